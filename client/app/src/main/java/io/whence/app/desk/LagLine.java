package io.whence.app.desk;

import io.whence.trace.Lag;
import java.util.Locale;

/** Tells how many blocks there are still to read, at most once a second, and nothing of what takes less. */
public final class LagLine implements Lag {
    private static final long NANOS_BETWEEN = 1_000_000_000L;

    private final Desk desk;
    private long told = System.nanoTime();

    public LagLine(Desk desk) {
        this.desk = desk;
    }

    @Override
    public void blocks(long read, long height) {
        long now = System.nanoTime();
        if (now - told >= NANOS_BETWEEN) {
            told = now;
            desk.progress(String.format(Locale.ROOT, "%,d of %,d blocks read", read, height));
        }
    }
}
