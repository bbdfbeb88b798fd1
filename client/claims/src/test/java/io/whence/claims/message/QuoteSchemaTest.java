package io.whence.claims.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.whence.model.value.Refused;
import io.whence.model.wire.QuoteJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rate tables, risks and quotes: the published schemas take what the code takes, and refuse what it refuses. */
class QuoteSchemaTest {
    private static final String RATES = "{'id':'circulation-2026','currency':'CNY','rates':[{'section':'DATA-LOSS',"
            + "'percent':'0.8'}],'factors':[{'id':'localisability','bands':[{'from':'0','factor':'1.3'},"
            + "{'from':'0.95','factor':'0.85'}]}],'minimumMinorUnits':100000}";
    private static final String RISK =
            "{'exposures':[{'section':'DATA-LOSS','minorUnits':5000000}],'scores':{'localisability':'0.97'}}";

    @Test
    void a_quote_and_what_it_was_made_from_are_valid_by_their_schemas() throws IOException {
        assertThat(Recorded.objections("rates.json", json(RATES))).isEmpty();
        assertThat(Recorded.objections("risk.json", json(RISK))).isEmpty();
        byte[] quote = QuoteJson.answer(json(RATES), json(RISK));
        assertThat(Recorded.objections("quote.json", quote)).isEmpty();
        String uneven = RISK.replace("5000000", "1").replace("0.97", "0.333");
        assertThat(Recorded.objections("quote.json", QuoteJson.answer(json(RATES), json(uneven))))
                .isEmpty();
        assertThat(Recorded.objections("quote.json", RISK.replace('\'', '"').getBytes(StandardCharsets.UTF_8)))
                .isNotEmpty();
    }

    @Test
    void what_may_be_left_out_is_left_out_in_both() throws IOException {
        String least = "{'id':'r','currency':'CNY','rates':[{'section':'A','percent':'1'}]}";
        String none = "{'exposures':[{'section':'A','minorUnits':1}],'scores':{}}";
        assertThat(Recorded.objections("rates.json", json(least))).isEmpty();
        assertThat(Recorded.objections("risk.json", json(none))).isEmpty();
        assertThatCode(() -> QuoteJson.answer(json(least), json(none))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            rates | 'percent':'0.8'             | 'percent':0.8
            rates | 'percent':'0.8'             | 'percent':'-1'
            rates | 'percent':'0.8'             | 'rate':'0.8'
            rates | 'id':'circulation-2026',    |
            rates | 'currency':'CNY'            | 'currency':'yuan'
            rates | 'from':'0.95'               | 'above':'0.95'
            rates | 'minimumMinorUnits':100000  | 'minimumMinorUnits':-1
            risk  | 'minorUnits':5000000        | 'minorUnits':-5
            risk  | 'localisability':'0.97'     | 'localisability':'1.01'
            risk  | 'localisability':'0.97'     | 'localisability':0.97
            risk  | 'scores'                    | 'marks'
            risk  | {'section':'DATA-LOSS','minorUnits':5000000} |
            """, quoteCharacter = '`', emptyValue = "")
    void schema_and_code_refuse_the_same_damage(String document, String part, String damage) throws IOException {
        boolean rates = document.equals("rates");
        String whole = rates ? RATES : RISK;
        assertThat(whole).contains(part);
        byte[] damaged = json(whole.replace(part, damage == null ? "" : damage));
        assertThat(Recorded.objections(document + ".json", damaged)).isNotEmpty();
        assertThatThrownBy(() -> QuoteJson.answer(rates ? damaged : json(RATES), rates ? json(RISK) : damaged))
                .isInstanceOf(Refused.class);
    }

    private static byte[] json(String quoted) {
        return quoted.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }
}
