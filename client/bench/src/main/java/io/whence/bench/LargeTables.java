package io.whence.bench;

import io.whence.app.desk.Folder;
import io.whence.claims.localize.CopyOpening;
import io.whence.claims.localize.Finding;
import io.whence.claims.localize.Localizer;
import io.whence.claims.localize.Policy;
import io.whence.marking.MarkedCopy;
import io.whence.marking.Table;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A whole copy of a large table leaks, one of many: how long the finding takes, where the time goes, and in what memory; for
 * one size, or for each ten times the one before.
 *
 * @param rowsMax the largest table of those that grow from {@code rows}
 */
record LargeTables(String name, long rows, long rowsMax, long copies) implements Bench {
    private static final double MIB = 1 << 20;
    private static final long JOINED_ROW_BYTES = 600;
    private static final int STEP = 10;

    @Override
    public Map<String, Long> sizes() {
        return rows == rowsMax
                ? Map.of("rows", rows, "copies", copies)
                : Map.of("rows", rows, "rowsMax", rowsMax, "copies", copies);
    }

    @Override
    public void run(Sizes sizes, Figures figures) throws Exception {
        long last = rows == rowsMax ? sizes.of("rows") : sizes.of("rowsMax");
        if (sizes.of("rows") > last) {
            throw new IllegalArgumentException("rows=%,d is above rowsMax=%,d".formatted(sizes.of("rows"), last));
        }
        for (long size = sizes.of("rows"); size <= last; size *= STEP) {
            Path folder = Files.createTempDirectory("whence-large");
            try {
                new Case(folder, size, sizes.count("copies"), figures).run(size * STEP > last);
            } finally {
                Folder.delete(folder);
            }
        }
        figures.add(Figure.of("heap allowed", Runtime.getRuntime().maxMemory() / MIB, "MiB"));
        remark(figures);
    }

    /** A table of so many rows, and who has copies of it. */
    private record Case(Path folder, long rows, int copies, Figures figures) {
        void run(boolean last) throws Exception {
            Path original = CensusTable.write(folder.resolve("original.csv"), rows, 1);
            Leak leak = new Leak(folder.resolve("leak.csv"), copies * 2 / 5);
            List<CopyOpening> openings = delivered(original, leak);
            Optional<Clock> joined = joined(leak.file(), rows);
            figures.progress("finding");
            Clock took = found(leak, original, openings, last);
            String whole = "finding, reading and indexing included," + of();
            figures.add(figure(whole, took.wallSeconds(), joined.map(one -> one.wallSeconds() * copies), "s"));
            figures.add(figure(
                    whole, took.processorSeconds(), joined.map(one -> one.processorSeconds() * copies), "processor s"));
        }

        private String of() {
            return " of %,d rows × 15 × %,d copies".formatted(rows, copies);
        }

        /** Writes the copy that leaks; returns the openings of all. Nothing else of the provider's side is kept. */
        private List<CopyOpening> delivered(Path original, Leak leak) throws Exception {
            Clock.Timed<MarkedVersion> index = Clock.of(() -> new MarkedVersion(Table.read(original)));
            String indexed = "original read and indexed, once," + of();
            figures.add(Figure.of(indexed, index.took().wallSeconds(), "s"));
            figures.add(Figure.of(indexed, index.took().processorSeconds(), "processor s"));
            Clock.Timed<MarkedCopy> delivered = Clock.of(() -> index.result().deliver(leak.copy()));
            MarkedCopy copy = delivered.result();
            copy.write(leak.file());
            figures.add(Figure.of(
                    "one copy marked and committed" + of(), delivered.took().processorSeconds(), "processor s"));
            figures.progress("openings of " + copies + " copies");
            return index.result().openings(copies, copy.opening());
        }

        private Clock found(Leak leak, Path original, List<CopyOpening> openings, boolean shares) throws Exception {
            try (Sampler sampler = new Sampler("io.whence.claims.localize.")) {
                Clock.Timed<Finding> finding =
                        Clock.of(() -> Localizer.withOpenings(leak.file(), original, openings, Policy.standard()));
                if (!finding.result().named().equals(List.of(MarkedVersion.id(leak.copy())))) {
                    throw new IllegalStateException(
                            "the finding names " + finding.result().named());
                }
                if (shares) {
                    figures.remark("Where the time of a finding about " + copies + " copies of " + rows + " rows went: "
                            + sampler.shares() + ".");
                }
                return finding.took();
            }
        }
    }

    /** A leaked file and whose it is. */
    private record Leak(Path file, int copy) {}

    private static void remark(Figures figures) {
        figures.remark("The copies stand on no disk: a finding by marks reads the original, the leak and one opening a"
                + " copy. All codewords are those that the deliveries get; the leak is a delivered copy, whole; the"
                + " salted root in the openings, which localising does not read, is that of the leaked copy.");
        figures.remark(
                "The baseline, where there is room for it, is a hash join of lines with one copy, times the number of"
                        + " copies.");
    }

    /** One copy joined with the leak by a hash set of lines, where that has room. */
    private static Optional<Clock> joined(Path leak, long rows) throws Exception {
        if (rows * JOINED_ROW_BYTES > Runtime.getRuntime().maxMemory()) {
            return Optional.empty();
        }
        return Optional.of(Clock.of(() -> new HashJoin(leak).held(leak)).took());
    }

    private static Figure figure(String name, double value, Optional<Double> baseline, String unit) {
        return baseline.map(plain -> Figure.beside(name, value, plain, unit))
                .orElseGet(() -> Figure.of(name, value, unit));
    }
}
