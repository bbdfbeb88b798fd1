package io.whence.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.whence.model.bytes.FieldReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code cover quote} with files that are wrong in one place: what is printed names that place, and the exit code is 1. */
final class QuoteCommandTest {
    private static final String RATES = "{'id':'r','currency':'CNY','rates':[{'section':'A','percent':'1'}],"
            + "'factors':[{'id':'controls','bands':[{'from':'0','factor':'1.5'}]}]}";
    private static final String RISK =
            "{'exposures':[{'section':'A','minorUnits':2000000}],'scores':{'controls':'0.5'}}";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            'controls':'0.5'  | 'controls':'0.5','x':'0.1'                                         | SCORE_UNKNOWN risk.scores.x
            'minorUnits':2000000}  | 'minorUnits':2000000},{'section':'A','minorUnits':1}          | DUPLICATE risk.exposures[1].section
            {'section':'A','minorUnits':2000000} | ``                                              | EXPOSURE_MISSING risk.exposures
            'minorUnits':2000000 | 'minorUnits':-1                                                 | AMOUNT_NEGATIVE risk.exposures[0].minorUnits
            'factor':'1.5'    | 'factor':'12345678901234567890'                                    | DECIMAL_MALFORMED rates.factors[0].bands[0].factor
            'from':'0'        | 'from':'0.1'                                                       | BANDS_DISORDERED rates.factors[0].bands[0].from
            'percent':'1'     | 'percent':'101'                                                    | PERCENT_OUT_OF_RANGE rates.rates[0].percent
            """)
    void a_quote_that_cannot_be_made_says_where_and_why(String part, String instead, String refusal)
            throws IOException {
        FieldReader error = quoted(RATES.replace(part, instead), RISK.replace(part, instead), 1)
                .object("error");
        assertThat(error.text("code") + " " + error.text("field")).isEqualTo(refusal);
    }

    @ParameterizedTest
    @CsvSource({"2000000, 30000", "1, 0"})
    void a_quote_that_can_be_made_is(String exposure, long premium) throws IOException {
        assertThat(quoted(RATES, RISK.replace("2000000", exposure), 0).minorUnits("premiumMinorUnits"))
                .isEqualTo(premium);
    }

    private FieldReader quoted(String rates, String risk, int exit) throws IOException {
        Path table = Files.writeString(folder.resolve("rates.json"), rates.replace('\'', '"'));
        Path stated = Files.writeString(folder.resolve("risk.json"), risk.replace('\'', '"'));
        Answered answered = Answered.in(
                folder, "cover", "quote", "--rates", table.toString(), "--risk", stated.toString(), "--json");
        assertThat(answered.exit()).as(answered.out() + answered.err()).isEqualTo(exit);
        return answered.json();
    }
}
