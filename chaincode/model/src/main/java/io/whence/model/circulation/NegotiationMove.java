package io.whence.model.circulation;

import static io.whence.model.circulation.ProcessRow.sides;
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
public enum NegotiationMove implements ProcessRow.Move<State> {
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

    private final ProcessRow<State> row;

    NegotiationMove(boolean opens, Set<State> from, State to, Set<Side> by) {
        this.row = new ProcessRow<>(opens, from, to, by, ProcessRule.NEGOTIATION_STATE);
    }

    @Override
    public ProcessRow<State> row() {
        return row;
    }

    private static Set<State> states(State... states) {
        return Constants.of(State.class, states);
    }
}
