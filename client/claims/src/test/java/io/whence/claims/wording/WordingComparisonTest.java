package io.whence.claims.wording;

import static org.assertj.core.api.Assertions.assertThat;

import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Two wordings side by side: where they differ, what each pays, and which clause makes the difference. */
class WordingComparisonTest {
    private static final String FIRST =
            "{'trigger':'LOSS_OCCURRING','reportingWindowDays':30,'terms':{'currency':'CNY',"
                    + "'sections':[{'id':'DATA','clause':'3.1','deductible':{'kind':'FLAT','minorUnits':100},"
                    + "'limit':{'kind':'FLAT','minorUnits':5000}},{'id':'RESPONSE','clause':'3.2'}]}}";
    private static final String SECOND =
            "{'trigger':'LOSS_OCCURRING','reportingWindowDays':60,'terms':{'currency':'CNY',"
                    + "'sections':[{'id':'DATA','clause':'2.4','deductible':{'kind':'FLAT','minorUnits':300},"
                    + "'limit':{'kind':'FLAT','minorUnits':5000},'coPaymentPercent':'10'}]}}";
    private static final String LOSS = "{'items':[{'id':'1','section':'DATA','claimedMinorUnits':2300},"
            + "{'id':'2','section':'RESPONSE','claimedMinorUnits':400}]}";

    private final FieldReader compared = new FieldReader("", compared(FIRST, SECOND));
    private final FieldReader incident = compared.object("incident");

    @Test
    void every_clause_in_which_they_differ_stands_with_both_words() {
        assertThat(compared.objects("clauses", 99, clause -> clause.text("level") + " " + clause.text("term")))
                .containsExactly(
                        "DATA coPaymentPercent", "DATA deductible", "RESPONSE section", "cover reportingWindowDays");
        assertThat(compared.objects(
                        "clauses",
                        99,
                        clause -> clause.has("second") ? clause.json("second").text() : "silent"))
                .containsExactly("\"10\"", "\"{\\\"kind\\\":\\\"FLAT\\\",\\\"minorUnits\\\":300}\"", "silent", "60");
        assertThat(compared.count("sameClauses")).isEqualTo(4);
    }

    @Test
    void the_same_incident_is_settled_under_each() {
        // 2,300 - 100 + 400 against (2,300 - 300) x 0.9, where the second insures no response
        assertThat(incident.object("first").count("netMinorUnits")).isEqualTo(2_600);
        assertThat(incident.object("second").count("netMinorUnits")).isEqualTo(1_800);
        assertThat(incident.object("second").texts("notInsured", 9)).containsExactly("2");
        assertThat(incident.whole("differenceMinorUnits", -9_999, 9_999)).isEqualTo(-800);
    }

    @Test
    void each_clause_s_own_part_of_the_difference_is_reckoned_by_changing_it_alone() {
        assertThat(incident.objects(
                        "causes",
                        99,
                        cause -> cause.text("level") + " " + cause.text("term") + " "
                                + cause.json("differenceMinorUnits").text()))
                .containsExactly("DATA coPaymentPercent -220", "DATA deductible -200", "RESPONSE section -400");
        assertThat(incident.objects("causes", 99, cause -> cause.text("clause")))
                .containsExactly("3.1", "3.1", "3.2");
    }

    @Test
    void a_wording_does_not_differ_from_itself() {
        FieldReader same = new FieldReader("", compared(FIRST, FIRST));
        assertThat(same.objects("clauses", 9, clause -> clause)).isEmpty();
        assertThat(same.object("incident").objects("causes", 9, cause -> cause)).isEmpty();
    }

    @Test
    void a_section_that_only_the_other_insures_explains_what_it_pays_more() {
        FieldReader reversed = new FieldReader("", compared(SECOND, FIRST)).object("incident");
        List<String> causes = reversed.objects(
                "causes",
                9,
                cause -> cause.text("level") + " " + cause.text("term") + " "
                        + cause.json("differenceMinorUnits").text());
        assertThat(causes).containsExactly("DATA coPaymentPercent 200", "DATA deductible 180", "RESPONSE section 400");
    }

    private static Json compared(String one, String other) {
        return WordingComparison.of(Wording.read("a", json(one)), Wording.read("b", json(other)), json(LOSS));
    }

    private static Json json(String quoted) {
        return Json.parse(quoted.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }
}
