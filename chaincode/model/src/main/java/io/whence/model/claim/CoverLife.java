package io.whence.model.claim;

import io.whence.model.value.Digest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What happened to a cover besides its versions: which of them the insured has bound, and when it was cancelled. Where
 * it stands follows from that and from the time asked for.
 */
public record CoverLife(List<Digest> bound, Optional<Instant> cancelledAt) {
    public CoverLife {
        bound = List.copyOf(bound);
    }

    /** Where a cover stands. */
    public enum State {
        QUOTED,
        BOUND,
        IN_FORCE,
        EXPIRED,
        CANCELLED,
        RUN_OFF,
        CLOSED
    }

    public static CoverLife quoted() {
        return new CoverLife(List.of(), Optional.empty());
    }

    public boolean binds(Digest version) {
        return bound.contains(version);
    }

    /** After the period the cover still answers for losses inside it: it runs off until the reporting window ends. */
    public State at(CoverDocument cover, Profile profile, Instant now) {
        if (bound.isEmpty()) {
            return cancelledAt.isPresent() ? State.CANCELLED : State.QUOTED;
        }
        if (!now.isBefore(cover.reportBy(profile))) {
            return State.CLOSED;
        }
        if (!now.isBefore(cover.until())) {
            return State.RUN_OFF;
        }
        if (cancelledAt.filter(cancelled -> !now.isBefore(cancelled)).isPresent()) {
            return State.CANCELLED;
        }
        return now.isBefore(cover.from()) ? State.BOUND : State.IN_FORCE;
    }

    /** Whether a loss at that date is covered: inside the period, and before the cover was cancelled. */
    public boolean covers(CoverDocument cover, Instant lossAt, Instant reportedAt) {
        boolean cancelled = cancelledAt.filter(end -> !lossAt.isBefore(end)).isPresent();
        return cover.inPeriod(lossAt, reportedAt) && !cancelled;
    }

    public CoverLife bind(Digest version) {
        if (cancelledAt.isPresent() || binds(version)) {
            throw ClaimRule.COVER_STATE.refuse("cover", cancelledAt.isPresent() ? State.CANCELLED : State.BOUND);
        }
        return new CoverLife(Lists.plus(bound, version), cancelledAt);
    }

    public CoverLife cancel(Instant at) {
        if (cancelledAt.isPresent()) {
            throw ClaimRule.COVER_STATE.refuse("cover", State.CANCELLED);
        }
        return new CoverLife(bound, Optional.of(at));
    }
}
