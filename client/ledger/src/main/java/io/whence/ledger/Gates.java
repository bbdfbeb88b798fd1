package io.whence.ledger;

import java.util.Optional;
import java.util.TreeMap;

/**
 * The three gates that batches pass in the order of the file: promised in the outbox, sent, counted. Where a batch fails,
 * the gates close for it and for all that come after and have not passed yet.
 */
final class Gates {
    private final Turnstile promised = new Turnstile(0);
    private final Turnstile sent = new Turnstile(0);
    private final Turnstile counted = new Turnstile(0);
    private final TreeMap<Long, RuntimeException> failures = new TreeMap<>();

    Turnstile promised() {
        return promised;
    }

    Turnstile sent() {
        return sent;
    }

    Turnstile counted() {
        return counted;
    }

    synchronized void fail(long number, RuntimeException failure) {
        failures.putIfAbsent(number, failure);
        promised.closeFrom(number);
        sent.closeFrom(number);
        counted.closeFrom(number);
    }

    synchronized boolean open() {
        return failures.isEmpty();
    }

    /** The failure that comes first in the file. */
    synchronized Optional<RuntimeException> failure() {
        return failures.isEmpty()
                ? Optional.empty()
                : Optional.of(failures.firstEntry().getValue());
    }
}
