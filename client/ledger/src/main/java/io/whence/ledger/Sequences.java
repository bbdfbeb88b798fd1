package io.whence.ledger;

/** Hands out a producer's sequence numbers, beginning with the first that the ledger does not know. */
final class Sequences {
    private final Connection connection;
    private final String producer;
    private long next;

    Sequences(Connection connection, String producer) {
        this.connection = connection;
        this.producer = producer;
        this.next = firstFree(1);
    }

    synchronized long next() {
        return next++;
    }

    /** Passes over numbers that are promised already. */
    synchronized void skipTo(long beyond) {
        next = Math.max(next, beyond);
    }

    /** A free number after another writer of the same producer took one of ours. */
    synchronized long afresh() {
        next = firstFree(next);
        return next++;
    }

    /** Doubles its stride until a number is free, then halves it: a few questions, however long the history is. */
    private long firstFree(long from) {
        long stride = 1;
        long low = from;
        while (taken(low + stride - 1)) {
            low += stride;
            stride *= 2;
        }
        long high = low + stride - 1;
        while (low < high) {
            long middle = low + (high - low) / 2;
            if (taken(middle)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Whether something stands on the ledger under a sequence. */
    boolean taken(long sequence) {
        return connection
                .find("circulation:batch", producer, Long.toString(sequence))
                .isPresent();
    }
}
