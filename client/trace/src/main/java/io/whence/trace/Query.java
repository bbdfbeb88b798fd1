package io.whence.trace;

import java.time.Instant;
import java.util.Optional;

/**
 * How to trace.
 *
 * @param direction down to what descends, or up to what it came from
 * @param view as of when
 * @param nodesMax the most nodes of the answer, which says when there are more
 * @param after the node of an answer after which this one begins
 */
public record Query(Direction direction, View view, int nodesMax, Optional<String> after) {
    /** The most nodes of one answer unless asked otherwise. */
    public static final int NODES_MAX = 10_000;

    /** Which way to walk the custody graph. */
    public enum Direction {
        DOWN,
        UP
    }

    /** Everything that descends, as things stand now. */
    public static Query down(Instant now) {
        return new Query(Direction.DOWN, View.of(now), NODES_MAX, Optional.empty());
    }

    /** Everything it came from, as things stand now. */
    public static Query up(Instant now) {
        return new Query(Direction.UP, View.of(now), NODES_MAX, Optional.empty());
    }

    public Query at(Instant time) {
        return new Query(direction, view.at(time), nodesMax, after);
    }

    public Query atBlock(long number) {
        return new Query(direction, view.atBlock(number), nodesMax, after);
    }

    public Query limitedTo(int nodes) {
        return new Query(direction, view, nodes, after);
    }

    public Query after(String node) {
        return new Query(direction, view, nodesMax, Optional.of(node));
    }
}
