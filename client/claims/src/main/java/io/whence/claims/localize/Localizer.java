package io.whence.claims.localize;

import io.whence.marking.Table;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The front of the bench: localises a leak among delivered files. */
public final class Localizer {
    private static final Pattern COPY = Pattern.compile("(.+)\\.(csv|jsonl|ndjson|parquet)");

    private Localizer() {}

    /**
     * Compares a leaked file with delivered copies: one file a copy, its id the file name up to
     * {@code .csv}, {@code .jsonl}, {@code .ndjson} or {@code .parquet}.
     * Needs no ledger and no marks; without committed marks there is no accusation bound, and the strongest verdict is
     * {@link Verdict#LEAD}. Throws {@link IOException} where a file cannot be read.
     *
     * @param original the provider's own table, which is nobody's copy
     * @param key a column that identifies the rows of every copy: then rows that were altered are paired by it and their
     *     cells compared, instead of counting only rows that stand in a copy as they are
     */
    public static Finding withCopies(Path leak, Path copies, Optional<Path> original, Optional<String> key)
            throws IOException {
        Table leaked = Table.read(leak);
        key.ifPresent(leaked::required);
        List<Path> paths = files(copies);
        try {
            return CopyComparison.find(
                    leaked,
                    new CopyComparison.Files(
                            paths.stream().map(Localizer::id).toList(),
                            paths.stream().map(CopyScan::open).toList(),
                            original.map(CopyScan::open),
                            key));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /**
     * Localises a leak of a version by the openings of its copies. {@code original} is the table they were all made from.
     * Verdicts reach {@link Verdict#IDENTIFIED_UP_TO_PROVIDER}: marks alone cannot tell a holder from the provider.
     */
    public static Finding withOpenings(Path leak, Path original, List<CopyOpening> copies, Policy policy)
            throws IOException {
        return withOpenings(List.of(leak), original, copies, policy);
    }

    /**
     * The same for a leak of which more turned up: its files in the order in which they were looked at, with the same columns.
     * Where there are several, copies are judged by e-values, which bear any number of looks.
     */
    public static Finding withOpenings(List<Path> leaks, Path original, List<CopyOpening> copies, Policy policy)
            throws IOException {
        List<Path> files = new ArrayList<>(leaks);
        files.add(original);
        List<Table> tables = Table.readAll(files);
        return MarkedLocalization.find(Looks.at(tables.subList(0, leaks.size())), tables.getLast(), copies, policy);
    }

    /**
     * What was done to a table: rows are paired by a key column, else by position; cells are compared in canonical form.
     * Rows by position are named by their number, the first after the header being 1.
     */
    public static TableDiff diff(Path original, Path copy, Optional<String> key) throws IOException {
        List<Table> tables = Table.readAll(List.of(original, copy));
        return TableComparison.compare(tables.getFirst(), tables.getLast(), key);
    }

    /** The same for tables in memory. */
    public static TableDiff diff(Table original, Table copy, Optional<String> key) {
        return TableComparison.compare(original, copy, key);
    }

    private static List<Path> files(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> name(file).matches())
                    .sorted(java.util.Comparator.comparing(Localizer::id))
                    .toList();
        }
    }

    private static String id(Path file) {
        Matcher name = name(file);
        return name.matches() ? name.group(1) : "";
    }

    private static Matcher name(Path file) {
        return COPY.matcher(file.getFileName().toString());
    }
}
