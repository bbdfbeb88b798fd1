package io.whence.model.claim;

import static org.assertj.core.api.Assertions.assertThat;

import io.whence.model.circulation.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Periods before, at and after their end, in local days; what pauses them; and that lateness only flags. */
class ClocksTest {
    /** Monday 2 March 2026, 10:00 in Beijing, less the hour that every move takes. */
    private static final Instant MONDAY = Cast.START;

    @Test
    void a_day_ends_at_local_midnight_whatever_the_hour_it_began() {
        for (String hour : List.of("2026-03-01T16:00:00Z", "2026-03-02T03:00:00Z", "2026-03-02T15:59:59.999Z")) {
            assertThat(Cast.PROFILE.endOfDayAfter(Instant.parse(hour), 30))
                    .isEqualTo(Instant.parse("2026-04-01T16:00:00Z"));
        }
    }

    @Test
    void a_working_day_skips_weekends_and_holidays_and_counts_days_worked_instead() {
        assertThat(working("2026-03-06T02:00:00Z"))
                .as("Friday: Monday")
                .isEqualTo(Instant.parse("2026-03-09T16:00:00Z"));
        assertThat(working("2026-04-03T02:00:00Z"))
                .as("before Qingming")
                .isEqualTo(Instant.parse("2026-04-07T16:00:00Z"));
        assertThat(working("2026-02-13T02:00:00Z"))
                .as("a Saturday worked")
                .isEqualTo(Instant.parse("2026-02-14T16:00:00Z"));
    }

    @Test
    void registration_is_due_by_the_end_of_the_next_working_day() {
        Instant due = Instant.parse("2026-03-03T16:00:00Z");
        assertThat(registeredAt(due.minusMillis(1))).isEmpty();
        assertThat(registeredAt(due)).containsExactly(Flag.LATE_REGISTRATION);
        assertThat(registeredAt(due.plusMillis(1))).containsExactly(Flag.LATE_REGISTRATION);
    }

    @Test
    void verification_takes_thirty_days_net_of_the_time_the_insured_needed() {
        Play play = Play.in(ClaimState.SUPPLEMENT_REQUESTED);
        Instant asked = play.claim().lastAt().orElseThrow();
        play.until(asked.plus(Duration.ofDays(20)))
                .make(Move.SUPPLEMENT, Role.INSURED)
                .make(Move.ASSESS, Role.ADJUSTER)
                .make(Move.PROPOSE, Role.HANDLER);
        Instant due = Instant.parse("2026-04-01T16:00:00Z").plus(Duration.ofDays(20));
        assertThat(clock(play.claim(), Clock.Name.VERIFICATION, due).due()).isEqualTo(due);
        assertThat(play.copied()
                        .until(due.minusMillis(1))
                        .make(Move.DECLINE, Role.APPROVER)
                        .flags())
                .isEmpty();
        assertThat(play.copied().until(due).make(Move.DECLINE, Role.APPROVER).flags())
                .containsExactly(Flag.LATE_VERIFICATION);
    }

    @Test
    void a_running_pause_stops_the_clock_while_it_lasts() {
        Play play = Play.in(ClaimState.SUPPLEMENT_REQUESTED);
        Instant later = play.now().plus(Duration.ofDays(300));
        Clock clock = clock(play.claim(), Clock.Name.VERIFICATION, later);
        assertThat(clock.paused()).isTrue();
        assertThat(clock.late(later)).isFalse();
    }

    @Test
    void what_is_certain_is_due_by_day_sixty_if_the_claim_is_undecided() {
        Claim open = Play.in(ClaimState.INVESTIGATING).claim();
        Instant due = Instant.parse("2026-05-01T16:00:00Z");
        assertThat(clock(open, Clock.Name.INTERIM, due).late(due.minusMillis(1)))
                .isFalse();
        assertThat(clock(open, Clock.Name.INTERIM, due).late(due)).isTrue();
        Claim decided = Play.in(ClaimState.DECLINED).claim();
        assertThat(clock(decided, Clock.Name.INTERIM, due).late(due)).isFalse();
    }

    @Test
    void payment_is_due_ten_days_after_the_agreement_and_interest_is_a_flag() {
        Instant due = Instant.parse("2026-03-12T16:00:00Z");
        assertThat(settledAt(due.minusMillis(1))).isEmpty();
        assertThat(settledAt(due)).containsExactly(Flag.LATE_PAYMENT);
    }

    @Test
    void a_refusal_is_served_within_three_days() {
        Instant due = Instant.parse("2026-03-05T16:00:00Z");
        Play onTime = Play.in(ClaimState.DECLINED).until(due.minusMillis(1)).make(Move.SERVE_NOTICE, Role.HANDLER);
        Play late = Play.in(ClaimState.DECLINED).until(due).make(Move.SERVE_NOTICE, Role.HANDLER);
        assertThat(onTime.flags()).isEmpty();
        assertThat(late.flags()).containsExactly(Flag.LATE_REFUSAL_NOTICE);
    }

    @Test
    void a_report_is_late_from_the_end_of_the_window_on_and_only_flagged() {
        Instant end = Cast.basis().reportBy();
        assertThat(Play.in(ClaimState.NONE)
                        .until(end.minusMillis(1))
                        .make(Move.NOTIFY, Role.INSURED)
                        .flags())
                .isEmpty();
        assertThat(Play.in(ClaimState.NONE)
                        .until(end)
                        .make(Move.NOTIFY, Role.INSURED)
                        .flags())
                .containsExactly(Flag.LATE_REPORT);
    }

    @Test
    void a_suspicion_is_barred_two_years_after_knowledge_and_not_a_moment_earlier() {
        Instant due = Instant.parse("2028-03-01T16:00:00Z");
        Play play = Play.in(ClaimState.CIRCUMSTANCE);
        assertThat(play.until(due.minusMillis(1)).tried(Move.TIME_BAR, Role.HANDLER))
                .isEqualTo("NOT_YET_BARRED");
        assertThat(play.until(due).tried(Move.TIME_BAR, Role.HANDLER)).isEqualTo("allowed");
        assertThat(play.until(due).make(Move.NOTIFY, Role.INSURED).flags()).contains(Flag.PAST_LIMITATION);
    }

    @Test
    void an_insurer_s_own_hold_lapses_and_a_confirmed_one_does_not() {
        Play play = Play.in(ClaimState.HELD);
        Instant end = Instant.parse("2026-04-01T16:00:00Z");
        assertThat(play.copied().until(end.minusMillis(1)).tried(Move.ASSESS, Role.ADJUSTER))
                .isEqualTo("STATE_FORBIDS");
        assertThat(play.copied().until(end).tried(Move.ASSESS, Role.ADJUSTER)).isEqualTo("allowed");
        Play confirmed = play.copied().make(Move.CONFIRM_HOLD, Role.REGULATOR);
        assertThat(confirmed.tried(Move.RELEASE, Role.FRAUD)).isEqualTo("HOLD_NOT_YOURS");
        assertThat(confirmed.until(end).tried(Move.ASSESS, Role.ADJUSTER)).isEqualTo("STATE_FORBIDS");
    }

    @Test
    void a_lapsed_hold_pauses_the_clocks_for_as_long_as_it_held() {
        Play play = Play.in(ClaimState.HELD);
        Instant since = play.claim().lastHold().orElseThrow().since();
        Instant lapsed = Instant.parse("2026-04-01T16:00:00Z");
        Claim later = play.until(lapsed.plus(Duration.ofDays(1)))
                .make(Move.ASSESS, Role.ADJUSTER)
                .claim();
        Instant due = Instant.parse("2026-04-01T16:00:00Z").plus(Duration.between(since, lapsed));
        assertThat(clock(later, Clock.Name.VERIFICATION, lapsed).due()).isEqualTo(due);
    }

    @Test
    void a_panel_without_quorum_waits_for_its_time_and_then_leaves_it_to_the_tribunal() {
        Instant end = Instant.parse("2026-04-01T16:00:00Z");
        Act rule = new Act.Rule(Optional.empty(), Cast.PAPER);
        Play play = Play.in(ClaimState.DISPUTED);
        assertThat(play.copied().until(end.minusMillis(1)).tried(rule, Role.PANEL))
                .isEqualTo("QUORUM_PENDING");
        assertThat(play.copied()
                        .until(end)
                        .make(rule, Role.PANEL)
                        .claim()
                        .dispute()
                        .orElseThrow()
                        .toTribunal())
                .isTrue();
    }

    private static Instant working(String from) {
        return Cast.PROFILE.endOfWorkingDayAfter(Instant.parse(from), 1);
    }

    private static List<Flag> registeredAt(Instant at) {
        return Play.in(ClaimState.NONE)
                .until(MONDAY)
                .make(Move.NOTIFY, Role.INSURED)
                .until(at)
                .make(Move.REGISTER, Role.HANDLER)
                .flags();
    }

    private static List<Flag> settledAt(Instant at) {
        return Play.in(ClaimState.AGREED)
                .make(Move.PAY, Role.HANDLER)
                .until(at)
                .make(Move.SETTLE, Role.PAYMENT)
                .flags();
    }

    private static Clock clock(Claim claim, Clock.Name name, Instant now) {
        return Clocks.of(claim, Cast.PROFILE, now).stream()
                .filter(clock -> clock.name() == name)
                .findFirst()
                .orElseThrow();
    }
}
