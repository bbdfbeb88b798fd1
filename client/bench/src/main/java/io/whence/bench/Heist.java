package io.whence.bench;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.whence.claims.localize.CopyOpening;
import io.whence.claims.localize.Finding;
import io.whence.claims.localize.Localizer;
import io.whence.claims.localize.Policy;
import io.whence.marking.MarkColumn;
import io.whence.marking.MarkPlan;
import io.whence.marking.MarkedCopy;
import io.whence.marking.Marking;
import io.whence.marking.Table;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;

/**
 * The scene of an attack: 10,000 records of birds that met aircraft, twenty marked copies of them delivered, and what
 * thieves make of theirs. Thieves hold the first few copies, and know the table's columns and the plan, but not the seed.
 */
final class Heist {
    static final int COPIES = 20;

    private static final String TABLE = "/io/whence/app/demo/birdstrikes.csv.gz";
    private static final int ROWS_PER_MARK = 2;
    private static final int CANARIES = 12;

    private final Path folder;
    private final Path original;
    private final Marking marking;
    private final List<CopyOpening> openings = new ArrayList<>();
    private final List<List<List<String>>> copies = new ArrayList<>();
    private final List<String> header;

    /** What a thief puts up: columns, rows, and how the file is written. */
    record Loot(List<String> header, List<List<String>> rows, Dress dress) {
        static Loot plain(List<String> header, List<List<String>> rows) {
            return new Loot(header, rows, Dress.PLAIN);
        }
    }

    private Heist(Path folder) throws IOException {
        this.folder = folder;
        this.original = folder.resolve("original.csv");
        try (InputStream packed = Heist.class.getResourceAsStream(TABLE);
                InputStream table = new GZIPInputStream(java.util.Objects.requireNonNull(packed))) {
            Files.write(original, table.readAllBytes());
        }
        this.header = read(original).getFirst();
        this.marking = new Marking(Table.read(original), "pv-1", plan(), new byte[32]);
    }

    /** Delivers the table to twenty recipients. */
    static Heist prepare(Path folder) throws IOException {
        Heist heist = new Heist(folder);
        for (int copy = 1; copy <= COPIES; copy++) {
            heist.deliver(id(copy));
        }
        return heist;
    }

    /** The copies that so many thieves hold. */
    static List<String> thieves(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(Heist::id).toList();
    }

    /** Speeds move by ten knots among those of the same phase of flight, dates by two days, species among those of a size. */
    static MarkPlan plan() {
        return new MarkPlan(
                8,
                ROWS_PER_MARK,
                List.of(
                        new MarkColumn.Numeric("Speed IAS in knots", BigDecimal.TEN, List.of("Phase of flight")),
                        new MarkColumn.Dated("Flight Date", 2, List.of()),
                        new MarkColumn.Categorical("Wildlife Species", List.of(), List.of("Wildlife Size"))),
                List.of(),
                CANARIES);
    }

    List<String> header() {
        return header;
    }

    int column(String name) {
        return header.indexOf(name);
    }

    /** The rows of a thief's copy, the first thief's being number 0. */
    List<List<String>> copy(int thief) {
        return copies.get(thief);
    }

    /** The marks that a whole copy carries, canaries included. */
    int marks() {
        return marking.marks().count() + marking.canaries().all().size();
    }

    /** What the finding on this loot is. */
    Finding investigate(Loot loot) throws IOException {
        Path file = folder.resolve("leak.csv");
        loot.dress().write(loot.header(), loot.rows(), file);
        return Localizer.withOpenings(file, original, openings, Policy.standard());
    }

    private void deliver(String id) throws IOException {
        MarkedCopy copy = marking.deliver(id);
        Path file = folder.resolve(id + ".csv");
        copy.write(file);
        List<List<String>> rows = read(file);
        copies.add(rows.subList(1, rows.size()));
        openings.add(new CopyOpening(
                id,
                "holder of " + id,
                Optional.of(copy.opening().json().text()),
                copy.commitment(),
                Optional.empty(),
                Optional.empty()));
    }

    private static String id(int copy) {
        return String.format(Locale.ROOT, "c-%02d", copy);
    }

    private static List<List<String>> read(Path file) throws IOException {
        try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(file)) {
            return reader.stream().map(CsvRecord::getFields).toList();
        }
    }
}
