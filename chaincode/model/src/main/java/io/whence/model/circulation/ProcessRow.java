package io.whence.model.circulation;

import java.util.Optional;
import java.util.Set;

/** A row of a process's table: from which states a move starts, where it leads, and which sides make it. */
interface ProcessRow<S extends Enum<S>> {
    /** Whether it may begin a process. */
    boolean opens();

    Set<S> from();

    S to();

    /** Which sides make it. */
    Set<Side> by();

    /** What is said of a state from which the move does not start. */
    ProcessRule elsewhere();

    /** Refuses a side that the row does not list, then a state from which the move does not start. */
    default void check(Optional<S> present, Side side) {
        if (!by().contains(side)) {
            throw ProcessRule.SIDE_DENIED.refuse("by", side);
        }
        if (!present.map(from()::contains).orElse(opens())) {
            throw elsewhere().refuse("state", present.map(Enum::name).orElse("none"));
        }
    }
}
