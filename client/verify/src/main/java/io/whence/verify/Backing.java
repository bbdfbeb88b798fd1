package io.whence.verify;

/** Whether the witnesses that the reader trusts vouch for what is judged. The names of the first two are wire format. */
public enum Backing {
    /** The reader did not say whom to trust. */
    NO_TRUST_GIVEN,
    /** Half of those whom the reader trusts, or fewer, signed: nothing is wrong with what is judged, but nobody proves it. */
    TOO_FEW_TRUSTED,
    /** More than half of those whom the reader trusts signed. */
    ENOUGH
}
