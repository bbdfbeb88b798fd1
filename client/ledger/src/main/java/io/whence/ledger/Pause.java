package io.whence.ledger;

import java.time.Duration;

/** Waiting that ends early only when the thread is asked to stop. */
final class Pause {
    private Pause() {}

    static void of(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Stopped(e);
        }
    }
}
