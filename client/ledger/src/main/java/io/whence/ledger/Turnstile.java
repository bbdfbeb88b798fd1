package io.whence.ledger;

/** Lets numbered work pass strictly in order, each number once the one before has passed. */
final class Turnstile {
    private long next;
    private long closedFrom = Long.MAX_VALUE;

    Turnstile(long first) {
        this.next = first;
    }

    /** Waits for a number's turn; false if the turnstile was closed before it. */
    synchronized boolean await(long number) {
        while (number > next && number < closedFrom) {
            try {
                wait();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new Stopped(e);
            }
        }
        return number < closedFrom;
    }

    /** Whether everything before a number has passed. */
    synchronized boolean reached(long number) {
        return number <= next;
    }

    /** Says that a number has passed, or never will but does not hold up the others. */
    synchronized void passed(long number) {
        next = Math.max(next, number + 1);
        notifyAll();
    }

    /** Nobody from this number on passes any more. */
    synchronized void closeFrom(long number) {
        closedFrom = Math.min(closedFrom, number);
        notifyAll();
    }
}
