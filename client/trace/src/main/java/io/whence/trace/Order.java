package io.whence.trace;

import io.whence.model.circulation.Batch;

/**
 * Where something stands on the ledger, as one number: its transaction, then its place in the batch. What is no event of a
 * batch, a document or a move, stands before place 0.
 */
final class Order {
    /** How many places an entry has: what the entry of a place is found by. */
    static final long PLACES = 2L * Batch.EVENTS_MAX;

    private Order() {}

    static long of(long entry) {
        return entry * PLACES;
    }

    static long of(long entry, int place) {
        return entry * PLACES + place + 1;
    }

    /** The transaction of what stands there. */
    static long entry(long order) {
        return order / PLACES;
    }

    /** The last place that a transaction could fill. */
    static long last(long entry) {
        return of(entry + 1) - 1;
    }
}
