package io.whence.model.claim;

import io.whence.model.circulation.Role;
import io.whence.model.value.Digest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What happened to a cover besides its versions: which of them the insured has bound, one after the other, and when it
 * was cancelled, put into run-off and closed. Where it stands follows from that, from the time asked for, and from what
 * its claims have used.
 */
public record CoverLife(
        List<Digest> bound, Optional<Instant> cancelledAt, Optional<Instant> runOffSince, Optional<Instant> closedAt) {
    public CoverLife {
        bound = List.copyOf(bound);
    }

    /** Where a cover stands. */
    public enum State {
        /** Offered; nobody is insured yet. */
        QUOTED,
        /** Bound before its period begins. */
        BOUND,
        IN_FORCE,
        /** Its period is over: it still answers for losses inside it. */
        EXPIRED,
        /** Nothing is left that it could pay for another occurrence. */
        EXHAUSTED,
        CANCELLED,
        /** Only what happened before is still reported and settled. */
        RUN_OFF,
        CLOSED
    }

    /**
     * What a cover's state depends on besides its own life.
     *
     * @param used whether its claims have used all that it pays in the period
     * @param claimsOpen whether a claim under it is not closed yet
     */
    public record Moment(CoverDocument cover, Profile profile, Instant now, boolean used, boolean claimsOpen) {}

    public static CoverLife quoted() {
        return new CoverLife(List.of(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    public boolean binds(Digest version) {
        return bound.contains(version);
    }

    /** Where the cover stands at a moment. */
    public State at(Moment moment) {
        if (closedAt.isPresent()) {
            return State.CLOSED;
        }
        if (runOffSince.isPresent()) {
            return State.RUN_OFF;
        }
        if (cancelledAt.filter(end -> !moment.now().isBefore(end)).isPresent()) {
            return State.CANCELLED;
        }
        if (!moment.now().isBefore(moment.cover().until())) {
            return State.EXPIRED;
        }
        return bound.isEmpty() ? State.QUOTED : running(moment);
    }

    /** Whether a loss at that date is covered: inside the period, and before the cover was cancelled. */
    public boolean covers(CoverDocument cover, Instant lossAt, Instant reportedAt) {
        boolean cancelled = cancelledAt.filter(end -> !lossAt.isBefore(end)).isPresent();
        return cover.inPeriod(lossAt, reportedAt) && !cancelled;
    }

    /** The insured takes a version: the first one, or an amendment. */
    public CoverLife bind(Digest version, Role by, Moment moment) {
        CoverMove.BIND.check(at(moment), by);
        if (binds(version)) {
            throw ClaimRule.COVER_STATE.refuse("cover", at(moment));
        }
        return new CoverLife(Lists.plus(bound, version), cancelledAt, runOffSince, closedAt);
    }

    /** Refuses a new version of a cover that has ended. */
    public void amend(Role by, Moment moment) {
        CoverMove.AMEND.check(at(moment), by);
    }

    public CoverLife cancel(Role by, Moment moment) {
        CoverMove.CANCEL.check(at(moment), by);
        return new CoverLife(bound, Optional.of(moment.now()), runOffSince, closedAt);
    }

    public CoverLife runOff(Role by, Moment moment) {
        CoverMove.RUN_OFF.check(at(moment), by);
        return new CoverLife(bound, cancelledAt, Optional.of(moment.now()), closedAt);
    }

    /** A cover closes when nobody can report under it any more and every claim under it is closed. */
    public CoverLife close(Role by, Moment moment) {
        CoverMove.CLOSE.check(at(moment), by);
        Instant window = moment.cover().reportBy(moment.profile());
        if (!bound.isEmpty() && moment.now().isBefore(window)) {
            throw ClaimRule.WINDOW_OPEN.refuse("reportBy", window);
        }
        if (moment.claimsOpen()) {
            throw ClaimRule.CLAIMS_OPEN.refuse("cover", moment.cover().id());
        }
        return new CoverLife(bound, cancelledAt, runOffSince, Optional.of(moment.now()));
    }

    private static State running(Moment moment) {
        if (moment.used()) {
            return State.EXHAUSTED;
        }
        return moment.now().isBefore(moment.cover().from()) ? State.BOUND : State.IN_FORCE;
    }
}
