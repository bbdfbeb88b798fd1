package io.whence.ledger;

import java.util.Collection;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;

/** Lets numbered work pass strictly in order, each number once the one before has passed; wakes only whose turn it is. */
final class Turnstile {
    private final TreeMap<Long, CountDownLatch> waiting = new TreeMap<>();
    private long next;
    private long closedFrom = Long.MAX_VALUE;

    Turnstile(long first) {
        this.next = first;
    }

    /** Waits for a number's turn; false if the turnstile was closed before it. */
    boolean await(long number) {
        try {
            turn(number).await();
            return open(number);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Stopped(e);
        }
    }

    /** Whether everything before a number has passed. */
    synchronized boolean reached(long number) {
        return number <= next;
    }

    /** Says that a number has passed, or never will but does not hold up the others. */
    synchronized void passed(long number) {
        next = Math.max(next, number + 1);
        wake(waiting.headMap(next, true).values());
    }

    /** Nobody from this number on passes any more. */
    synchronized void closeFrom(long number) {
        closedFrom = Math.min(closedFrom, number);
        wake(waiting.tailMap(closedFrom, true).values());
    }

    private synchronized boolean open(long number) {
        return number < closedFrom;
    }

    private synchronized CountDownLatch turn(long number) {
        return number <= next || number >= closedFrom
                ? new CountDownLatch(0)
                : waiting.computeIfAbsent(number, waits -> new CountDownLatch(1));
    }

    private static void wake(Collection<CountDownLatch> turns) {
        turns.forEach(CountDownLatch::countDown);
        turns.clear();
    }
}
