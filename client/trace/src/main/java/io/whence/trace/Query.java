package io.whence.trace;

import java.time.Instant;
import java.util.Optional;

/**
 * How to trace.
 *
 * @param direction down to what descends, or up to what it came from
 * @param asOf only what was declared to have happened by then; empty for everything
 * @param now the moment at which receipts count as overdue when no {@code asOf} is given
 * @param nodesMax where to stop, which the answer then says
 */
public record Query(Direction direction, Optional<Instant> asOf, Instant now, int nodesMax) {
    /** The most nodes of one answer unless asked otherwise. */
    public static final int NODES_MAX = 10_000;

    /** Which way to walk the custody graph. */
    public enum Direction {
        DOWN,
        UP
    }

    /** Everything that descends, as things stand now. */
    public static Query down(Instant now) {
        return new Query(Direction.DOWN, Optional.empty(), now, NODES_MAX);
    }

    /** Everything it came from, as things stand now. */
    public static Query up(Instant now) {
        return new Query(Direction.UP, Optional.empty(), now, NODES_MAX);
    }

    public Query at(Instant time) {
        return new Query(direction, Optional.of(time), now, nodesMax);
    }

    public Query limitedTo(int nodes) {
        return new Query(direction, asOf, now, nodes);
    }

    /** The moment whose state is shown. */
    Instant moment() {
        return asOf.orElse(now);
    }
}
