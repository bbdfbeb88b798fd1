package io.whence.model.claim;

import static org.assertj.core.api.Assertions.assertThat;

import io.whence.model.circulation.Role;
import io.whence.model.value.Digest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What money needs on its way out and back: payments ahead, claw-backs, banks that answer late, recoveries after a reopening. */
class MoneyLawTest {
    private static final Digest ELSEWHERE = Cast.digest("elsewhere");

    @Test
    void a_payment_ahead_stays_within_what_the_ledger_reckons_to_be_due() {
        Play play = Play.in(ClaimState.INVESTIGATING).make(new Act.Reserve(5_000), Role.HANDLER);
        assertThat(play.tried(Cast.interim("provider", Cast.NET + 1), Role.APPROVER))
                .isEqualTo("PAYMENT_ABOVE_DUE");
        play.make(Cast.interim("provider", 600), Role.APPROVER);
        assertThat(play.tried(Cast.interim("provider", 401), Role.APPROVER)).isEqualTo("PAYMENT_ABOVE_DUE");
        assertThat(play.tried(Cast.interim("provider", 400), Role.APPROVER)).isEqualTo("allowed");
    }

    @Test
    void a_payment_ahead_goes_to_the_insured_or_to_whom_the_insured_named() {
        Play play = Play.in(ClaimState.INVESTIGATING);
        assertThat(play.tried(Cast.interim("anybody-at-all", 100), Role.APPROVER))
                .isEqualTo("PAYEE_UNNAMED");
        assertThat(play.tried(Cast.interim("claimant", 100), Role.APPROVER)).isEqualTo("allowed");
    }

    @Test
    void a_payment_ahead_needs_what_a_decision_needs() {
        Play play = Play.in(ClaimState.INVESTIGATING);
        assertThat(play.tried(ahead(List.of(), List.of(), List.of()), Role.APPROVER))
                .isEqualTo("FINDING_NOT_CONCURRED");
        assertThat(play.tried(ahead(List.of(), List.of(Cast.unknownReceipt()), List.of("RegulatorMSP")), Role.APPROVER))
                .isEqualTo("TERM_UNANSWERED");
        assertThat(play.tried(
                        ahead(List.of(Cast.assessed("1", 1_501)), List.of(), List.of("RegulatorMSP")), Role.APPROVER))
                .isEqualTo("ABOVE_CLAIMED");
        assertThat(play.tried(Cast.interim("provider", 100), Cast.actor(Role.APPROVER, "small", 99)))
                .isEqualTo("AUTHORITY_EXCEEDED");
    }

    @Test
    void what_is_paid_ahead_in_parts_counts_together_towards_the_authority() {
        Play play = Play.in(ClaimState.INVESTIGATING);
        Actor small = Cast.actor(Role.APPROVER, "small", 150);
        play.make(Cast.interim("provider", 100), small);
        assertThat(play.tried(Cast.interim("provider", 51), small)).isEqualTo("AUTHORITY_EXCEEDED");
        assertThat(play.tried(Cast.interim("provider", 50), small)).isEqualTo("allowed");
    }

    @Test
    void a_claw_back_needs_a_ground_an_authority_and_an_amount_that_went_out() {
        Play play = Play.in(ClaimState.SETTLED);
        Act unknown = new Act.ClawBack(Clawback.Reason.FRAUD, ELSEWHERE, 100, false);
        assertThat(play.tried(unknown, Role.APPROVER)).isEqualTo("GROUND_UNKNOWN");
        assertThat(play.tried(Cast.clawingBack(Cast.NET + 1), Role.APPROVER)).isEqualTo("CLAWBACK_ABOVE_PAID");
        assertThat(play.tried(Cast.clawingBack(Cast.NET), Cast.actor(Role.APPROVER, "small", Cast.NET - 1)))
                .isEqualTo("AUTHORITY_EXCEEDED");
        assertThat(play.tried(Cast.clawingBack(Cast.NET), Cast.actor(Role.APPROVER, "large", Cast.NET)))
                .isEqualTo("allowed");
    }

    @Test
    void an_over_payment_is_asked_back_by_the_worksheet_decided_last_and_no_further() {
        Play play = overpaid();
        assertThat(play.tried(overpayment(ELSEWHERE, 40), Role.APPROVER)).isEqualTo("GROUND_UNKNOWN");
        Digest worksheet = Cast.worksheet(60).digest();
        assertThat(play.tried(overpayment(worksheet, 41), Role.APPROVER)).isEqualTo("CLAWBACK_ABOVE_PAID");
        play.make(overpayment(worksheet, 40), Role.APPROVER).make(Cast.returning(40), Role.PAYMENT);
        assertThat(play.claim().costMinorUnits()).as("the decision stands").isEqualTo(60);
    }

    @Test
    void a_claw_back_is_used_up_money_until_it_is_returned_and_closes_when_settled_or_given_up() {
        Play play = Play.in(ClaimState.CLAWBACK).make(new Act.Reserve(0), Role.HANDLER);
        assertThat(play.claim().costMinorUnits()).isEqualTo(Cast.NET);
        assertThat(play.tried(Move.CLOSE, Role.HANDLER)).isEqualTo("CLAWBACK_OPEN");
        assertThat(play.tried(Cast.returning(Cast.NET + 1), Role.PAYMENT)).isEqualTo("CLAWBACK_ABOVE_PAID");
        play.make(Cast.returning(300), Role.PAYMENT);
        assertThat(play.claim().costMinorUnits()).isEqualTo(700);
        assertThat(play.tried(Move.CLOSE, Role.HANDLER)).isEqualTo("CLAWBACK_OPEN");
        Play returned = play.copied().make(Cast.returning(700), Role.PAYMENT);
        assertThat(returned.claim().costMinorUnits()).isZero();
        assertThat(returned.tried(Move.CLOSE, Role.HANDLER)).isEqualTo("allowed");
        assertThat(play.tried(Cast.act(Move.WRITE_OFF), Cast.actor(Role.APPROVER, "small", 699)))
                .isEqualTo("AUTHORITY_EXCEEDED");
        play.make(Move.WRITE_OFF, Role.APPROVER);
        assertThat(play.claim().costMinorUnits()).isEqualTo(700);
        assertThat(play.tried(Move.CLOSE, Role.HANDLER)).isEqualTo("allowed");
    }

    @Test
    void a_bank_s_answer_is_taken_while_the_claim_is_held_and_stands_when_the_hold_ends() {
        Play play = Play.in(ClaimState.AGREED).make(Move.PAY, Role.HANDLER).make(Move.HOLD, Role.REGULATOR);
        play.make(Move.SETTLE, Role.PAYMENT);
        assertThat(play.claim().state()).isEqualTo(ClaimState.HELD);
        assertThat(play.claim().account().paidMinorUnits()).isEqualTo(Cast.NET);
        Instant paid = play.now();
        play.pass(Duration.ofDays(40)).make(Move.RELEASE, Role.REGULATOR);
        assertThat(play.claim().state()).isEqualTo(ClaimState.SETTLED);
        assertThat(clock(play, Clock.Name.PAYMENT).metAt()).contains(paid);
        Play ahead = Play.in(ClaimState.INVESTIGATING)
                .make(Move.PAY_INTERIM, Role.APPROVER)
                .make(Move.HOLD, Role.FRAUD)
                .make(Move.CONFIRM_INTERIM, Role.PAYMENT);
        assertThat(ahead.claim().account().paidMinorUnits()).isEqualTo(100);
        assertThat(ahead.tried(Move.SETTLE, Role.PAYMENT)).isEqualTo("STATE_FORBIDS");
    }

    @ParameterizedTest
    @EnumSource(
            value = Clock.Name.class,
            names = {"REGISTRATION", "APPEAL", "PANEL"})
    void a_hold_pauses_every_clock_of_the_claim(Clock.Name name) {
        ClaimState state = switch (name) {
            case REGISTRATION -> ClaimState.NOTIFIED;
            case APPEAL -> ClaimState.ACCEPTED;
            default -> ClaimState.DISPUTED;
        };
        Play play = Play.in(state);
        Instant due = clock(play, name).due();
        play.make(Move.HOLD, Role.REGULATOR).pass(Duration.ofDays(99)).make(Move.RELEASE, Role.REGULATOR);
        Instant later = due.plus(Duration.ofDays(99)).plus(Duration.ofHours(1));
        Clock paused = clock(play, name);
        assertThat(paused.due()).isEqualTo(later);
        assertThat(paused.late(later.minusMillis(1))).isFalse();
        assertThat(paused.late(later)).isTrue();
    }

    @Test
    void a_panel_without_quorum_has_the_time_of_a_hold_on_top() {
        Act rule = new Act.Rule(Optional.empty(), Cast.PAPER);
        Play play = Play.in(ClaimState.DISPUTED);
        Instant end = clock(play, Clock.Name.PANEL).due();
        play.make(Move.HOLD, Role.REGULATOR).pass(Duration.ofDays(20)).make(Move.RELEASE, Role.REGULATOR);
        Instant later = end.plus(Duration.ofDays(20)).plus(Duration.ofHours(1));
        assertThat(play.copied().until(later.minusMillis(1)).tried(rule, Role.PANEL))
                .isEqualTo("QUORUM_PENDING");
        assertThat(play.until(later).tried(rule, Role.PANEL)).isEqualTo("allowed");
    }

    @Test
    void an_organisation_votes_once_whoever_signs_for_it() {
        Play play = Play.in(ClaimState.DISPUTED);
        play.make(Cast.act(Move.VOTE), Cast.actor(Role.PANEL, "first"));
        assertThat(play.tried(Cast.act(Move.VOTE), Cast.actor(Role.PANEL, "second")))
                .isEqualTo("ALREADY_VOTED");
        play.make(Cast.act(Move.VOTE), Cast.panelist("Academy"));
        assertThat(play.tried(new Act.Rule(Optional.empty(), Cast.PAPER), Role.PANEL))
                .isEqualTo("QUORUM_PENDING");
        play.make(Cast.act(Move.VOTE), Cast.panelist("Chamber"));
        assertThat(play.tried(new Act.Rule(Optional.empty(), Cast.PAPER), Role.PANEL))
                .isEqualTo("allowed");
    }

    @Test
    void a_recovery_follows_a_reopening_to_the_parties_that_the_new_decision_finds_at_fault() {
        Play play = Play.in(ClaimState.SETTLED)
                .make(Move.RECOVER_OPEN, Role.HANDLER)
                .make(Move.RECOVER_RECEIVE, Role.HANDLER)
                .make(Move.RECOVER_APPORTION, Role.APPROVER);
        assertThat(play.tried(Move.RECOVER_OPEN, Role.HANDLER)).isEqualTo("RECOVERY_EXISTS");
        play.make(Move.REOPEN, Role.INSURED)
                .make(Move.INVESTIGATE, Role.HANDLER)
                .make(Move.ASSESS, Role.ADJUSTER)
                .make(Move.PROPOSE, Role.HANDLER)
                .make(Move.ACCEPT, Role.APPROVER)
                .make(Move.AGREE, Role.INSURED)
                .make(Move.AGREE, Role.CLAIMANT)
                .make(Move.PAY, Role.HANDLER)
                .make(Move.SETTLE, Role.PAYMENT);
        Act again = new Act.RecoverOpen(List.of(new Recovery.Ceiling("lender-07", 500)), List.of());
        play.make(again, Role.HANDLER);
        Act received = new Act.RecoverReceive(new Recovery.Receipt("lender-07", 500, 0, Cast.PAPER));
        play.make(received, Role.HANDLER);
        assertThat(play.claim().recovery().orElseThrow().receivedMinorUnits()).isEqualTo(900);
        assertThat(play.tried(again, Role.HANDLER)).isEqualTo("RECOVERY_EXISTS");
    }

    private static Play overpaid() {
        Worksheet less = Cast.worksheet(60);
        return Play.in(ClaimState.INVESTIGATING)
                .make(Move.PAY_INTERIM, Role.APPROVER)
                .make(Move.CONFIRM_INTERIM, Role.PAYMENT)
                .make(Move.ASSESS, Role.ADJUSTER)
                .make(new Act.Propose(Cast.reasons(Proposal.Code.COVERED, Proposal.Code.COVERED), less), Role.HANDLER)
                .make(new Act.Accept(less.digest(), less.digest(), List.of("RegulatorMSP")), Role.APPROVER);
    }

    private static Act overpayment(Digest worksheet, long minorUnits) {
        return new Act.ClawBack(Clawback.Reason.OVERPAYMENT, worksheet, minorUnits, false);
    }

    private static Act ahead(List<Assessment.Item> shown, List<Admissibility.Line> lines, List<String> concurring) {
        return new Act.PayInterim("provider", 100, Cast.PAPER, shown, Cast.WORKSHEET, lines, concurring);
    }

    private static Clock clock(Play play, Clock.Name name) {
        return Clocks.of(play.claim(), Cast.PROFILE, play.now()).stream()
                .filter(clock -> clock.name() == name)
                .findFirst()
                .orElseThrow();
    }
}
