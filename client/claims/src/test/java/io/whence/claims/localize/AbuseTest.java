package io.whence.claims.localize;

import static org.assertj.core.api.Assertions.assertThat;

import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;
import io.whence.model.circulation.Agreement;
import io.whence.model.circulation.policy.Truth;
import io.whence.model.circulation.policy.UsagePolicy;
import io.whence.model.wire.UsagePolicyCodec;
import io.whence.trace.RecordedUses;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Uses against a policy that allows two aggregations for scoring, of a copy delivered on the first and deleted on the ninth. */
class AbuseTest {
    private static final Instant FROM = Instant.parse("2026-03-01T00:00:00Z");
    private static final Instant DELETED = Instant.parse("2026-03-09T00:00:00Z");
    private static final Abuse.Held HELD = new Abuse.Held("c-1", "lender", FROM, Optional.of(DELETED));
    private static final Abuse.Terms TERMS = new Abuse.Terms(
            new Agreement(
                    "agr-1",
                    "provider",
                    "lender",
                    "pv-1",
                    "pol-1",
                    FROM,
                    Instant.parse("2026-03-08T00:00:00Z"),
                    24,
                    Optional.empty(),
                    true,
                    Optional.empty(),
                    Optional.empty()),
            policy());

    @ParameterizedTest
    @CsvSource({
        "lender,aggregate,scoring,2026-03-02T00:00:00Z,SATISFIED,permission[0]",
        "lender,sell,profit,2026-03-02T00:00:00Z,UNSATISFIED,prohibition[0]",
        "lender,read,scoring,2026-03-02T00:00:00Z,UNSATISFIED,no permission covers it",
        "broker,aggregate,scoring,2026-03-02T00:00:00Z,UNSATISFIED,the copy is held by lender",
        "lender,aggregate,scoring,2026-03-07T23:59:59Z,SATISFIED,permission[0]",
        "lender,aggregate,scoring,2026-03-08T00:00:00Z,UNSATISFIED,agreement agr-1 is not in force",
        "lender,aggregate,scoring,2026-03-08T00:00:01Z,UNSATISFIED,agreement agr-1 is not in force"
    })
    void a_use_is_judged_by_its_policy(
            String by, String action, String purpose, Instant at, Truth allowed, String rule) {
        Abuse.Judged judged = judge(TERMS, new RecordedUses.Use("e-1", at, by, action, purpose, 1));
        assertThat(judged.allowed()).isEqualTo(allowed);
        assertThat(judged.rule()).contains(rule);
    }

    @Test
    void the_third_use_goes_past_a_count_of_two() {
        List<Abuse.Judged> judged = Abuse.judge(HELD, Optional.of(TERMS), List.of(use("e-1"), use("e-2"), use("e-3")));
        assertThat(judged)
                .extracting(Abuse.Judged::allowed)
                .containsExactly(Truth.SATISFIED, Truth.SATISFIED, Truth.UNSATISFIED);
    }

    @Test
    void a_breach_names_its_copy_with_rule_actor_and_event() {
        List<Abuse.Judged> judged = Abuse.judge(HELD, Optional.of(TERMS), List.of(use("e-1"), sale()));
        PerilFinding finding = PerilFinding.abuse(copies(), Map.of("c-1", judged));
        assertThat(finding.verdict()).isEqualTo(Verdict.IDENTIFIED);
        assertThat(finding.named()).containsExactly("c-1");
        assertThat(finding.json().text())
                .contains("\"by\":\"lender\"", "\"event\":\"e-9\"", "\"rule\":\"pol-1 prohibition[0]\"")
                .contains("\"peril\":\"ABUSE\"");
    }

    @Test
    void what_cannot_be_judged_accuses_and_clears_nobody() {
        List<Abuse.Judged> judged = Abuse.judge(HELD, Optional.empty(), List.of(sale()));
        PerilFinding finding = PerilFinding.abuse(copies(), Map.of("c-1", judged));
        assertThat(finding.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(finding.reason()).contains(Reason.POLICY_UNKNOWN);
    }

    @Test
    void allowed_uses_leave_nothing_to_name() {
        List<Abuse.Judged> judged = Abuse.judge(HELD, Optional.of(TERMS), List.of(use("e-1")));
        PerilFinding finding = PerilFinding.abuse(copies(), Map.of("c-1", judged));
        assertThat(finding.verdict()).isEqualTo(Verdict.NOT_RECORDED);
        assertThat(finding.reason()).contains(Reason.NO_BREACH_RECORDED);
    }

    private static Abuse.Judged judge(Abuse.Terms terms, RecordedUses.Use use) {
        return Abuse.judge(HELD, Optional.of(terms), List.of(use)).getFirst();
    }

    private static RecordedUses.Use use(String event) {
        return new RecordedUses.Use(event, FROM.plusSeconds(60), "lender", "aggregate", "scoring", 1);
    }

    private static RecordedUses.Use sale() {
        return new RecordedUses.Use("e-9", FROM.plusSeconds(90), "lender", "sell", "profit", 1);
    }

    private static List<Descent.Onward> copies() {
        return List.of(new Descent.Onward("c-1", "lender"));
    }

    private static UsagePolicy policy() {
        String json = "{'profile':'whence-odrl-1','permission':[{'action':'aggregate','constraint':["
                + "{'leftOperand':'count','operator':'lteq','rightOperand':2}]}],"
                + "'prohibition':[{'action':'sell'}]}";
        return UsagePolicyCodec.read(
                new FieldReader("", Json.parse(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8))));
    }
}
