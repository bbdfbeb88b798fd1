package io.whence.app.circulation;

import io.whence.app.desk.Desk;
import io.whence.ledger.Progress;
import java.time.Duration;
import java.util.Locale;

/** Tells how many events are recorded: once a second while it goes on, every ten seconds while it does not. */
final class ProgressLine implements Progress, AutoCloseable {
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final int LOOKS_IN_SILENCE = 10;
    private static final long NANOS = 1_000_000_000L;

    private final Desk desk;
    private final long started = System.nanoTime();
    private final Thread thread = Thread.ofVirtual().unstarted(this::look);
    private long events;
    private long sealed;

    private ProgressLine(Desk desk) {
        this.desk = desk;
    }

    static ProgressLine start(Desk desk) {
        ProgressLine line = new ProgressLine(desk);
        line.thread.start();
        return line;
    }

    @Override
    public synchronized void recorded(long events, long sealed) {
        this.events = events;
        this.sealed = sealed;
    }

    @Override
    public void notice(String text) {
        desk.progress(text);
    }

    @Override
    public void close() {
        thread.interrupt();
    }

    private void look() {
        long told = 0;
        try {
            for (int silent = 1; ; silent++) {
                Thread.sleep(LOOK);
                synchronized (this) {
                    if (sealed > events || events > told) {
                        boolean goesOn = events > told;
                        if (goesOn || silent >= LOOKS_IN_SILENCE) {
                            tell();
                            silent = 0;
                        }
                        told = events;
                    }
                }
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private void tell() {
        long rate = events * NANOS / (System.nanoTime() - started);
        desk.progress(String.format(
                Locale.ROOT, "%,d events recorded, %,d under way, %,d a second", events, sealed - events, rate));
    }
}
