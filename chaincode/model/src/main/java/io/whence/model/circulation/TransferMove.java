package io.whence.model.circulation;

import static io.whence.model.circulation.ProcessRow.sides;
import static io.whence.model.circulation.Side.CONSUMER;
import static io.whence.model.circulation.Side.PROVIDER;

import io.whence.model.circulation.Transfer.State;
import io.whence.model.value.Constants;
import java.util.Set;

/**
 * A transfer process's whole life, one row a move, with the states of the Dataspace Protocol. The table in {@code
 * docs/ledger.md} is tested against these rows.
 */
@SuppressWarnings("ImmutableEnumChecker")
public enum TransferMove implements ProcessRow.Move<State> {
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

    private final ProcessRow<State> row;

    TransferMove(boolean opens, Set<State> from, State to, Set<Side> by) {
        this.row = new ProcessRow<>(opens, from, to, by, ProcessRule.TRANSFER_STATE);
    }

    @Override
    public ProcessRow<State> row() {
        return row;
    }

    private static Set<State> states(State... states) {
        return Constants.of(State.class, states);
    }
}
