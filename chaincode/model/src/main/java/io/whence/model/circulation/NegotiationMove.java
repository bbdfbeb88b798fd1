package io.whence.model.circulation;

import static io.whence.model.circulation.Side.CONSUMER;
import static io.whence.model.circulation.Side.PROVIDER;

import io.whence.model.circulation.Negotiation.State;
import io.whence.model.value.Constants;
import java.util.Set;

/**
 * A contract negotiation's whole life, one row a move, with the states of the Dataspace Protocol. A row that opens starts
 * where there is no negotiation yet. The table in {@code docs/ledger.md} is tested against these rows.
 */
@SuppressWarnings("ImmutableEnumChecker")
public enum NegotiationMove implements ProcessRow<State> {
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

    @Override
    public boolean opens() {
        return opens;
    }

    @Override
    public Set<State> from() {
        return from;
    }

    @Override
    public State to() {
        return to;
    }

    @Override
    public Set<Side> by() {
        return by;
    }

    @Override
    public ProcessRule elsewhere() {
        return ProcessRule.NEGOTIATION_STATE;
    }

    private static Set<State> states(State... states) {
        return Constants.of(State.class, states);
    }

    private static Set<Side> sides(Side... sides) {
        return Constants.of(Side.class, sides);
    }
}
