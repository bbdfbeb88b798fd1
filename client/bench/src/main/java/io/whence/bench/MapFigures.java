package io.whence.bench;

import io.whence.app.desk.Folder;
import io.whence.ledger.LedgerBlock;
import io.whence.model.value.Digest;
import io.whence.trace.Dump;
import io.whence.trace.ReadModel;
import io.whence.trace.Storage;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * The map: how fast blocks become a read model with all its indexes, and how fast it answers, beside the same rows on a
 * PostgreSQL server that is asked by plain recursive SQL.
 */
final class MapFigures implements Bench {
    private static final String SCHEMA = "whence_bench";
    private static final int PROGRESS_BLOCKS = 250;

    @Override
    public String name() {
        return "map";
    }

    @Override
    public Map<String, Long> sizes() {
        return Map.of("map-events", 10_000_000L, "map-queries", 1_000L, "map-first-queries", 100L);
    }

    @Override
    public void run(Sizes sizes, Figures figures) throws Exception {
        Path folder = Files.createTempDirectory("whence-map");
        try (EmbeddedPostgres server = server(folder)) {
            Storage file = new Storage.File(folder.resolve("map.sqlite"));
            Storage served = new Storage.Server(server.getJdbcUrl("postgres", "postgres"), SCHEMA);
            SyntheticLedger ledger = new SyntheticLedger(sizes.of("map-events"));
            List<SyntheticLedger.Block> blocks = blocks(ledger, figures);
            Built own = built(file, blocks, figures);
            Built other = built(served, blocks, figures);
            rates(own, other, figures);
            try (PlainSql plain = new PlainSql(server.getPostgresDatabase(), SCHEMA, true);
                    PlainSql guided = new PlainSql(server.getPostgresDatabase(), SCHEMA, false)) {
                plain.analyze();
                new MapQuestions(ledger, file, served, List.of(plain, guided)).run(sizes, figures);
            }
        } finally {
            Folder.delete(folder);
        }
    }

    private static EmbeddedPostgres server(Path folder) throws IOException {
        return EmbeddedPostgres.builder()
                .setPGStartupWait(Duration.ofMinutes(1))
                .setDataDirectory(folder.resolve("postgresql"))
                .setServerConfig("shared_buffers", "1GB")
                .setServerConfig("max_wal_size", "4GB")
                .setServerConfig("maintenance_work_mem", "256MB")
                .setServerConfig("work_mem", "64MB")
                .start();
    }

    /** The blocks as a peer keeps them, made before anything is measured. */
    private static List<SyntheticLedger.Block> blocks(SyntheticLedger ledger, Figures figures) {
        List<SyntheticLedger.Block> blocks = new ArrayList<>();
        while (ledger.hasNext()) {
            blocks.add(ledger.next());
            if (blocks.size() % PROGRESS_BLOCKS == 0) {
                figures.progress("made %,d blocks".formatted(blocks.size()));
            }
        }
        return blocks;
    }

    /** A read model that was built from the first block on: how many events, how long tables and indexes took. */
    private record Built(long events, Clock tables, Clock indexes, Digest dump) {
        double wallSeconds() {
            return tables.wallSeconds() + indexes.wallSeconds();
        }

        double processorSeconds() {
            return tables.processorSeconds() + indexes.processorSeconds();
        }
    }

    private static Built built(Storage storage, List<SyntheticLedger.Block> blocks, Figures figures) throws Exception {
        try (ReadModel model = ReadModel.open(storage)) {
            Clock tables = Clock.of(() -> {
                        model.takeAll(decoded(blocks, figures));
                        return model;
                    })
                    .took();
            figures.progress("indexes");
            Clock indexes = Clock.of(() -> {
                        model.complete();
                        return model;
                    })
                    .took();
            figures.progress("dump");
            return new Built(model.events(), tables, indexes, Dump.digest(model));
        }
    }

    private static Iterator<LedgerBlock> decoded(List<SyntheticLedger.Block> blocks, Figures figures) {
        return blocks.stream()
                .peek(block -> {
                    if (block.number() % PROGRESS_BLOCKS == 0) {
                        figures.progress("taking in block %,d of %,d".formatted(block.number(), blocks.size()));
                    }
                })
                .map(SyntheticLedger.Block::decoded)
                .iterator();
    }

    private static void rates(Built own, Built other, Figures figures) {
        figures.add(Figure.beside(
                "map-index-events-per-second",
                own.events() / own.wallSeconds(),
                other.events() / other.wallSeconds(),
                "1/s"));
        figures.add(Figure.of("map-index-events-per-processor-second", own.events() / own.processorSeconds(), "1/s"));
        figures.add(Figure.beside("map-rebuild-seconds", own.wallSeconds(), other.wallSeconds(), "s"));
        figures.remark(
                ("of %,d events, SQLite: tables %.1f s with %.1f s of processor time, which two threads share, one"
                                + " opening batches ahead; indexes %.1f s with %.1f s; the baseline is the same read model on PostgreSQL")
                        .formatted(
                                own.events(),
                                own.tables().wallSeconds(),
                                own.tables().processorSeconds(),
                                own.indexes().wallSeconds(),
                                own.indexes().processorSeconds()));
        if (!own.dump().equals(other.dump())) {
            throw new IllegalStateException("the dumps of SQLite and of PostgreSQL differ");
        }
        figures.remark("the dumps of both read models are the same, SHA-256 "
                + own.dump().hex());
    }
}
