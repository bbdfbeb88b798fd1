package io.whence.model.claim;

import java.time.Instant;
import java.util.Optional;

/**
 * One period that runs on a claim.
 *
 * @param due the first moment that is late
 * @param metAt when what was owed was done
 * @param paused whether the clock stands still at the moment asked for
 */
public record Clock(Name name, Instant from, Instant due, Optional<Instant> metAt, boolean paused) {
    /** What is owed within the period. */
    public enum Name {
        REPORTING,
        LIMITATION,
        REGISTRATION,
        VERIFICATION,
        REFUSAL_NOTICE,
        INTERIM,
        PAYMENT,
        APPEAL,
        PANEL,
        HOLD
    }

    /** Whether it was done late, or is late now. */
    public boolean late(Instant now) {
        return !metAt.orElse(now).isBefore(due);
    }
}
