package io.whence.bench;

import io.whence.app.desk.Folder;
import io.whence.app.desk.JavaProgram;
import io.whence.claims.localize.CopyOpening;
import io.whence.claims.localize.Finding;
import io.whence.claims.localize.Localizer;
import io.whence.claims.localize.Policy;
import io.whence.marking.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Whole findings about a table of census size, delivered to twenty: by committed marks, and among delivered files. */
final class LocalizeBench implements Bench {
    private static final int RUNS = 5;
    private static final int LEAKED = 7;

    @Override
    public String name() {
        return "twenty";
    }

    @Override
    public Map<String, Long> sizes() {
        return Map.of("rows", 32_561L, "copies", 20L);
    }

    @Override
    public void run(Sizes sizes, Figures figures) throws Exception {
        Path folder = Files.createTempDirectory("whence-localize");
        try {
            Path original = CensusTable.write(folder.resolve("original.csv"), sizes.of("rows"), 1);
            Path copies = Files.createDirectory(folder.resolve("copies"));
            List<CopyOpening> openings = delivered(original, copies, sizes.count("copies"));
            Path leak = copies.resolve(MarkedVersion.id(LEAKED) + ".csv");
            String of = " of %,d rows × 15 × %d copies".formatted(sizes.of("rows"), sizes.of("copies"));
            Clock joined = Clock.of(() -> join(leak, copies)).took();
            figures.add(Figure.beside(
                    "finding by marks" + of + ", first run",
                    seconds(() -> Localizer.withOpenings(leak, original, openings, Policy.standard())),
                    joined.wallSeconds(),
                    "s"));
            figures.add(Figure.beside(
                    "finding by marks" + of,
                    best(() -> Localizer.withOpenings(leak, original, openings, Policy.standard())),
                    joined.wallSeconds(),
                    "s"));
            figures.add(Figure.beside(
                    "finding among files" + of,
                    best(() -> Localizer.withCopies(leak, copies, Optional.of(original), Optional.empty())),
                    joined.wallSeconds(),
                    "s"));
            figures.add(Figure.beside(
                    "whence localize --copies, process included," + of,
                    process(leak, copies, original),
                    joined.wallSeconds(),
                    "s"));
            figures.remark("Best of " + RUNS + " runs but for the first and for the process, from files to finding."
                    + " The baseline is one pass of a hash join of lines; it says which rows are held, not whose leak it"
                    + " was, and finds none once a cell is spelled otherwise.");
        } finally {
            Folder.delete(folder);
        }
    }

    private static List<CopyOpening> delivered(Path original, Path copies, int count) throws IOException {
        MarkedVersion version = new MarkedVersion(Table.read(original));
        List<CopyOpening> openings = new ArrayList<>();
        for (int copy = 0; copy < count; copy++) {
            openings.add(version.write(copy, copies.resolve(MarkedVersion.id(copy) + ".csv")));
        }
        return openings;
    }

    private static long join(Path leak, Path copies) throws IOException {
        HashJoin join = new HashJoin(leak);
        long held = 0;
        try (Stream<Path> files = Files.list(copies)) {
            for (Path copy : files.toList()) {
                held += join.held(copy);
            }
        }
        return held;
    }

    private static double best(Clock.Work<Finding> work) throws Exception {
        double best = Double.POSITIVE_INFINITY;
        for (int run = 0; run < RUNS; run++) {
            best = Math.min(best, seconds(work));
        }
        return best;
    }

    private static double seconds(Clock.Work<Finding> work) throws Exception {
        Clock.Timed<Finding> timed = Clock.of(work);
        if (!timed.result().named().equals(List.of(MarkedVersion.id(LEAKED)))) {
            throw new IllegalStateException(
                    "the finding names " + timed.result().named());
        }
        return timed.took().wallSeconds();
    }

    /** The command line in a process of its own, as a user calls it. */
    private static double process(Path leak, Path copies, Path original) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(JavaProgram.whence(List.of(
                "localize",
                "--leak",
                leak.toString(),
                "--copies",
                copies.toString(),
                "--original",
                original.toString())));
        builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        Clock.Timed<Integer> timed = Clock.of(() -> builder.start().waitFor());
        if (timed.result() != 0) {
            throw new IllegalStateException("the process ended with " + timed.result());
        }
        return timed.took().wallSeconds();
    }
}
