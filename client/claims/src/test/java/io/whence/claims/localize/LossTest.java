package io.whence.claims.localize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.whence.model.bytes.FieldReader;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Challenges of content that a lender acknowledged on the first, or never. Days stand for times: {@code 4G} is good on day 4. */
class LossTest {
    private static final Loss.Custody HELD = new Loss.Custody("c-1", "provider", "lender", Optional.of(day(1)));
    private static final Loss.Custody SENT = new Loss.Custody("c-1", "provider", "lender", Optional.empty());

    @ParameterizedTest
    @CsvSource({
        "4B, 1, 4",
        "2G 4B, 2, 4",
        "4B 2G, 2, 4",
        "2G 3O 4B, 2, 4",
        "2G 4B 5B 6G, 2, 4",
        "2G 4G 4B, 4, 4",
        "3O 4B 5O, 1, 4"
    })
    void a_loss_lies_in_the_smallest_interval_between_good_and_bad(String challenges, int from, int to) {
        assertThat(located(HELD, challenges).loss()).isEqualTo(new Loss.Between(day(from), day(to)));
    }

    @Test
    void silence_proves_nothing_and_says_on_whom_the_burden_is() {
        PerilFinding finding = PerilFinding.loss(List.of(located(HELD, "2G 3O 4O")), Loss.Burden.CUSTODIAN);
        assertThat(finding.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(finding.reason()).contains(Reason.CHALLENGE_OVERDUE);
        FieldReader told = told(finding);
        assertThat(told.text("conclusion")).isEqualTo("UNPROVEN");
        assertThat(told.text("overdueAt")).isEqualTo("2026-03-03T00:00:00Z");
        assertThat(told.text("burden")).isEqualTo("CUSTODIAN");
    }

    @Test
    void what_was_never_acknowledged_is_at_the_senders_risk() {
        PerilFinding finding = PerilFinding.loss(List.of(located(SENT, "4B")), Loss.Burden.CLAIMANT);
        assertThat(finding.named()).isEmpty();
        assertThat(finding.reason()).contains(Reason.NEVER_ACKNOWLEDGED);
        assertThat(told(finding).text("sender")).isEqualTo("provider");
        assertThat(located(SENT, "2G 4B").loss()).isEqualTo(new Loss.Between(day(2), day(4)));
    }

    @Test
    void what_another_custodian_shows_is_no_proof_for_this_one() {
        Loss.Challenge others = new Loss.Challenge(day(3), "another", Loss.Answer.GOOD, Optional.empty());
        Loss.Challenge bad = new Loss.Challenge(day(4), "lender", Loss.Answer.BAD, Optional.empty());
        assertThat(Loss.locate(HELD, List.of(others, bad)).loss()).isEqualTo(new Loss.Between(day(1), day(4)));
    }

    @Test
    void each_copy_that_was_lost_is_named() {
        Loss.Custody second = new Loss.Custody("c-2", "provider", "broker", Optional.of(day(1)));
        List<Loss.Challenge> challenges = Stream.of("lender", "broker")
                .map(custodian -> new Loss.Challenge(day(2), custodian, Loss.Answer.BAD, Optional.empty()))
                .toList();
        PerilFinding finding = PerilFinding.loss(
                List.of(Loss.locate(second, challenges), Loss.locate(HELD, challenges)), Loss.Burden.CLAIMANT);
        assertThat(finding.named()).containsExactly("c-1", "c-2");
        assertThat(finding.verdict()).isEqualTo(Verdict.IDENTIFIED);
    }

    @Test
    void what_answers_well_is_cleared_as_far_as_it_was_asked() {
        PerilFinding finding = PerilFinding.loss(List.of(located(HELD, "2G 3G")), Loss.Burden.CLAIMANT);
        assertThat(finding.verdict()).isEqualTo(Verdict.NOT_RECORDED);
        FieldReader lastGood = told(finding).object("lastGood");
        assertThat(lastGood.count("rows")).isEqualTo(459);
        assertThat(lastGood.objects("detection", 9, one -> one.text("lost") + " " + one.text("wouldShow")))
                .containsExactly("0.001 0.368230", "0.01 0.990079", "0.1 0.999999");
    }

    @Test
    void four_hundred_and_fifty_nine_rows_show_a_loss_of_one_percent() {
        assertThat(Loss.rowsToAsk(0.01, 0.99)).isEqualTo(459);
        assertThat(Loss.shown(0.01, 459)).isGreaterThanOrEqualTo(0.99);
        assertThat(Loss.shown(0.01, 458)).isLessThan(0.99);
        assertThat(Loss.shown(0.5, 2)).isCloseTo(0.75, within(1e-15));
    }

    private static FieldReader told(PerilFinding finding) {
        return new FieldReader("", finding.json())
                .object("particulars")
                .objects("custody", 9, one -> one)
                .getFirst();
    }

    private static Loss.Located located(Loss.Custody custody, String challenges) {
        return Loss.locate(
                custody,
                Stream.of(challenges.split(" ")).map(LossTest::challenge).toList());
    }

    private static Loss.Challenge challenge(String text) {
        Loss.Answer answer = switch (text.charAt(1)) {
            case 'G' -> Loss.Answer.GOOD;
            case 'B' -> Loss.Answer.BAD;
            default -> Loss.Answer.OVERDUE;
        };
        return new Loss.Challenge(day(text.charAt(0) - '0'), "lender", answer, Optional.of(459));
    }

    private static Instant day(int day) {
        return Instant.parse("2026-03-0" + day + "T00:00:00Z");
    }
}
