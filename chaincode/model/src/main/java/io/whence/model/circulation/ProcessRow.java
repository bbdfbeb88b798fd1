package io.whence.model.circulation;

import io.whence.model.value.Constants;
import java.util.Optional;
import java.util.Set;

/**
 * A row of the table of a process: from which states a move starts, where it leads, and which sides make it.
 *
 * @param opens whether it may begin a process
 * @param elsewhere what is said of a state from which the move does not start
 */
public record ProcessRow<S extends Enum<S>>(boolean opens, Set<S> from, S to, Set<Side> by, ProcessRule elsewhere) {

    /** A move that such a row describes. */
    public interface Move<S extends Enum<S>> {
        ProcessRow<S> row();

        /** Whether it may begin a process. */
        default boolean opens() {
            return row().opens;
        }

        default Set<S> from() {
            return row().from;
        }

        default S to() {
            return row().to;
        }

        /** Which sides make it. */
        default Set<Side> by() {
            return row().by;
        }
    }

    static Set<Side> sides(Side... sides) {
        return Constants.of(Side.class, sides);
    }

    /** Refuses a side that the row does not list, then a state from which the move does not start. */
    void check(Optional<S> present, Side side) {
        if (!by.contains(side)) {
            throw ProcessRule.SIDE_DENIED.refuse("by", side);
        }
        if (!present.map(from::contains).orElse(opens)) {
            throw elsewhere.refuse("state", present.map(Enum::name).orElse("none"));
        }
    }
}
