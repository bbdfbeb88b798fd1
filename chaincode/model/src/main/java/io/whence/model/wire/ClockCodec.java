package io.whence.model.wire;

import io.whence.model.bytes.Json;
import io.whence.model.claim.Claim;
import io.whence.model.claim.Clock;
import io.whence.model.claim.Clocks;
import io.whence.model.claim.Profile;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The clocks of a claim as JSON. */
public final class ClockCodec {
    private ClockCodec() {}

    /** Every clock that runs or ran at a moment. */
    public static Json.Fields clocks(Claim claim, Profile profile, Instant now) {
        return new Members()
                .put("claim", claim.basis().claim())
                .put("jurisdiction", profile.id())
                .put("at", now)
                .put("state", claim.state())
                .list("clocks", Clocks.of(claim, profile, now), clock -> clock(clock, now))
                .json();
    }

    /** The clocks that somebody is missing now; none, if the claim has none. */
    public static Optional<Json> late(Claim claim, Profile profile, Instant now) {
        List<Clock> missing = Clocks.late(claim, profile, now).stream()
                .filter(clock -> clock.metAt().isEmpty())
                .toList();
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of(new Members()
                        .put("claim", claim.basis().claim())
                        .put("state", claim.state())
                        .list("clocks", missing, clock -> clock(clock, now))
                        .json());
    }

    private static Json clock(Clock clock, Instant now) {
        return new Members()
                .put("name", clock.name())
                .put("from", clock.from())
                .put("due", clock.due())
                .putIf("metAt", clock.metAt(), Members::time)
                .put("paused", clock.paused())
                .put("late", clock.late(now))
                .json();
    }
}
