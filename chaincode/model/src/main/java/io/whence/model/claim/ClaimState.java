package io.whence.model.claim;

import io.whence.model.value.Constants;
import java.util.Set;

/** Where a claim stands in its life. */
public enum ClaimState {
    /** Before the first word about it. */
    NONE,
    CIRCUMSTANCE,
    NOTIFIED,
    REGISTERED,
    INVESTIGATING,
    SUPPLEMENT_REQUESTED,
    ASSESSED,
    PROPOSED,
    ACCEPTED,
    PARTLY_ACCEPTED,
    DECLINED,
    AGREED,
    PAYING,
    SETTLED,
    CLOSED,
    WITHDRAWN,
    DISPUTED,
    HELD,
    REOPENED,
    CLAWBACK,
    TIME_BARRED;

    /** From notice to the last payment: somebody still owes the claim a move. */
    public static final Set<ClaimState> OPEN = among(
            NOTIFIED,
            REGISTERED,
            INVESTIGATING,
            SUPPLEMENT_REQUESTED,
            ASSESSED,
            PROPOSED,
            ACCEPTED,
            PARTLY_ACCEPTED,
            AGREED,
            PAYING,
            DISPUTED,
            REOPENED);

    /** From notice to the handler's proposal: nothing is decided yet. */
    public static final Set<ClaimState> UNDECIDED =
            among(NOTIFIED, REGISTERED, INVESTIGATING, SUPPLEMENT_REQUESTED, ASSESSED, PROPOSED);

    /** From the investigation to the handler's proposal: when a certain minimum may be paid ahead. */
    public static final Set<ClaimState> UNDER_INQUIRY = among(INVESTIGATING, SUPPLEMENT_REQUESTED, ASSESSED, PROPOSED);

    /** Whether nobody will move the claim again unless something new turns up. */
    public boolean over() {
        return this == NONE || this == CLOSED || this == WITHDRAWN || this == TIME_BARRED;
    }

    public boolean open() {
        return OPEN.contains(this);
    }

    static Set<ClaimState> among(ClaimState... states) {
        return Constants.of(ClaimState.class, states);
    }
}
