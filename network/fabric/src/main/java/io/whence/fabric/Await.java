package io.whence.fabric;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits by asking, up to a bound. */
final class Await {
    private static final long ASK_EVERY_MILLIS = 50;

    private Await() {}

    static void until(String what, Duration max, BooleanSupplier reached) {
        long deadline = System.nanoTime() + max.toNanos();
        while (!reached.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new FabricUnavailable("waited " + max.toSeconds() + " s in vain for " + what);
            }
            pause(what);
        }
    }

    private static void pause(String what) {
        try {
            Thread.sleep(ASK_EVERY_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FabricUnavailable("interrupted while waiting for " + what, e);
        }
    }
}
