package io.whence.model.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.whence.model.cover.Adjuster;
import io.whence.model.cover.Terms;
import io.whence.model.cover.Worksheet;
import io.whence.model.value.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Covers on covers, and what puts an aggregate back. */
class TreatyTest {
    private static final String QUOTA_SHARE =
            "{'currency':'CNY','policy':{'layers':[{'id':'QS','participationPercent':'40'}]}}";
    private static final String EXCESS = """
            {'currency':'CNY','policy':{'layers':[{'id':'XL','attachmentMinorUnits':100,'occurrenceLimitMinorUnits':200,
            'aggregate':{'minorUnits':400,'usedMinorUnits':50}}]}}""";

    @Test
    void a_quota_share_takes_its_part_of_every_claim() {
        assertThat(ceded(QUOTA_SHARE, "{'claims':[%s,%s]}".formatted(claim("a", 100), claim("b", 50))))
                .contains(
                        "{\"cededMinorUnits\":40,\"claim\":\"a\",\"grossMinorUnits\":100,\"retainedMinorUnits\":60}",
                        "{\"cededMinorUnits\":20,\"claim\":\"b\",\"grossMinorUnits\":50,\"retainedMinorUnits\":30}",
                        "\"netMinorUnits\":60");
    }

    @ParameterizedTest
    @CsvSource({"60, 40, 0, 400", "60, 41, 1, 349", "100, 200, 200, 150", "300, 300, 200, 150"})
    void an_excess_treaty_takes_the_occurrence_above_its_attachment(long first, long second, long net, long left) {
        String answer =
                ceded(EXCESS, "{'occurrence':'I','claims':[%s,%s]}".formatted(claim("a", first), claim("b", second)));
        assertThat(answer)
                .contains("\"netMinorUnits\":%d,".formatted(net))
                .contains("\"aggregateLeftMinorUnits\":%d".formatted(net == 0 ? 350 : left));
    }

    @Test
    void a_worksheet_that_was_touched_is_refused() {
        String cession =
                "{'claims':[%s]}".formatted(claim("a", 100)).replace("'netMinorUnits':100", "'netMinorUnits':101");
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> ceded(QUOTA_SHARE, cession))
                .satisfies(refused -> assertThat(refused.code() + " " + refused.field())
                        .isEqualTo("WORKSHEET_ALTERED claims[0].worksheet.digest"));
    }

    @Test
    void a_claim_in_another_currency_is_refused() {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> ceded(QUOTA_SHARE.replace("CNY", "USD"), "{'claims':[%s]}".formatted(claim("a", 1))))
                .satisfies(refused -> assertThat(refused.code() + " " + refused.field())
                        .isEqualTo("CURRENCY_DIFFERS claims[0].worksheet.currency"));
    }

    @ParameterizedTest
    @CsvSource({"0, 250", "1, 251", "150, 400", "151, 400"})
    void a_reinstatement_puts_back_at_most_what_is_gone(long amount, long left) {
        Terms treaty = TermsJson.read(Quoted.json(EXCESS.replace("'usedMinorUnits':50", "'usedMinorUnits':150")));
        assertThat(aggregateLeft(treaty.reinstated("XL", amount))).isEqualTo(left);
        assertThat(aggregateLeft(treaty.reinstated("other", amount))).isEqualTo(250);
    }

    @ParameterizedTest
    @CsvSource({"false, 100, 150", "true, 0, 150", "true, 1, 151", "true, 100, 250", "true, 200, 350", "true, 300, 350"
    })
    void a_recovery_reinstates_only_where_the_switch_says_so(boolean switched, long recovered, long left) {
        Terms terms = TermsJson.read(Quoted.json(EXCESS.replace(
                "'policy'", "'switches':{'recoveryReinstatesAggregate':%s},'policy'".formatted(switched))));
        Worksheet worksheet =
                Adjuster.settle(terms, LossJson.read(Quoted.json("{'items':[{'id':'1','claimedMinorUnits':400}]}")));
        Terms after = terms.erodedBy(worksheet.erosion());
        assertThat(aggregateLeft(after)).isEqualTo(150);
        assertThat(aggregateLeft(after.recovered(worksheet.erosion(), recovered, worksheet.netMinorUnits())))
                .isEqualTo(left);
    }

    private static long aggregateLeft(Terms terms) {
        return terms.policy().layers().getFirst().aggregate().orElseThrow().leftMinorUnits();
    }

    private static String ceded(String treaty, String cession) {
        return Quoted.text(CessionJson.answer(Quoted.json(treaty), Quoted.json(cession)));
    }

    private static String claim(String id, long net) {
        byte[] worksheet = WorksheetJson.answer(
                Quoted.json("{'currency':'CNY'}"),
                Quoted.json("{'items':[{'id':'1','claimedMinorUnits':%d}]}".formatted(net)));
        return "{'claim':'%s','worksheet':%s}"
                .formatted(id, Quoted.text(worksheet).replace('"', '\''));
    }
}
