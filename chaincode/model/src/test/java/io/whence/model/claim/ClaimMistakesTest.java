package io.whence.model.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.whence.model.circulation.Role;
import io.whence.model.value.Refused;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Mistakes that other systems make, each with the test that would catch it here. */
class ClaimMistakesTest {
    @Test
    void a_claim_filed_after_expiry_for_a_loss_inside_the_period_is_taken_and_flagged() {
        Play play = Play.in(ClaimState.NONE).until(Cast.basis().reportBy()).make(Move.NOTIFY, Role.INSURED);
        assertThat(play.claim().state()).isEqualTo(ClaimState.NOTIFIED);
        assertThat(play.flags()).contains(Flag.LATE_REPORT).doesNotContain(Flag.OUTSIDE_PERIOD);
    }

    @Test
    void nothing_is_confirmed_above_what_was_claimed() {
        Act above = new Act.Assess(Cast.assessment(1_501, 0), List.of(), List.of("lender-03"), List.of());
        Act equal = new Act.Assess(Cast.assessment(1_500, 500), List.of(), List.of("lender-03"), List.of());
        Play play = Play.in(ClaimState.INVESTIGATING);
        assertThat(play.tried(above, Role.ADJUSTER)).isEqualTo("ABOVE_CLAIMED");
        assertThat(play.tried(equal, Role.ADJUSTER)).isEqualTo("allowed");
    }

    @Test
    void a_final_outcome_never_flips_silently() {
        Play play = Play.in(ClaimState.REOPENED)
                .make(Move.INVESTIGATE, Role.HANDLER)
                .make(Move.ASSESS, Role.ADJUSTER)
                .make(
                        new Act.Propose(
                                Cast.reasons(Proposal.Code.COVERED, Proposal.Code.COVERED), Cast.worksheet(1_400)),
                        Role.HANDLER)
                .make(accepting(1_400), Role.APPROVER);
        assertThat(play.claim().decisions()).extracting(Decision::netMinorUnits).containsExactly(1_000L, 1_400L);
        assertThat(play.claim().payableMinorUnits()).as("only the difference").isEqualTo(400);
    }

    @Test
    void accepted_money_does_not_lapse_when_nobody_collects_it() {
        Play play = Play.in(ClaimState.ACCEPTED).pass(Duration.ofDays(3_650));
        assertThat(play.tried(Move.AGREE, Role.INSURED)).isEqualTo("allowed");
        assertThat(play.claim().payableMinorUnits()).isEqualTo(Cast.NET);
    }

    @Test
    void a_tie_pays_nobody_by_itself_but_goes_to_the_tribunal() {
        Play play = Play.in(ClaimState.DISPUTED);
        vote(play, "a", Dispute.Choice.DECISION_STANDS);
        vote(play, "b", Dispute.Choice.INVESTIGATE_AGAIN);
        vote(play, "c", Dispute.Choice.DECISION_STANDS);
        vote(play, "d", Dispute.Choice.INVESTIGATE_AGAIN);
        play.make(panelRules(), Role.PANEL);
        assertThat(play.claim().dispute().orElseThrow().toTribunal()).isTrue();
        assertThat(play.tried(panelRules(), Role.PANEL)).isEqualTo("WITH_TRIBUNAL");
        assertThat(play.tried(panelRules(), Role.TRIBUNAL)).isEqualTo("CHOICE_MISSING");
        assertThat(play.make(Move.RULE, Role.TRIBUNAL).claim().state()).isEqualTo(ClaimState.INVESTIGATING);
    }

    @Test
    void a_refusal_is_never_answered_as_success() {
        assertThatThrownBy(() -> Play.in(ClaimState.NOTIFIED).make(Move.PAY, Role.HANDLER))
                .isInstanceOf(Refused.class);
    }

    @Test
    void lines_that_do_not_add_up_to_the_total_are_refused() {
        Worksheet crooked = new Worksheet(
                Cast.digest("crooked"),
                2_000,
                1_000,
                List.of(new Worksheet.Line("1", 999), new Worksheet.Line("2", 0)));
        Act propose = new Act.Propose(Cast.reasons(Proposal.Code.COVERED, Proposal.Code.COVERED), crooked);
        assertThat(Play.in(ClaimState.ASSESSED).tried(propose, Role.HANDLER)).isEqualTo("LINES_DIFFER");
    }

    @Test
    void a_withdrawn_claim_leaves_no_reserve_behind_and_can_close() {
        Play play = Play.in(ClaimState.PROPOSED).make(Move.WITHDRAW, Role.INSURED);
        assertThat(play.claim().account().reserveMinorUnits()).isZero();
        assertThat(play.make(Move.CLOSE, Role.HANDLER).claim().state()).isEqualTo(ClaimState.CLOSED);
    }

    @Test
    void a_payment_that_failed_neither_counts_as_paid_nor_keeps_a_declined_claim_open() {
        Play play = Play.in(ClaimState.INVESTIGATING)
                .make(Move.PAY_INTERIM, Role.APPROVER)
                .make(new Act.ConfirmInterim("1", Account.Stage.FAILED, Cast.PAPER), Role.PAYMENT)
                .make(Move.ASSESS, Role.ADJUSTER)
                .make(Move.PROPOSE, Role.HANDLER)
                .make(Move.DECLINE, Role.APPROVER)
                .make(new Act.Reserve(0), Role.HANDLER)
                .make(Move.CLOSE, Role.HANDLER);
        assertThat(play.claim().account().paidMinorUnits()).isZero();
        assertThat(play.claim().account().payments().getFirst().stage()).isEqualTo(Account.Stage.CANCELLED);
    }

    @Test
    void money_already_paid_ahead_comes_off_what_is_due_and_never_below_nothing() {
        Play play = Play.in(ClaimState.INVESTIGATING)
                .make(Move.PAY_INTERIM, Role.APPROVER)
                .make(Move.CONFIRM_INTERIM, Role.PAYMENT)
                .make(Move.ASSESS, Role.ADJUSTER)
                .make(
                        new Act.Propose(Cast.reasons(Proposal.Code.COVERED, Proposal.Code.COVERED), Cast.worksheet(60)),
                        Role.HANDLER)
                .make(accepting(60), Role.APPROVER);
        assertThat(play.claim().payableMinorUnits()).isZero();
        assertThat(play.flags()).contains(Flag.OVERPAID);
    }

    @Test
    void a_claim_cannot_be_paid_twice() {
        Play play = Play.in(ClaimState.PAYING);
        assertThat(play.tried(new Act.Pay(Optional.of(401L)), Role.HANDLER)).isEqualTo("PAYMENT_ABOVE_DUE");
        play.make(Move.PAY, Role.HANDLER);
        assertThat(play.tried(Move.PAY, Role.HANDLER)).isEqualTo("PAYMENT_ABOVE_DUE");
        play.make(Move.SETTLE, Role.PAYMENT);
        assertThat(play.claim().account().paidMinorUnits()).isEqualTo(Cast.NET);
        assertThat(play.claim().state()).isEqualTo(ClaimState.SETTLED);
    }

    @Test
    void a_failed_payment_is_instructed_again_and_settles_once() {
        Play play = Play.in(ClaimState.AGREED)
                .make(Move.PAY, Role.HANDLER)
                .make(new Act.Settle(Optional.of("1"), Account.Stage.FAILED, Cast.PAPER), Role.PAYMENT);
        assertThat(play.claim().state()).isEqualTo(ClaimState.PAYING);
        play.make(Move.PAY, Role.HANDLER).make(Move.SETTLE, Role.PAYMENT);
        assertThat(play.claim().account().paidMinorUnits()).isEqualTo(Cast.NET);
        assertThat(play.tried(Move.SETTLE, Role.PAYMENT)).isEqualTo("STATE_FORBIDS");
    }

    @Test
    void no_party_gives_back_more_than_its_ceiling_nor_all_together_more_than_was_paid() {
        Play play = Play.in(ClaimState.SETTLED).make(Move.RECOVER_OPEN, Role.HANDLER);
        assertThat(play.tried(receiving(801), Role.HANDLER)).isEqualTo("RECOVERY_ABOVE_CEILING");
        play.make(receiving(500), Role.HANDLER);
        assertThat(play.tried(receiving(301), Role.HANDLER)).isEqualTo("RECOVERY_ABOVE_CEILING");
        assertThat(play.tried(receiving(300), Role.HANDLER)).isEqualTo("allowed");
    }

    @Test
    void whoever_the_cover_waives_is_not_asked() {
        Act waived = new Act.RecoverOpen(List.of(new Recovery.Ceiling("lender-03", 800)), List.of("lender-03"));
        assertThat(Play.in(ClaimState.SETTLED).tried(waived, Role.HANDLER)).isEqualTo("NOTHING_TO_RECOVER");
    }

    @Test
    void a_loss_is_not_discovered_before_it_happens() {
        Notice notice = Cast.notice();
        Instant after = notice.discoveredAt().plusMillis(1);
        Notice backwards = new Notice(
                after,
                notice.discoveredAt(),
                notice.copies(),
                notice.items(),
                Optional.empty(),
                Optional.empty(),
                List.of());
        assertThat(Play.in(ClaimState.NONE).tried(new Act.Notify(backwards, List.of(), true), Role.INSURED))
                .isEqualTo("LOSS_AFTER_DISCOVERY");
    }

    private static Act receiving(long minorUnits) {
        return new Act.RecoverReceive(new Recovery.Receipt("lender-03", minorUnits, 0, Cast.PAPER));
    }

    private static Act accepting(long net) {
        Worksheet worksheet = Cast.worksheet(net);
        return new Act.Accept(worksheet.digest(), worksheet.digest(), List.of("RegulatorMSP"));
    }

    private static Act panelRules() {
        return new Act.Rule(Optional.empty(), Cast.PAPER);
    }

    private static void vote(Play play, String person, Dispute.Choice choice) {
        play.make(new Act.Vote(choice, Cast.PAPER), Cast.panelist(person));
    }
}
