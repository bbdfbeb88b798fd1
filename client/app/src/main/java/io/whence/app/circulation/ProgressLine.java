package io.whence.app.circulation;

import io.whence.app.desk.Desk;
import io.whence.ledger.Progress;
import java.util.Locale;

/** Tells how many events are recorded, at most once a second. */
final class ProgressLine implements Progress {
    private static final long NANOS_BETWEEN = 1_000_000_000L;

    private final Desk desk;
    private final long started = System.nanoTime();
    private long told = started;

    ProgressLine(Desk desk) {
        this.desk = desk;
    }

    @Override
    public void recorded(long events, long sealed) {
        long now = System.nanoTime();
        if (now - told >= NANOS_BETWEEN) {
            told = now;
            long rate = events * NANOS_BETWEEN / (now - started);
            desk.progress(String.format(
                    Locale.ROOT, "%,d events recorded, %,d under way, %,d a second", events, sealed - events, rate));
        }
    }

    @Override
    public void notice(String text) {
        desk.progress(text);
    }
}
