package io.whence.model.circulation;

import static io.whence.model.circulation.Side.CONSUMER;
import static io.whence.model.circulation.Side.PROVIDER;

import io.whence.model.circulation.Negotiation.State;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * A contract negotiation's whole life, one row a move, with the states of the Dataspace Protocol. A row that opens starts
 * where there is no negotiation yet. The table in {@code docs/ledger.md} is tested against these rows.
 */
@SuppressWarnings("ImmutableEnumChecker")
public enum NegotiationMove {
    REQUEST(true, states(State.OFFERED), State.REQUESTED, sides(CONSUMER)),
    OFFER(true, states(State.REQUESTED), State.OFFERED, sides(PROVIDER)),
    ACCEPT(false, states(State.OFFERED), State.ACCEPTED, sides(CONSUMER)),
    AGREE(false, states(State.REQUESTED, State.ACCEPTED), State.AGREED, sides(PROVIDER)),
    VERIFY(false, states(State.AGREED), State.VERIFIED, sides(CONSUMER)),
    FINALIZE(false, states(State.VERIFIED), State.FINALIZED, sides(PROVIDER)),
    TERMINATE(
            false,
            states(State.REQUESTED, State.OFFERED, State.ACCEPTED, State.AGREED, State.VERIFIED),
            State.TERMINATED,
            sides(PROVIDER, CONSUMER));

    private final boolean opens;
    private final Set<State> from;
    private final State to;
    private final Set<Side> by;

    NegotiationMove(boolean opens, Set<State> from, State to, Set<Side> by) {
        this.opens = opens;
        this.from = from;
        this.to = to;
        this.by = by;
    }

    /** Whether it may begin a negotiation. */
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
            throw ProcessRule.NEGOTIATION_STATE.refuse(
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
