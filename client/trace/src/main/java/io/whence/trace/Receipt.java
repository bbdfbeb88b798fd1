package io.whence.trace;

/** What sender and receiver say of a delivery. */
public enum Receipt {
    NONE,
    SENT_ONLY,
    RECEIVED_ONLY,
    MATCHED,
    MISMATCHED,
    OVERDUE
}
