package io.whence.app.demo;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;

/** What people of the story do to tables outside the ledger: lose rows, add rows up, steal rows and disguise them. */
final class Tables {
    private static final String STANDARD = "birdstrikes.csv.gz";
    private static final int LEAKED_ROWS = 2_000;
    private static final int LOST_ROWS = 40;
    private static final int DROPPED_COLUMNS = 2;
    private static final long SEED = 20_260_301;

    private Tables() {}

    /** Unpacks the table that comes with the program: 10,000 FAA wildlife-strike records. */
    static Path standard(Path file) throws IOException {
        try (InputStream packed = Tables.class.getResourceAsStream(STANDARD)) {
            if (packed == null) {
                throw new IllegalStateException("the program came without its table");
            }
            Files.createDirectories(file.toAbsolutePath().getParent());
            try (InputStream table = new GZIPInputStream(packed)) {
                Files.write(file, table.readAllBytes());
            }
        }
        return file;
    }

    /** What arrived when a transfer broke off: everything but the last rows. */
    static Path damaged(Path copy, Path file) throws IOException {
        List<List<String>> rows = read(copy);
        return write(file, rows.subList(0, Math.max(1, rows.size() - LOST_ROWS)));
    }

    /** How many rows there are for each value of the first column whose values repeat most. */
    static Path counted(Path copy, Path file) throws IOException {
        List<List<String>> rows = read(copy);
        List<String> header = rows.getFirst();
        Map<String, Integer> fewest = new TreeMap<>();
        int column = 0;
        for (int c = 0; c < header.size(); c++) {
            Map<String, Integer> counts = counts(rows, c);
            if (counts.size() > 1 && (fewest.isEmpty() || counts.size() < fewest.size())) {
                fewest = counts;
                column = c;
            }
        }
        List<List<String>> counted = new ArrayList<>();
        counted.add(List.of(header.get(column), "records"));
        fewest.forEach((value, count) -> counted.add(List.of(value, String.valueOf(count))));
        return write(file, counted);
    }

    /** A thief's file: some rows of a copy, shuffled, without its last columns, numbers and dates written otherwise. */
    static Path leaked(Path copy, Path file) throws IOException {
        List<List<String>> rows = read(copy);
        List<List<String>> taken = new ArrayList<>(rows.subList(1, rows.size()));
        Collections.shuffle(taken, new Random(SEED));
        int columns = Math.max(1, rows.getFirst().size() - DROPPED_COLUMNS);
        List<List<String>> leak = new ArrayList<>();
        leak.add(rows.getFirst().subList(0, columns));
        taken.stream()
                .limit(LEAKED_ROWS)
                .map(row ->
                        row.subList(0, columns).stream().map(Tables::disguised).toList())
                .forEach(leak::add);
        return write(file, leak);
    }

    private static String disguised(String cell) {
        if (cell.matches("\\d{4}-\\d{2}-\\d{2}")) {
            return cell.replace('-', '/');
        }
        return cell.matches("-?(0|[1-9]\\d*)") ? cell + ".00" : cell;
    }

    private static Map<String, Integer> counts(List<List<String>> rows, int column) {
        Map<String, Integer> counts = new TreeMap<>();
        IntStream.range(1, rows.size())
                .forEach(row -> counts.merge(rows.get(row).get(column), 1, Integer::sum));
        return counts;
    }

    private static List<List<String>> read(Path file) throws IOException {
        try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(file)) {
            return reader.stream().map(CsvRecord::getFields).toList();
        }
    }

    private static Path write(Path file, List<List<String>> rows) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        try (CsvWriter writer = CsvWriter.builder().build(file)) {
            rows.forEach(writer::writeRecord);
        }
        return file;
    }
}
