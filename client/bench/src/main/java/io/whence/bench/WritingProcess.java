package io.whence.bench;

import io.whence.ledger.BatchWriter;
import io.whence.ledger.Connection;
import io.whence.ledger.Deadlines;
import io.whence.ledger.Progress;
import io.whence.ledger.WriterOptions;
import io.whence.model.circulation.Event;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** A writer of its own process: one thread of events. Prints what it counted as NAME=NUMBER lines. */
public final class WritingProcess {
    /** Waits of a client that floods its network. */
    static final Deadlines PATIENT = new Deadlines(Duration.ofMinutes(2), Duration.ofMinutes(5), Duration.ofMinutes(5));

    private static final long SECOND = 1_000_000_000L;

    private final Path folder;
    private final Path home;
    private final WriterOptions options;
    private final long from;
    private final long until;
    private final AtomicLong recorded = new AtomicLong();
    private long recordedAtStart;

    private WritingProcess(Path folder, Path home, WriterOptions options, long warmSeconds, long seconds) {
        this.folder = folder;
        this.home = home;
        this.options = options;
        this.from = System.nanoTime() + warmSeconds * SECOND;
        this.until = from + seconds * SECOND;
    }

    /** Words: connection folder, home, workload, events a batch, batches in flight, seconds to warm up, seconds to measure. */
    public static void main(String[] words) throws Exception {
        WriterOptions options = WriterOptions.DEFAULT.batching(Integer.parseInt(words[3]), Integer.parseInt(words[4]));
        WritingProcess process = new WritingProcess(
                Path.of(words[0]), Path.of(words[1]), options, Long.parseLong(words[5]), Long.parseLong(words[6]));
        process.run(words[2]);
        System.exit(0);
    }

    private void run(String workload) throws Exception {
        try (Connection connection = Connection.open(folder, "exchange", Optional.empty(), PATIENT)) {
            Iterator<Event> events =
                    Workloads.valueOf(workload).events(Long.toString(System.currentTimeMillis(), 36), this::goesOn);
            long sealed = new BatchWriter(connection, home, options)
                    .record("bench-" + System.currentTimeMillis(), events, progress())
                    .events();
            say("events", recorded.get() - recordedAtStart);
            say("residentAtEnd", Processes.resident());
            say("sealed", sealed);
        }
    }

    private boolean goesOn() {
        return System.nanoTime() < until;
    }

    private Progress progress() {
        return new Progress() {
            @Override
            public void recorded(long events, long sealed) {
                recorded.set(events);
                if (recordedAtStart == 0 && System.nanoTime() >= from) {
                    recordedAtStart = events;
                    say("residentAtStart", Processes.resident());
                    say("started", 1);
                }
            }

            @Override
            public void notice(String text) {
                System.err.println("bench: " + text);
            }
        };
    }

    /** Tells whoever started this process. */
    static void say(String name, long number) {
        System.out.println(name + "=" + number);
        System.out.flush();
    }
}
