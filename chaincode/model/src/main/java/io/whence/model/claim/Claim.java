package io.whence.model.claim;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One insured's claim under one cover version for one incident, as it stands. */
public record Claim(
        ClaimBasis basis,
        ClaimState state,
        Optional<Notice> notice,
        Inquiry inquiry,
        Optional<Assessment> assessment,
        Optional<Proposal> proposal,
        List<Decision> decisions,
        Account account,
        Optional<Discharge> discharge,
        Optional<Dispute> dispute,
        List<Hold> holds,
        Optional<Recovery> recovery,
        List<Step> steps) {
    /** The most moves of one claim. */
    public static final int STEPS_MAX = 512;

    public Claim {
        decisions = List.copyOf(decisions);
        holds = List.copyOf(holds);
        steps = List.copyOf(steps);
    }

    public static Claim unfiled(ClaimBasis basis) {
        return new Claim(
                basis,
                ClaimState.NONE,
                Optional.empty(),
                Inquiry.none(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Account.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                List.of());
    }

    public Optional<Decision> lastDecision() {
        return decisions.isEmpty() ? Optional.empty() : Optional.of(decisions.getLast());
    }

    public Optional<Hold> lastHold() {
        return holds.isEmpty() ? Optional.empty() : Optional.of(holds.getLast());
    }

    public Optional<Instant> lastAt() {
        return steps.isEmpty() ? Optional.empty() : Optional.of(steps.getLast().at());
    }

    /** What the latest decision leaves to pay after all that was paid or is on its way. */
    public long payableMinorUnits() {
        return Math.max(0, decidedMinorUnits() - account.committedMinorUnits());
    }

    /** What the claim takes from its cover: what is out or on its way, or what is decided where that is more. */
    public long costMinorUnits() {
        return Math.max(account.committedMinorUnits(), decidedMinorUnits());
    }

    public long decidedMinorUnits() {
        return Standing.decidedMinorUnits(this);
    }

    Notice noticed() {
        return notice.orElseThrow(() -> ClaimRule.NOTICE_MISSING.refuse("claim", basis.claim()));
    }

    Claim in(ClaimState next) {
        return new Claim(
                basis,
                next,
                notice,
                inquiry,
                assessment,
                proposal,
                decisions,
                account,
                discharge,
                dispute,
                holds,
                recovery,
                steps);
    }

    Claim with(Notice next) {
        return new Claim(
                basis,
                state,
                Optional.of(next),
                inquiry,
                assessment,
                proposal,
                decisions,
                account,
                discharge,
                dispute,
                holds,
                recovery,
                steps);
    }

    Claim with(Inquiry next) {
        return new Claim(
                basis,
                state,
                notice,
                next,
                assessment,
                proposal,
                decisions,
                account,
                discharge,
                dispute,
                holds,
                recovery,
                steps);
    }

    Claim with(Assessment next) {
        return new Claim(
                basis,
                state,
                notice,
                inquiry,
                Optional.of(next),
                proposal,
                decisions,
                account,
                discharge,
                dispute,
                holds,
                recovery,
                steps);
    }

    Claim with(Proposal next) {
        return new Claim(
                basis,
                state,
                notice,
                inquiry,
                assessment,
                Optional.of(next),
                decisions,
                account,
                discharge,
                dispute,
                holds,
                recovery,
                steps);
    }

    /** A new decision ends the proposal that led to it and asks for a new agreement. */
    Claim with(Decision next) {
        return new Claim(
                basis,
                state,
                notice,
                inquiry,
                assessment,
                proposal,
                Lists.plus(decisions, next),
                account,
                Optional.empty(),
                Optional.empty(),
                holds,
                recovery,
                steps);
    }

    Claim with(Account next) {
        return new Claim(
                basis,
                state,
                notice,
                inquiry,
                assessment,
                proposal,
                decisions,
                next,
                discharge,
                dispute,
                holds,
                recovery,
                steps);
    }

    Claim with(Discharge next) {
        return new Claim(
                basis,
                state,
                notice,
                inquiry,
                assessment,
                proposal,
                decisions,
                account,
                Optional.of(next),
                dispute,
                holds,
                recovery,
                steps);
    }

    Claim with(Dispute next) {
        return new Claim(
                basis,
                state,
                notice,
                inquiry,
                assessment,
                proposal,
                decisions,
                account,
                discharge,
                Optional.of(next),
                holds,
                recovery,
                steps);
    }

    Claim with(Recovery next) {
        return new Claim(
                basis,
                state,
                notice,
                inquiry,
                assessment,
                proposal,
                decisions,
                account,
                discharge,
                dispute,
                holds,
                Optional.of(next),
                steps);
    }

    Claim withHolds(List<Hold> next) {
        return new Claim(
                basis,
                state,
                notice,
                inquiry,
                assessment,
                proposal,
                decisions,
                account,
                discharge,
                dispute,
                next,
                recovery,
                steps);
    }

    Claim with(Step next) {
        return new Claim(
                basis,
                state,
                notice,
                inquiry,
                assessment,
                proposal,
                decisions,
                account,
                discharge,
                dispute,
                holds,
                recovery,
                Lists.plus(steps, next));
    }

    /** The claim without what an earlier inquiry concluded: its decisions and payments stay. */
    Claim anew() {
        return new Claim(
                basis,
                state,
                notice,
                inquiry,
                Optional.empty(),
                Optional.empty(),
                decisions,
                account,
                Optional.empty(),
                dispute,
                holds,
                recovery,
                steps);
    }
}
