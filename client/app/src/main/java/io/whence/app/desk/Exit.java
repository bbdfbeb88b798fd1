package io.whence.app.desk;

/** The exit codes of the program. */
public final class Exit {
    /** Done, and the finding, if there is one, is positive. */
    public static final int DONE = 0;

    /** Refused by a rule, or a negative finding. */
    public static final int REFUSED = 1;

    /** Used wrongly, or an input that cannot be read. */
    public static final int USAGE = 2;

    /** No ledger answers. */
    public static final int UNAVAILABLE = 3;

    private Exit() {}
}
