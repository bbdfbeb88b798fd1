package io.whence.model.claim;

import static io.whence.model.circulation.Role.HANDLER;
import static io.whence.model.circulation.Role.PAYMENT;

import io.whence.model.circulation.Role;
import io.whence.model.claim.Sharing.State;
import io.whence.model.value.Constants;
import java.util.Set;

/** How insurers share one loss, one row a move. The table in {@code docs/claims.md} is tested against these rows. */
@SuppressWarnings("ImmutableEnumChecker")
public enum SharingMove {
    CALL(states(), states(State.COMMITTING), HANDLER),
    COMMIT(states(State.COMMITTING), states(State.COMMITTING, State.OPENING), HANDLER),
    OPEN(states(State.OPENING), states(State.OPENING, State.SHARED, State.EVEN), HANDLER),
    LAPSE(states(State.COMMITTING, State.OPENING), states(State.LAPSED), HANDLER),
    RECEIVE(states(State.SHARED), states(State.SHARED, State.EVEN), PAYMENT);

    private final Set<State> from;
    private final Set<State> to;
    private final Role by;

    SharingMove(Set<State> from, Set<State> to, Role by) {
        this.from = from;
        this.to = to;
        this.by = by;
    }

    public Set<State> from() {
        return from;
    }

    public Set<State> to() {
        return to;
    }

    public Role by() {
        return by;
    }

    private static Set<State> states(State... states) {
        return Constants.of(State.class, states);
    }
}
