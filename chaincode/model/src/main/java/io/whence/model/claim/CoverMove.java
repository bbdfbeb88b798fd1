package io.whence.model.claim;

import static io.whence.model.circulation.Role.HANDLER;
import static io.whence.model.circulation.Role.INSURED;

import io.whence.model.circulation.CirculationRule;
import io.whence.model.circulation.Role;
import io.whence.model.claim.CoverLife.State;
import io.whence.model.value.Constants;
import java.util.Set;

/**
 * A cover's whole life, one row a move. Rows that nobody calls happen by the clock, or when the last of the money is
 * used. The table in {@code docs/claims.md} is tested against these rows.
 */
@SuppressWarnings("ImmutableEnumChecker")
public enum CoverMove {
    QUOTE(states(), states(State.QUOTED), roles(HANDLER)),
    AMEND(states(State.QUOTED, State.BOUND, State.IN_FORCE), states(), roles(HANDLER)),
    BIND(
            states(State.QUOTED, State.BOUND, State.IN_FORCE),
            states(State.BOUND, State.IN_FORCE, State.EXHAUSTED),
            roles(INSURED)),
    BEGIN(states(State.BOUND), states(State.IN_FORCE), roles()),
    EXPIRE(states(State.QUOTED, State.IN_FORCE, State.EXHAUSTED), states(State.EXPIRED), roles()),
    EXHAUST(states(State.BOUND, State.IN_FORCE), states(State.EXHAUSTED), roles()),
    RESTORE(states(State.EXHAUSTED), states(State.BOUND, State.IN_FORCE), roles()),
    CANCEL(states(State.QUOTED, State.BOUND, State.IN_FORCE, State.EXHAUSTED), states(State.CANCELLED), roles(HANDLER)),
    RUN_OFF(states(State.EXPIRED, State.EXHAUSTED, State.CANCELLED), states(State.RUN_OFF), roles(HANDLER)),
    CLOSE(states(State.RUN_OFF), states(State.CLOSED), roles(HANDLER));

    private final Set<State> from;
    private final Set<State> to;
    private final Set<Role> by;

    CoverMove(Set<State> from, Set<State> to, Set<Role> by) {
        this.from = from;
        this.to = to;
        this.by = by;
    }

    /** From where it starts; empty for a cover that is not there yet. */
    public Set<State> from() {
        return from;
    }

    /** Where it may end; empty where the cover stays where it is. */
    public Set<State> to() {
        return to;
    }

    /** Who calls it; nobody where it happens by itself. */
    public Set<Role> by() {
        return by;
    }

    /** Refuses whoever the table does not list, then a state from which the move does not start. */
    void check(State present, Role role) {
        if (!by.contains(role)) {
            throw CirculationRule.ROLE_DENIED.refuse("caller", role);
        }
        if (!from.contains(present)) {
            throw ClaimRule.COVER_STATE.refuse("cover", present);
        }
    }

    private static Set<State> states(State... states) {
        return Constants.of(State.class, states);
    }

    private static Set<Role> roles(Role... roles) {
        return Constants.of(Role.class, roles);
    }
}
