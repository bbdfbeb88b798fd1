package io.whence.bench;

import io.whence.ledger.BatchWriter;
import io.whence.ledger.Connection;
import io.whence.ledger.Deadlines;
import io.whence.ledger.Follower;
import io.whence.ledger.LedgerBlock;
import io.whence.ledger.LedgerTransaction;
import io.whence.ledger.Position;
import io.whence.ledger.Progress;
import io.whence.ledger.Recorded;
import io.whence.ledger.WriterOptions;
import io.whence.model.circulation.Event;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A client of its own process: one thread of events through a writer, and a follower that reads every block back,
 * verifies it and opens every batch. Prints what it counted as NAME=NUMBER lines.
 */
public final class WritingProcess {
    private static final Deadlines PATIENT =
            new Deadlines(Duration.ofMinutes(2), Duration.ofMinutes(5), Duration.ofMinutes(5));
    private static final long SECOND = 1_000_000_000L;

    private final Path folder;
    private final Path home;
    private final WriterOptions options;
    private final long from;
    private final long until;
    private final AtomicLong recorded = new AtomicLong();
    private final AtomicLong seen = new AtomicLong();
    private long recordedAtStart;
    private long residentAtStart;

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
        try (Connection writing = Connection.open(folder, "exchange", Optional.empty(), PATIENT);
                Connection following = Connection.open(folder, "exchange", Optional.empty(), PATIENT);
                ExecutorService threads = Executors.newCachedThreadPool()) {
            Iterator<Event> events =
                    Workloads.valueOf(workload).events(Long.toString(System.currentTimeMillis(), 36), this::goesOn);
            Follower follower = Follower.from(following, new Position(Follower.height(following), Optional.empty()));
            Future<Long> followed = threads.submit(() -> follow(follower));
            long sealed = new BatchWriter(writing, home, options)
                    .record("bench-" + System.currentTimeMillis(), events, progress())
                    .events();
            long recordedInTime = recorded.get();
            while (seen.get() < sealed) {
                Thread.sleep(5);
            }
            long ended = System.nanoTime();
            followed.cancel(true);
            say("events", recordedInTime - recordedAtStart);
            say("nanoseconds", ended - from);
            say("followed", seen.get());
            say("residentAtStart", residentAtStart);
            say("residentAtEnd", resident());
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
                    residentAtStart = resident();
                    say("started", 1);
                }
            }

            @Override
            public void notice(String text) {
                System.err.println("bench: " + text);
            }
        };
    }

    private long follow(Follower follower) {
        while (!Thread.currentThread().isInterrupted()) {
            seen.addAndGet(events(follower.next()));
        }
        return seen.get();
    }

    private static long events(LedgerBlock block) {
        long events = 0;
        for (LedgerTransaction transaction : block.transactions()) {
            if (transaction.recorded() instanceof Recorded.Sealed sealed) {
                events += sealed.batch().events().size();
            }
        }
        return events;
    }

    private static long resident() {
        try {
            return Files.readAllLines(Path.of("/proc/self/status")).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }

    private static void say(String name, long number) {
        System.out.println(name + "=" + number);
        System.out.flush();
    }
}
