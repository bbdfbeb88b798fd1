package io.whence.claims.localize;

/** The conclusions of a localisation, strongest first. */
public enum Verdict {
    IDENTIFIED(true),
    IDENTIFIED_UP_TO_PROVIDER(true),
    IDENTIFIED_SET(true),
    LEAD(true),
    NOT_RECORDED(false),
    INCONCLUSIVE(false);

    private final boolean names;

    Verdict(boolean names) {
        this.names = names;
    }

    /** Whether this verdict rests on a bound. */
    public boolean accuses() {
        return names && this != LEAD;
    }

    /** Whether this verdict names somebody. */
    public boolean names() {
        return names;
    }
}
