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

/** A whole copy of a large table leaks, one of very many: how long the finding takes, where the time goes, and in what memory. */
final class ThousandCopies implements Bench {
    private static final double MIB = 1 << 20;
    private static final long JOINED_ROW_BYTES = 600;

    @Override
    public String name() {
        return "thousand";
    }

    @Override
    public Map<String, Long> sizes() {
        return Map.of("rows", 1_000_000L, "copies", 1_000L);
    }

    @Override
    public void run(Sizes sizes, Figures figures) throws Exception {
        Path folder = Files.createTempDirectory("whence-thousand");
        try {
            run(folder, sizes, figures);
        } finally {
            Folder.delete(folder);
        }
    }

    private void run(Path folder, Sizes sizes, Figures figures) throws Exception {
        Path original = CensusTable.write(folder.resolve("original.csv"), sizes.of("rows"), 1);
        String of = " of %,d rows × 15 × %,d copies".formatted(sizes.of("rows"), sizes.of("copies"));
        Leak leak = new Leak(folder.resolve("leak.csv"), sizes.count("copies") * 2 / 5);
        List<CopyOpening> openings = delivered(original, leak, sizes, figures);
        Optional<Clock> joined = joined(leak.file(), sizes.of("rows"));
        figures.progress("finding");
        Clock took = found(leak, original, openings, figures);
        String whole = "finding, reading and indexing included," + of;
        double copies = sizes.of("copies");
        figures.add(figure(whole, took.wallSeconds(), joined.map(one -> one.wallSeconds() * copies), "s"));
        figures.add(figure(
                whole, took.processorSeconds(), joined.map(one -> one.processorSeconds() * copies), "processor s"));
        figures.add(Figure.of("heap allowed", Runtime.getRuntime().maxMemory() / MIB, "MiB"));
        remark(figures);
    }

    /** Writes the copy that leaks; returns the openings of all. Nothing else of the provider's side is kept. */
    private static List<CopyOpening> delivered(Path original, Leak leak, Sizes sizes, Figures figures)
            throws Exception {
        String of = " of %,d rows × 15 × %,d copies".formatted(sizes.of("rows"), sizes.of("copies"));
        Clock.Timed<MarkedVersion> index = Clock.of(() -> new MarkedVersion(Table.read(original)));
        figures.add(
                Figure.of("original read and indexed, once," + of, index.took().wallSeconds(), "s"));
        figures.add(
                Figure.of("original read and indexed, once," + of, index.took().processorSeconds(), "processor s"));
        Clock.Timed<MarkedCopy> delivered = Clock.of(() -> index.result().deliver(leak.copy()));
        MarkedCopy copy = delivered.result();
        copy.write(leak.file());
        figures.add(
                Figure.of("one copy marked and committed" + of, delivered.took().processorSeconds(), "processor s"));
        figures.progress("openings of " + sizes.of("copies") + " copies");
        return index.result().openings(sizes.count("copies"), copy.opening());
    }

    /** A leaked file and whose it is. */
    private record Leak(Path file, int copy) {}

    private static Clock found(Leak leak, Path original, List<CopyOpening> openings, Figures figures) throws Exception {
        try (Sampler sampler = new Sampler("io.whence.claims.localize.")) {
            Clock.Timed<Finding> finding =
                    Clock.of(() -> Localizer.withOpenings(leak.file(), original, openings, Policy.standard()));
            if (!finding.result().named().equals(List.of(MarkedVersion.id(leak.copy())))) {
                throw new IllegalStateException(
                        "the finding names " + finding.result().named());
            }
            figures.remark(
                    "Where the time of a finding about " + openings.size() + " copies went: " + sampler.shares() + ".");
            return finding.took();
        }
    }

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
