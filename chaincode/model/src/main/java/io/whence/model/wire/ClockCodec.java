package io.whence.model.wire;

import io.whence.model.bytes.Json;
import io.whence.model.claim.Claim;
import io.whence.model.claim.Clock;
import io.whence.model.claim.Clocks;
import io.whence.model.claim.Profile;
import java.time.Instant;

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
