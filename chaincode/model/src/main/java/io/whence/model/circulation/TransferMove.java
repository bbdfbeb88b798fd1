package io.whence.model.circulation;

import static io.whence.model.circulation.Side.CONSUMER;
import static io.whence.model.circulation.Side.PROVIDER;

import io.whence.model.circulation.Transfer.State;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * A transfer process's whole life, one row a move, with the states of the Dataspace Protocol. The table in {@code
 * docs/ledger.md} is tested against these rows.
 */
@SuppressWarnings("ImmutableEnumChecker")
public enum TransferMove {
    REQUEST(true, states(), State.REQUESTED, sides(CONSUMER)),
    START(false, states(State.REQUESTED), State.STARTED, sides(PROVIDER)),
    SUSPEND(false, states(State.STARTED), State.SUSPENDED, sides(PROVIDER, CONSUMER)),
    /** In the protocol the same message as a start. */
    RESUME(false, states(State.SUSPENDED), State.STARTED, sides(PROVIDER, CONSUMER)),
    COMPLETE(false, states(State.STARTED), State.COMPLETED, sides(PROVIDER, CONSUMER)),
    TERMINATE(
            false,
            states(State.REQUESTED, State.STARTED, State.SUSPENDED),
            State.TERMINATED,
            sides(PROVIDER, CONSUMER));

    private final boolean opens;
    private final Set<State> from;
    private final State to;
    private final Set<Side> by;

    TransferMove(boolean opens, Set<State> from, State to, Set<Side> by) {
        this.opens = opens;
        this.from = from;
        this.to = to;
        this.by = by;
    }

    /** Whether it begins a transfer. */
    public boolean opens() {
        return opens;
    }

    public Set<State> from() {
        return from;
    }

    public State to() {
        return to;
    }

    /** Which sides make it. */
    public Set<Side> by() {
        return by;
    }

    /** Refuses a side that the table does not list, then a state from which the move does not start. */
    void check(Optional<State> present, Side side) {
        if (!by.contains(side)) {
            throw ProcessRule.SIDE_DENIED.refuse("by", side);
        }
        if (!present.map(from::contains).orElse(opens)) {
            throw ProcessRule.TRANSFER_STATE.refuse(
                    "state", present.map(State::name).orElse("none"));
        }
    }

    private static Set<State> states(State... states) {
        EnumSet<State> set = EnumSet.noneOf(State.class);
        Collections.addAll(set, states);
        return Collections.unmodifiableSet(set);
    }

    private static Set<Side> sides(Side... sides) {
        EnumSet<Side> set = EnumSet.noneOf(Side.class);
        Collections.addAll(set, sides);
        return Collections.unmodifiableSet(set);
    }
}
