package io.whence.model.claim;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Every period that runs on a claim, reckoned from its history, the jurisdiction's numbers and a stated moment. */
public final class Clocks {
    private Clocks() {}

    /** The clocks that have started by {@code now}, in the order of {@link Clock.Name}. */
    public static List<Clock> of(Claim claim, Profile profile, Instant now) {
        Claim present = Holding.lapsed(claim, profile, now);
        List<Clock> clocks = new ArrayList<>();
        reporting(present).ifPresent(clocks::add);
        limitation(present, profile).ifPresent(clocks::add);
        registration(present, profile, now).ifPresent(clocks::add);
        verification(present, profile, now).ifPresent(clocks::add);
        refusalNotice(present, profile, now).ifPresent(clocks::add);
        interim(present, profile, now).ifPresent(clocks::add);
        payment(present, profile, now).ifPresent(clocks::add);
        appeal(present, profile, now).ifPresent(clocks::add);
        panel(present, profile, now).ifPresent(clocks::add);
        hold(present, profile).ifPresent(clocks::add);
        return List.copyOf(clocks);
    }

    /** The clocks that somebody missed or is missing. */
    public static List<Clock> late(Claim claim, Profile profile, Instant now) {
        return of(claim, profile, now).stream().filter(clock -> clock.late(now)).toList();
    }

    private static Optional<Clock> reporting(Claim claim) {
        return first(claim, Set.of(Move.CIRCUMSTANCE, Move.NOTIFY))
                .map(step -> new Clock(
                        Clock.Name.REPORTING, step.at(), claim.basis().reportBy(), Optional.of(step.at()), false));
    }

    static Optional<Clock> limitation(Claim claim, Profile profile) {
        return claim.inquiry().knownSince().map(known -> {
            Instant due = profile.endOfDayYearsAfter(known, profile.periods().limitationYears());
            Optional<Instant> met = first(claim, Set.of(Move.NOTIFY)).map(Step::at);
            return new Clock(Clock.Name.LIMITATION, known, due, met, false);
        });
    }

    private static Optional<Clock> registration(Claim claim, Profile profile, Instant now) {
        int days = profile.periods().registrationWorkingDays();
        return first(claim, Set.of(Move.NOTIFY)).map(step -> {
            Instant due = profile.endOfWorkingDayAfter(step.at(), days);
            Optional<Instant> met = after(claim, step, Set.of(Move.REGISTER, Move.WITHDRAW));
            return clock(Clock.Name.REGISTRATION, step.at(), due, met, Pauses.ofHolds(claim), now);
        });
    }

    /** Runs from the start of the investigation that led, or will lead, to the latest decision. */
    private static Optional<Clock> verification(Claim claim, Profile profile, Instant now) {
        return inquiryStart(claim).map(step -> {
            Optional<Instant> met = after(claim, step, Set.of(Move.DECLINE, Move.WITHDRAW))
                    .or(() -> claim.steps().stream()
                            .filter(later -> decides(later) && !later.at().isBefore(step.at()))
                            .map(Step::at)
                            .findFirst());
            Instant due = profile.endOfDayAfter(step.at(), profile.periods().verificationDays());
            Pauses pauses = Pauses.ofInquiry(claim);
            return clock(Clock.Name.VERIFICATION, step.at(), due, met, pauses, now);
        });
    }

    private static Optional<Clock> refusalNotice(Claim claim, Profile profile, Instant now) {
        return last(claim, step -> step.move() == Move.DECLINE).map(step -> {
            Instant due = profile.endOfDayAfter(step.at(), profile.periods().refusalNoticeDays());
            Optional<Instant> met = after(claim, step, Set.of(Move.SERVE_NOTICE));
            return clock(Clock.Name.REFUSAL_NOTICE, step.at(), due, met, Pauses.ofHolds(claim), now);
        });
    }

    /** What is certain is paid by the day stated, if the claim is still undecided then. */
    private static Optional<Clock> interim(Claim claim, Profile profile, Instant now) {
        return first(claim, Set.of(Move.NOTIFY)).map(step -> {
            Optional<Instant> met = claim.steps().stream()
                    .filter(later -> decides(later)
                            || Set.of(Move.PAY_INTERIM, Move.DECLINE, Move.WITHDRAW)
                                    .contains(later.move()))
                    .map(Step::at)
                    .findFirst();
            Instant due = profile.endOfDayAfter(step.at(), profile.periods().interimDays());
            return clock(Clock.Name.INTERIM, step.at(), due, met, Pauses.ofHolds(claim), now);
        });
    }

    private static Optional<Clock> payment(Claim claim, Profile profile, Instant now) {
        return last(claim, step -> step.to() == ClaimState.AGREED && step.from() != ClaimState.HELD)
                .map(step -> {
                    Optional<Instant> met = last(
                                    claim,
                                    later ->
                                            settles(claim, later) && !later.at().isBefore(step.at()))
                            .map(Step::at);
                    Instant due =
                            profile.endOfDayAfter(step.at(), profile.periods().paymentDays());
                    return clock(Clock.Name.PAYMENT, step.at(), due, met, Pauses.ofHolds(claim), now);
                });
    }

    private static Optional<Clock> appeal(Claim claim, Profile profile, Instant now) {
        return claim.lastDecision().map(decision -> {
            Instant due = profile.endOfDayAfter(decision.at(), profile.periods().appealDays());
            Optional<Instant> met = claim.steps().stream()
                    .filter(step -> !step.at().isBefore(decision.at()))
                    .filter(step -> step.move() == Move.DISPUTE || step.to() == ClaimState.AGREED)
                    .map(Step::at)
                    .findFirst();
            return clock(Clock.Name.APPEAL, decision.at(), due, met, Pauses.ofHolds(claim), now);
        });
    }

    private static Optional<Clock> panel(Claim claim, Profile profile, Instant now) {
        return last(claim, step -> step.move() == Move.DISPUTE).map(step -> {
            Instant due = profile.endOfDayAfter(step.at(), profile.periods().panelDays());
            Optional<Instant> met = after(claim, step, Set.of(Move.RULE));
            return clock(Clock.Name.PANEL, step.at(), due, met, Pauses.ofHolds(claim), now);
        });
    }

    private static Optional<Clock> hold(Claim claim, Profile profile) {
        return claim.lastHold()
                .flatMap(hold -> hold.lapsesAt(profile)
                        .map(due -> new Clock(Clock.Name.HOLD, hold.since(), due, hold.until(), false)));
    }

    private static Clock clock(
            Clock.Name name, Instant from, Instant due, Optional<Instant> met, Pauses pauses, Instant now) {
        Instant end = met.orElse(now);
        Duration paused = pauses.between(from, end);
        return new Clock(name, from, due.plus(paused), met, met.isEmpty() && pauses.standsAt(now));
    }

    private static boolean decides(Step step) {
        return step.move() == Move.ACCEPT && step.to() != ClaimState.PROPOSED;
    }

    /** A bank may confirm the last payment of a claim that is held: the hold ends in a settled claim then. */
    private static boolean settles(Claim claim, Step step) {
        boolean whileHeld = step.to() == ClaimState.HELD
                && claim.holds().stream()
                        .anyMatch(hold -> hold.back() == ClaimState.SETTLED
                                && !hold.since().isAfter(step.at()));
        return step.move() == Move.SETTLE && (step.to() == ClaimState.SETTLED || whileHeld);
    }

    private static Optional<Step> inquiryStart(Claim claim) {
        Optional<Step> start = Optional.empty();
        for (Step step : claim.steps()) {
            boolean anew = step.move() == Move.REOPEN || step.move() == Move.RULE;
            if (anew && step.from() != step.to()) {
                start = Optional.empty();
            }
            if (start.isEmpty() && step.to() == ClaimState.INVESTIGATING) {
                start = Optional.of(step);
            }
        }
        return start;
    }

    private static Optional<Step> first(Claim claim, Set<Move> moves) {
        return claim.steps().stream()
                .filter(step -> moves.contains(step.move()))
                .findFirst();
    }

    private static Optional<Step> last(Claim claim, Predicate<Step> which) {
        return claim.steps().reversed().stream().filter(which).findFirst();
    }

    private static Optional<Instant> after(Claim claim, Step start, Set<Move> moves) {
        int index = claim.steps().lastIndexOf(start);
        return claim.steps().stream()
                .skip(index + 1L)
                .filter(step -> moves.contains(step.move()))
                .map(Step::at)
                .findFirst();
    }
}
