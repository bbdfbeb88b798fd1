package io.whence.model.circulation;

import java.time.Duration;
import java.time.Instant;

/**
 * How far a declared time may stand from the time at which its batch was proposed. Both are somebody's word: the actor's, and
 * the submitter's; the order of blocks alone is nobody's.
 */
public final class Timeliness {
    /** How far clocks may differ: what is declared later than that after its proposal is refused. RFC 4120 suggests as much. */
    public static final Duration AHEAD_MAX = Duration.ofMinutes(5);

    /** How late an event may be logged before that is worth a look: it is recorded, and the map alerts. */
    public static final Duration LATE_AFTER = Duration.ofDays(7);

    private Timeliness() {}

    /** The latest declared time of a batch proposed then. */
    static Instant latest(Instant proposedAt) {
        return proposedAt.plus(AHEAD_MAX);
    }

    /** Whether something was proposed later than usual after it is said to have happened. */
    public static boolean late(Instant declaredAt, Instant proposedAt) {
        return proposedAt.isAfter(declaredAt.plus(LATE_AFTER));
    }
}
