package io.whence.ledger;

/** The thread was asked to stop while it waited for the ledger. */
public final class Stopped extends RuntimeException {
    Stopped(InterruptedException cause) {
        super("stopped while waiting for the ledger", cause);
    }
}
