package io.whence.claims.localize;

/** What kind of breach a finding is about. */
public enum Peril {
    LEAK,
    TAMPERING,
    ABUSE,
    LOSS
}
