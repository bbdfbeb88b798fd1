package io.whence.model.circulation.policy;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Something that must be done: before a permission may be used, or, with a deadline, by then. */
public record Duty(Action action, Optional<Deadline> deadline) {
    /** The last moment at which a duty can be fulfilled. */
    public sealed interface Deadline {
        /** Whether the moment itself is still in time ({@code lteq}) or already late ({@code lt}). */
        boolean inclusive();

        /** The moment, for a copy delivered at {@code delivered}. */
        Instant moment(Instant delivered);

        default boolean kept(Instant done, Instant delivered) {
            int comparison = done.compareTo(moment(delivered));
            return inclusive() ? comparison <= 0 : comparison < 0;
        }
    }

    /** A deadline at a time. */
    public record ByTime(Instant at, boolean inclusive) implements Deadline {
        @Override
        public Instant moment(Instant delivered) {
            return at;
        }
    }

    /** A deadline so long after the delivery. */
    public record AfterDelivery(Duration span, boolean inclusive) implements Deadline {
        @Override
        public Instant moment(Instant delivered) {
            return delivered.plus(span);
        }
    }
}
