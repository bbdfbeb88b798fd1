package io.whence.bench;

import io.whence.app.Whence;
import io.whence.app.desk.Folder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How fast events are recorded on one kind of network, all work of the client included. */
final class Writing implements Bench {
    private static final double NANOS = 1e9;
    private static final double MEBIBYTE = 1 << 20;
    private static final int HEAP_MEBIBYTES = 256;
    private static final int SINGLE_IN_FLIGHT = 600;
    private static final int SINGLE_WARM_SECONDS = 20;

    private final String kind;

    /** @param kind {@code embedded} or {@code fabric} */
    Writing(String kind) {
        this.kind = kind;
    }

    @Override
    public String name() {
        return kind;
    }

    @Override
    public Map<String, Long> sizes() {
        return Map.of(
                "seconds", 60L,
                "warmSeconds", 30L,
                "singleSeconds", 20L,
                "batch", 4096L,
                "inFlight", 64L,
                "custodyBatch", 1000L,
                "custodyInFlight", 32L);
    }

    @Override
    public void run(Sizes sizes, Figures figures) throws Exception {
        Path home = Files.createTempDirectory("whence-bench-");
        try {
            whence(home, "network", "up", kind);
            new Market(network(home).resolve("connection")).open();
            used(sizes, figures, home);
            custody(sizes, figures, home);
        } finally {
            whence(home, "network", "down", kind, "--clean");
            Folder.delete(home);
        }
    }

    private void used(Sizes sizes, Figures figures, Path home) throws Exception {
        Measured single = measure(
                figures,
                home,
                new Load(Workloads.USED, 1, SINGLE_IN_FLIGHT, SINGLE_WARM_SECONDS, sizes.of("singleSeconds")));
        long before = disk(home);
        Measured batched = measure(figures, home, Load.of(Workloads.USED, sizes, "batch", "inFlight"));
        figures.add(Figure.beside("used-events-per-second-" + kind, batched.rate(), single.rate(), "1/s"));
        figures.add(
                Figure.of("bytes-on-disk-per-event-" + kind, (disk(home) - before) / (double) batched.sealed(), "B"));
        figures.add(batched.writer().figure("writer-resident-" + kind));
        figures.add(batched.follower().figure("follower-resident-" + kind));
        figures.remark(kind + ": processor time per used event in microseconds, " + batched.costs());
    }

    private void custody(Sizes sizes, Figures figures, Path home) throws Exception {
        Measured custody =
                measure(figures, home, Load.of(Workloads.DELIVERED, sizes, "custodyBatch", "custodyInFlight"));
        figures.add(Figure.of("custody-events-per-second-" + kind, custody.rate(), "1/s"));
        figures.remark(kind + ": processor time per delivery in microseconds, " + custody.costs());
    }

    /** What was recorded and read back in some time, what each process held in memory, and what the network spent. */
    private record Measured(
            long events, long sealed, long nanoseconds, Memory writer, Memory follower, Map<String, Double> spent) {
        double rate() {
            return events * NANOS / nanoseconds;
        }

        String costs() {
            return spent.entrySet().stream()
                    .map(entry -> "%s %.2f".formatted(entry.getKey(), entry.getValue() * 1e6 / events))
                    .collect(Collectors.joining(", "));
        }
    }

    /** Bytes that a process held when it was warm and at its end. */
    private record Memory(long atStart, long atEnd) {
        static Memory of(CountingProcess process) {
            return new Memory(process.of("residentAtStart"), process.of("residentAtEnd"));
        }

        Figure figure(String name) {
            return Figure.beside(name, atEnd / MEBIBYTE, atStart / MEBIBYTE, "MiB");
        }
    }

    /** What a client process is to do. */
    private record Load(Workloads events, long batch, long inFlight, long warmSeconds, long seconds) {
        static Load of(Workloads events, Sizes sizes, String batch, String inFlight) {
            return new Load(events, sizes.of(batch), sizes.of(inFlight), sizes.of("warmSeconds"), sizes.of("seconds"));
        }

        /** The words of {@link WritingProcess} after its two folders. */
        List<String> words() {
            return Stream.of(events, batch, inFlight, warmSeconds, seconds)
                    .map(String::valueOf)
                    .toList();
        }
    }

    /** Time runs from when the writer is warm until a follower, in a process of its own, has read its last event. */
    private Measured measure(Figures figures, Path home, Load load) throws Exception {
        figures.progress(kind + ": " + String.join(" ", load.words()));
        String connection = network(home).resolve("connection").toString();
        try (CountingProcess follower = CountingProcess.start(
                FollowingProcess.class, HEAP_MEBIBYTES, List.of(connection, Long.toString(load.warmSeconds)))) {
            follower.await("ready", 1);
            List<String> words = Stream.concat(Stream.of(connection, home.toString()), load.words().stream())
                    .toList();
            try (CountingProcess writer = CountingProcess.start(WritingProcess.class, HEAP_MEBIBYTES, words)) {
                return measured(writer, follower, home);
            }
        }
    }

    private static Measured measured(CountingProcess writer, CountingProcess follower, Path home)
            throws InterruptedException {
        writer.await("started", 1);
        long started = System.nanoTime();
        Map<String, Double> before = Processes.seconds(home);
        long sealed = writer.await("sealed", 1);
        follower.await("followed", sealed);
        long nanoseconds = System.nanoTime() - started;
        Map<String, Double> spent = new TreeMap<>(Processes.seconds(home));
        before.forEach((name, seconds) -> spent.merge(name, -seconds, Double::sum));
        return new Measured(writer.of("events"), sealed, nanoseconds, Memory.of(writer), Memory.of(follower), spent);
    }

    /** What one peer keeps: all of it on the embedded ledger, the exchange's peer on Fabric. */
    private long disk(Path home) throws IOException {
        Path folder = network(home).resolve("ledger");
        Path peer = Files.isDirectory(folder.resolve("peer0.exchange")) ? folder.resolve("peer0.exchange") : folder;
        try (Stream<Path> files = Files.walk(peer)) {
            return files.filter(Files::isRegularFile).mapToLong(Writing::size).sum();
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            return 0;
        }
    }

    private Path network(Path home) {
        return home.resolve("network").resolve(kind);
    }

    private static void whence(Path home, String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--home", home.toString()));
        int exit = Whence.run(System.err, System.err, all.toArray(String[]::new));
        if (exit != 0) {
            throw new IllegalStateException(String.join(" ", words) + " ended with " + exit);
        }
    }
}
