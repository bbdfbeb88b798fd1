package io.whence.model.claim;

import static io.whence.model.circulation.Role.*;
import static io.whence.model.claim.ClaimState.*;

import io.whence.model.circulation.Role;
import io.whence.model.value.Constants;
import java.util.EnumSet;
import java.util.Set;

/**
 * A claim's whole life, one row a move: from where, to where, by whom. What is not here cannot happen. The table in
 * {@code docs/claims.md} is tested against these rows.
 */
@SuppressWarnings({"BadImport", "ImmutableEnumChecker"})
public enum Move {
    CIRCUMSTANCE(1, from(NONE), to(ClaimState.CIRCUMSTANCE), by(INSURED, EXCHANGE, BROKER)),
    NOTIFY(2, from(NONE, ClaimState.CIRCUMSTANCE), to(NOTIFIED), by(INSURED, BROKER, EXCHANGE)),
    REGISTER(3, from(NOTIFIED), to(REGISTERED), by(HANDLER)),
    INVESTIGATE(4, from(REGISTERED, INVESTIGATING, REOPENED), to(INVESTIGATING), by(HANDLER)),
    REQUEST_SUPPLEMENT(5, from(REGISTERED, INVESTIGATING), to(SUPPLEMENT_REQUESTED), by(HANDLER)),
    SUPPLEMENT(6, from(SUPPLEMENT_REQUESTED), to(INVESTIGATING), by(INSURED)),
    ASSESS(7, from(INVESTIGATING), to(ASSESSED), by(ADJUSTER)),
    ANSWER(7, UNDER_INQUIRY, same(), by(ADJUSTER)),
    PROPOSE(8, from(ASSESSED, PROPOSED), to(PROPOSED), by(HANDLER)),
    CONSENT(9, from(PROPOSED), same(), by(FOLLOWER)),
    ACCEPT(9, from(PROPOSED), to(PROPOSED, ACCEPTED, PARTLY_ACCEPTED), by(APPROVER)),
    DECLINE(10, from(PROPOSED), to(DECLINED), by(APPROVER)),
    SERVE_NOTICE(10, from(DECLINED, PARTLY_ACCEPTED), same(), by(HANDLER)),
    PAY_INTERIM(11, UNDER_INQUIRY, same(), by(APPROVER)),
    CONFIRM_INTERIM(11, Sets.AFTER_INTERIM, same(), by(PAYMENT)),
    AGREE(12, from(ACCEPTED, PARTLY_ACCEPTED), to(ACCEPTED, PARTLY_ACCEPTED, AGREED), by(INSURED, CLAIMANT)),
    PAY(13, from(AGREED, PAYING), to(PAYING), by(HANDLER)),
    SETTLE(14, from(PAYING, HELD), to(PAYING, SETTLED, HELD), by(PAYMENT)),
    CLOSE(15, from(SETTLED, DECLINED, WITHDRAWN, CLAWBACK), to(CLOSED), by(HANDLER)),
    WITHDRAW(16, UNDECIDED, to(WITHDRAWN), by(INSURED)),
    DISPUTE(17, from(DECLINED, PARTLY_ACCEPTED, ACCEPTED), to(DISPUTED), by(INSURED, CLAIMANT, FOLLOWER)),
    VOTE(18, from(DISPUTED), same(), by(PANEL)),
    RULE(18, from(DISPUTED), to(DISPUTED, INVESTIGATING, DECLINED, PARTLY_ACCEPTED, ACCEPTED), by(PANEL, TRIBUNAL)),
    HOLD(19, OPEN, to(HELD), by(REGULATOR, TRIBUNAL, FRAUD)),
    CONFIRM_HOLD(19, from(HELD), same(), by(REGULATOR, TRIBUNAL)),
    RELEASE(19, from(HELD), Sets.RELEASED, by(REGULATOR, TRIBUNAL, FRAUD)),
    REOPEN(20, from(SETTLED, CLOSED), to(REOPENED), by(HANDLER, INSURED, TRIBUNAL)),
    CLAW_BACK(21, from(ACCEPTED, PARTLY_ACCEPTED, AGREED, PAYING, SETTLED), to(CLAWBACK), by(APPROVER)),
    RETURN(21, from(CLAWBACK), same(), by(PAYMENT)),
    WRITE_OFF(21, from(CLAWBACK), same(), by(APPROVER)),
    TIME_BAR(22, from(ClaimState.CIRCUMSTANCE), to(TIME_BARRED), by(HANDLER, REGULATOR)),
    RECOVER_OPEN(23, from(SETTLED, CLOSED), same(), by(HANDLER)),
    RECOVER_RECEIVE(23, from(SETTLED, CLOSED), same(), by(HANDLER)),
    RECOVER_APPORTION(23, from(SETTLED, CLOSED), same(), by(APPROVER)),
    RECOVER_CLOSE(23, from(SETTLED, CLOSED), same(), by(HANDLER)),
    RESERVE(3, Sets.RESERVED, same(), by(HANDLER));

    private final int row;
    private final Set<ClaimState> from;
    private final Set<ClaimState> to;
    private final Set<Role> by;

    Move(int row, Set<ClaimState> from, Set<ClaimState> to, Set<Role> by) {
        this.row = row;
        this.from = from;
        this.to = to;
        this.by = by;
    }

    /** The row of the table of claim life that this move belongs to. */
    public int row() {
        return row;
    }

    public Set<ClaimState> from() {
        return from;
    }

    /** Where the move can end; empty where the claim stays where it is. */
    public Set<ClaimState> to() {
        return to;
    }

    public Set<Role> by() {
        return by;
    }

    /** Whether the table lets the move end there. */
    public boolean mayLand(ClaimState before, ClaimState after) {
        return to.isEmpty() ? before == after : to.contains(after);
    }

    private static Set<ClaimState> from(ClaimState... states) {
        return among(states);
    }

    private static Set<ClaimState> to(ClaimState... states) {
        return among(states);
    }

    private static Set<ClaimState> same() {
        return Set.of();
    }

    private static Set<Role> by(Role... roles) {
        return Constants.of(Role.class, roles);
    }

    private static final class Sets {
        static final Set<ClaimState> AFTER_INTERIM = among(
                INVESTIGATING,
                SUPPLEMENT_REQUESTED,
                ASSESSED,
                PROPOSED,
                ACCEPTED,
                PARTLY_ACCEPTED,
                DECLINED,
                AGREED,
                DISPUTED,
                HELD,
                CLAWBACK);

        static final Set<ClaimState> RELEASED = released();

        private static Set<ClaimState> released() {
            Set<ClaimState> released = EnumSet.copyOf(OPEN);
            released.add(SETTLED);
            return among(released.toArray(ClaimState[]::new));
        }

        static final Set<ClaimState> RESERVED = among(
                REGISTERED,
                INVESTIGATING,
                SUPPLEMENT_REQUESTED,
                ASSESSED,
                PROPOSED,
                ACCEPTED,
                PARTLY_ACCEPTED,
                AGREED,
                PAYING,
                SETTLED,
                DECLINED,
                DISPUTED,
                REOPENED,
                CLAWBACK);
    }
}
