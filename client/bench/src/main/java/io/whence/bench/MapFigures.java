package io.whence.bench;

import io.whence.app.desk.Folder;
import io.whence.ledger.LedgerBlock;
import io.whence.trace.Asked;
import io.whence.trace.Dump;
import io.whence.trace.Query;
import io.whence.trace.Question;
import io.whence.trace.Questions;
import io.whence.trace.ReadModel;
import io.whence.trace.Storage;
import io.whence.trace.Subject;
import io.whence.trace.Trace;
import io.whence.trace.Tracer;
import io.whence.trace.View;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * The map: how fast blocks become a read model with all its indexes, and how fast it answers, beside the same rows on a
 * PostgreSQL server that is asked by plain recursive SQL.
 */
final class MapFigures implements Bench {
    private static final double MILLIS = 1e6;
    private static final double SECONDS = 1e9;
    private static final int ROWS_MAX = 100_000;

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

    @Override
    public String name() {
        return "map";
    }

    @Override
    public Map<String, Long> sizes() {
        return Map.of("map-events", 10_000_000L, "map-queries", 1_000L);
    }

    @Override
    public void run(Sizes sizes, Figures figures) throws Exception {
        Path folder = Files.createTempDirectory("whence-map");
        try (EmbeddedPostgres server = server(folder);
                ReadModel file = ReadModel.open(folder.resolve("map.sqlite"));
                ReadModel rows =
                        ReadModel.open(new Storage.Server(server.getJdbcUrl("postgres", "postgres"), "whence_bench"))) {
            SyntheticLedger ledger = new SyntheticLedger(sizes.of("map-events"));
            index(ledger, file, rows, figures);
            try (PlainSql plain = new PlainSql(server.getPostgresDatabase(), "whence_bench")) {
                new Asking(ledger, file, plain, sizes.count("map-queries")).run(figures);
            }
        } finally {
            Folder.delete(folder);
        }
    }

    private static EmbeddedPostgres server(Path folder) throws java.io.IOException {
        return EmbeddedPostgres.builder()
                .setPGStartupWait(Duration.ofMinutes(1))
                .setDataDirectory(folder.resolve("postgresql"))
                .setServerConfig("shared_buffers", "512MB")
                .setServerConfig("max_wal_size", "4GB")
                .setServerConfig("maintenance_work_mem", "256MB")
                .start();
    }

    /** Time spent so far: by the clock, and by this thread's processor. */
    private final class Watch {
        private long wall;
        private long processor;

        void time(Runnable work) {
            long started = System.nanoTime();
            long used = threads.getCurrentThreadCpuTime();
            work.run();
            wall += System.nanoTime() - started;
            processor += threads.getCurrentThreadCpuTime() - used;
        }
    }

    private void index(SyntheticLedger ledger, ReadModel file, ReadModel rows, Figures figures) {
        Watch decoding = new Watch();
        Watch filing = new Watch();
        Watch serving = new Watch();
        while (ledger.hasNext()) {
            SyntheticLedger.Block block = ledger.next();
            LedgerBlock[] decoded = new LedgerBlock[1];
            decoding.time(() -> decoded[0] = block.decoded());
            filing.time(() -> file.take(decoded[0]));
            serving.time(() -> rows.take(decoded[0]));
            if (block.number() % 100 == 0) {
                figures.progress("%,d events".formatted(file.events()));
            }
        }
        Watch indexes = new Watch();
        indexes.time(file::complete);
        serving.time(rows::complete);
        long events = file.events();
        double seconds = (decoding.wall + filing.wall + indexes.wall) / SECONDS;
        double served = (decoding.wall + serving.wall) / SECONDS;
        figures.add(Figure.beside("map-index-events-per-second", events / seconds, events / served, "1/s"));
        figures.add(Figure.beside("map-rebuild-seconds", seconds, served, "s"));
        figures.remark(
                ("processor time of the indexing thread per event: decoding %.2f µs, tables %.2f µs, indexes %.2f µs;"
                                + " the baseline is the same read model on PostgreSQL")
                        .formatted(
                                decoding.processor / 1e3 / events,
                                filing.processor / 1e3 / events,
                                indexes.processor / 1e3 / events));
        boolean same = Dump.digest(file).equals(Dump.digest(rows));
        figures.remark("the dumps of both read models are " + (same ? "the same" : "DIFFERENT"));
    }

    /** The questions, each asked many times of both. */
    private record Asking(SyntheticLedger ledger, ReadModel file, PlainSql plain, int queries) {
        private interface One {
            int rows(String version, Instant at) throws Exception;
        }

        void run(Figures figures) throws Exception {
            SplittableRandom chance = new SplittableRandom(7);
            figure(
                    figures,
                    "map-holders",
                    inputs(() -> ledger.anyVersion(chance), () -> ledger.anyTime(chance)),
                    this::holders,
                    plain::holders);
            figure(
                    figures,
                    "map-descendants",
                    inputs(() -> "pv-" + chance.nextInt(ledger.trees()), ledger::end),
                    (version, at) -> traced(version, Query.down(at).at(at)),
                    plain::descendants);
            figure(
                    figures,
                    "map-sources",
                    inputs(() -> ledger.anyVersion(chance), () -> ledger.anyTime(chance)),
                    (version, at) -> traced(version, Query.up(at).at(at)),
                    plain::sources);
        }

        private record Input(String version, Instant at) {}

        private Input[] inputs(
                java.util.function.Supplier<String> versions, java.util.function.Supplier<Instant> times) {
            Input[] inputs = new Input[queries];
            Arrays.setAll(inputs, i -> new Input(versions.get(), times.get()));
            return inputs;
        }

        private void figure(Figures figures, String name, Input[] inputs, One own, One other) throws Exception {
            Timed mine = timed(inputs, own);
            Timed theirs = timed(inputs, other);
            figures.add(Figure.beside(name + "-p99", mine.p99(), theirs.p99(), "ms"));
            figures.add(Figure.beside(name + "-mean", mine.mean(), theirs.mean(), "ms"));
            figures.remark("%s: %,d rows a question on average, %,d by plain SQL"
                    .formatted(name, mine.rows() / queries, theirs.rows() / queries));
        }

        private record Timed(double p99, double mean, long rows) {}

        /** The first tenth warms up and does not count. */
        private Timed timed(Input[] inputs, One one) throws Exception {
            for (int i = 0; i < queries / 10; i++) {
                one.rows(inputs[i].version(), inputs[i].at());
            }
            double[] millis = new double[queries];
            long rows = 0;
            for (int i = 0; i < queries; i++) {
                long started = System.nanoTime();
                rows += one.rows(inputs[i].version(), inputs[i].at());
                millis[i] = (System.nanoTime() - started) / MILLIS;
            }
            Arrays.sort(millis);
            return new Timed(
                    millis[(int) (0.99 * (queries - 1))],
                    Arrays.stream(millis).average().orElse(0),
                    rows);
        }

        private int holders(String version, Instant at) {
            Asked asked = Asked.about(version, at).viewed(View.of(at).at(at)).page(ROWS_MAX, Optional.empty());
            return new Questions(file).answer(Question.HOLDERS, asked).rows().size();
        }

        private int traced(String version, Query query) {
            Trace trace = new Tracer(file).trace(new Subject(Subject.Kind.VERSION, version), query.limitedTo(ROWS_MAX));
            return trace.nodes().size();
        }
    }
}
