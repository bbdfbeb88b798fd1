package io.whence.bench;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import io.whence.marking.MarkedCopy;
import io.whence.marking.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Marking: from a table in a file to a marked copy in a file, with its roots and its opening, at growing sizes. */
final class MarkingBench implements Bench {
    private static final int FIRST = 10_000;
    private static final int STEP = 10;

    @Override
    public String name() {
        return "marking";
    }

    @Override
    public Map<String, Long> sizes() {
        return Map.of("rowsMax", 1_000_000L);
    }

    @Override
    public void run(Sizes sizes, Figures figures) throws Exception {
        Path folder = Files.createTempDirectory("whence-marking");
        Path in = folder.resolve("in.csv");
        Path out = folder.resolve("out.csv");
        try {
            mark(CensusTable.write(in, FIRST, 1), out);
            for (long rows = FIRST; rows <= sizes.of("rowsMax"); rows *= STEP) {
                figures.progress(rows + " rows");
                CensusTable.write(in, rows, 1);
                Clock plain = Clock.of(() -> copied(in, out)).took();
                run(in, out, rows, plain, figures);
            }
        } finally {
            Files.deleteIfExists(in);
            Files.deleteIfExists(out);
            Files.deleteIfExists(folder);
        }
        figures.remark("The baseline reads the same CSV and writes it again, unmarked, unchecked and uncommitted.");
        figures.remark(
                "The first copy of a version, in the figures from file to file, waits for the canonical digest of the"
                        + " original and its statistics; the next copies have them.");
        figures.remark("A processor second is one of all cores together: two cores give twice as many rows a second.");
    }

    private static void run(Path in, Path out, long rows, Clock plain, Figures figures) throws Exception {
        String of = " of %,d rows".formatted(rows);
        Clock.Timed<Table> table = Clock.of(() -> Table.read(in));
        Clock.Timed<MarkedVersion> placed = Clock.of(() -> new MarkedVersion(table.result()));
        Clock.Timed<MarkedCopy> copy = Clock.of(() -> placed.result().deliver(1));
        Clock next = Clock.of(() -> placed.result().deliver(2)).took();
        Clock written = Clock.of(() -> {
                    copy.result().write(out);
                    return out;
                })
                .took();
        double processor = table.took().processorSeconds()
                + placed.took().processorSeconds()
                + copy.took().processorSeconds()
                + written.processorSeconds();
        double wall = table.took().wallSeconds()
                + placed.took().wallSeconds()
                + copy.took().wallSeconds()
                + written.wallSeconds();
        figures.add(Figure.beside(
                "file to marked file" + of, rows / processor, rows / plain.processorSeconds(), "rows/processor s"));
        figures.add(Figure.beside("file to marked file" + of, rows / wall, rows / plain.wallSeconds(), "rows/s"));
        figures.add(Figure.of(
                "marks placed, once a version," + of, rows / placed.took().processorSeconds(), "rows/processor s"));
        figures.add(Figure.of(
                "the next copy marked and committed" + of, rows / next.processorSeconds(), "rows/processor s"));
        figures.add(Figure.of("the next copy marked and committed" + of, rows / next.wallSeconds(), "rows/s"));
    }

    private static MarkedCopy mark(Path in, Path out) throws IOException {
        MarkedCopy copy = new MarkedVersion(Table.read(in)).deliver(0);
        copy.write(out);
        return copy;
    }

    private static Path copied(Path in, Path out) throws IOException {
        try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(in);
                CsvWriter writer = CsvWriter.builder().build(out)) {
            reader.forEach(record -> writer.writeRecord(record.getFields()));
        }
        return out;
    }
}
