package io.whence.model.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;
import io.whence.model.cover.Quote;
import io.whence.model.value.Refused;
import io.whence.model.value.ValueRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Premiums: exposure times rate, factors by bands, the least premium, one rounding; and what is pro rata of them. */
class QuoteTest {
    private static final String RATES = "{'id':'r-1','currency':'CNY','rates':[{'section':'A','percent':'0.8'},"
            + "{'section':'B','percent':'1.5'}],'factors':[{'id':'localisability','bands':[{'from':'0','factor':'1.3'},"
            + "{'from':'0.5','factor':'1'},{'from':'0.95','factor':'0.85'}]},"
            + "{'id':'controls','bands':[{'from':'0','factor':'1.2'},{'from':'0.6','factor':'0.9'}]}],"
            + "'minimumMinorUnits':1000}";

    @Test
    void a_premium_is_exposure_times_rate_times_factors_and_every_step_is_shown() {
        FieldReader quote = quote(RATES, risk(5_000_000, 1_000_000, "0.97", "0.6"));
        // (40,000 + 15,000) x 0.85 x 0.9 = 42,075
        assertThat(quote.minorUnits("premiumMinorUnits")).isEqualTo(42_075);
        assertThat(quote.objects("lines", 9, line -> line.text("section") + " " + line.minorUnits("minorUnits")))
                .containsExactly("A 30600", "B 11475");
        assertThat(quote.objects(
                        "steps",
                        9,
                        step -> step.text("operation") + " " + step.text("level") + " " + step.text("leaving")))
                .containsExactly(
                        "RATE A 40000", "RATE B 15000", "FACTOR localisability 46750", "FACTOR controls 42075");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1.3",
        "0.499999999999999999, 1.3",
        "0.5, 1",
        "0.51, 1",
        "0.949999999999999999, 1",
        "0.95, 0.85",
        "1, 0.85"
    })
    void a_factor_is_that_of_the_band_that_the_score_falls_into(String score, String factor) {
        FieldReader quote = quote(RATES, risk(5_000_000, 0, score, "0.6"));
        assertThat(quote.objects(
                        "steps",
                        9,
                        step -> step.text("level") + " "
                                + step.textIfPresent("factor").orElse("")))
                .contains("localisability " + factor);
    }

    @ParameterizedTest
    @CsvSource({"0, 1000", "81699, 1000", "81700, 1000", "163500, 1001", "163399, 1000", "163480, 1000", "163481, 1001"
    })
    void the_least_premium_is_asked_where_the_risk_would_come_to_less(long exposure, long premium) {
        assertThat(quote(RATES, risk(exposure, 0, "1", "1")).minorUnits("premiumMinorUnits"))
                .isEqualTo(premium);
    }

    @Test
    void lines_add_up_to_the_premium_which_is_rounded_once() {
        FieldReader quote = quote(RATES, risk(1_234_567, 765_433, "0.7", "0.1"));
        long lines = quote.objects("lines", 9, line -> line.minorUnits("minorUnits")).stream()
                .mapToLong(amount -> amount)
                .sum();
        // (9,876.536 + 11,481.495) x 1 x 1.2 = 25,629.6372
        assertThat(quote.minorUnits("premiumMinorUnits")).isEqualTo(25_630).isEqualTo(lines);
    }

    @Test
    void what_a_table_or_a_risk_lacks_is_refused_by_name() {
        String risk = risk(1, 1, "0.7", "0.1");
        assertThat(refused(RATES, risk.replace("'B'", "'C'"))).isEqualTo("RATE_MISSING risk.exposures[1].section C");
        assertThat(refused(RATES, risk.replace(",'controls':'0.1'", "")))
                .isEqualTo("SCORE_MISSING risk.scores.controls absent");
        assertThat(refused(RATES, risk(1, 1, "1.01", "0.1")))
                .isEqualTo("SCORE_OUT_OF_RANGE risk.scores.localisability 1.01");
        assertThat(refused(RATES.replace("'from':'0','factor':'1.2'", "'from':'0.7','factor':'1.2'"), risk))
                .isEqualTo("BANDS_DISORDERED rates.factors[1].bands[0].from 0.7");
        assertThat(refused(RATES, "{'scores':{'localisability':'1','controls':'1'}}"))
                .isEqualTo("EXPOSURE_MISSING risk.exposures none");
    }

    @Test
    void what_a_table_or_a_risk_says_twice_or_to_no_purpose_is_refused_by_name() {
        String risk = risk(1, 1, "0.7", "0.1");
        assertThat(refused(RATES, risk.replace("'scores':{", "'scores':{'x':'0.1',")))
                .isEqualTo("SCORE_UNKNOWN risk.scores.x 0.1");
        assertThat(refused(RATES, risk.replace("'B'", "'A'"))).isEqualTo("DUPLICATE risk.exposures[1].section A");
        assertThat(refused(RATES.replace("'section':'B'", "'section':'A'"), risk))
                .isEqualTo("DUPLICATE rates.rates[1].section A");
        assertThat(refused(RATES.replace("'id':'controls'", "'id':'localisability'"), risk))
                .isEqualTo("DUPLICATE rates.factors[1].id localisability");
    }

    @Test
    void a_value_is_refused_under_its_own_path_and_by_the_rule_that_it_breaks() {
        String risk = risk(1, 1, "0.7", "0.1");
        assertThat(refused(RATES, risk.replace("'section':'A','minorUnits':1", "'section':'A','minorUnits':-1")))
                .isEqualTo("AMOUNT_NEGATIVE risk.exposures[0].minorUnits -1");
        assertThat(refused(RATES.replace("'factor':'1.3'", "'factor':'12345678901234567890'"), risk))
                .isEqualTo("DECIMAL_MALFORMED rates.factors[0].bands[0].factor 12345678901234567890");
        assertThat(ValueRule.DECIMAL_MALFORMED.text()).contains("1 to 18 digits");
    }

    @ParameterizedTest
    @CsvSource({"365, 1000", "0, 0", "-5, 0", "400, 1000", "182, 499", "183, 501", "1, 3"})
    void a_premium_is_divided_by_time(long left, long part) {
        assertThat(Quote.proRata(1_000, left, 365)).isEqualTo(part);
    }

    private static String risk(long first, long second, String localisability, String controls) {
        return "{'exposures':[{'section':'A','minorUnits':%d},{'section':'B','minorUnits':%d}],'scores':{'localisability':'%s','controls':'%s'}}"
                .formatted(first, second, localisability, controls);
    }

    private static FieldReader quote(String rates, String risk) {
        return new FieldReader("", Json.parse(QuoteJson.answer(Quoted.json(rates), Quoted.json(risk))));
    }

    private static String refused(String rates, String risk) {
        Refused refused = catchThrowableOfType(Refused.class, () -> quote(rates, risk));
        return refused.code() + " " + refused.field() + " " + refused.value();
    }
}
