package io.whence.claims.localize;

import io.whence.marking.MarkingRule;
import io.whence.marking.Readings;
import io.whence.marking.Table;
import io.whence.marking.TableFile;
import io.whence.model.bytes.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The front of the bench: localises a leak among delivered files. */
public final class Localizer {
    private Localizer() {}

    /** A finding among delivered files, and what lies beside them and was not read. */
    public record AmongFiles(Finding finding, List<String> skipped) {
        public AmongFiles {
            skipped = List.copyOf(skipped);
        }

        /** The finding's document, which names what was skipped where anything was. */
        public Json json() {
            Map<String, Json> members = new TreeMap<>(((Json.Fields) finding.json()).members());
            if (!skipped.isEmpty()) {
                members.put("skipped", Json.texts(skipped));
            }
            return Json.object(members);
        }
    }

    /**
     * Compares a leaked file with delivered copies, the files of a folder; see {@link CopyFolder}.
     * Needs no ledger and no marks; without committed marks there is no accusation bound, and the strongest verdict is
     * {@link Verdict#LEAD}. Throws {@link IOException} where a file cannot be read.
     *
     * @param original the provider's own table, which is nobody's copy
     * @param key a column that identifies the rows of every copy: then rows that were altered are paired by it and their
     *     cells compared, instead of counting only rows that stand in a copy as they are
     */
    public static AmongFiles amongFiles(Path leak, Path copies, Optional<Path> original, Optional<String> key)
            throws IOException {
        Table leaked = Table.read(leak);
        key.ifPresent(column -> require(leaked.names(), column, leak));
        try {
            CopyFolder folder = CopyFolder.open(copies, leaked.names());
            Optional<TableFile> table = original.map(CopyScan::open);
            KnownFiles known = new KnownFiles(folder.files(), table);
            key.ifPresent(column -> known.all().forEach(file -> require(file.columns(), column, file.path())));
            KnownFiles.Compared compared = known.with(leaked, key.isPresent());
            CopyComparison.Files files = new CopyComparison.Files(
                    folder.ids(), compared.known().copies(), compared.known().original(), key);
            return new AmongFiles(CopyComparison.find(compared.leak(), files), folder.skipped());
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** The finding alone. */
    public static Finding withCopies(Path leak, Path copies, Optional<Path> original, Optional<String> key)
            throws IOException {
        return amongFiles(leak, copies, original, key).finding();
    }

    private static void require(List<String> columns, String key, Path file) {
        if (!columns.contains(key)) {
            throw MarkingRule.KEY_UNKNOWN.refuse("--key", key + " in " + file.getFileName());
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
        Table table = Case.committed(tables.getLast(), copies);
        Readings readings = Readings.of(table);
        List<Table> found = tables.subList(0, leaks.size()).stream()
                .map(leak -> readings.found(leak.under(table.rules())))
                .toList();
        return MarkedLocalization.find(Looks.at(found), table, copies, policy);
    }

    /**
     * What was done to a table: rows are paired by a key column, else by position; cells are compared in canonical form.
     * Rows by position are named by their number, the first after the header being 1.
     */
    public static TableDiff diff(Path original, Path copy, Optional<String> key) throws IOException {
        List<Table> tables = Table.readAll(List.of(original, copy));
        key.ifPresent(column -> {
            require(tables.getFirst().names(), column, original);
            require(tables.getLast().names(), column, copy);
        });
        return diff(tables.getFirst(), tables.getLast(), key);
    }

    /** The same for tables in memory. */
    public static TableDiff diff(Table original, Table copy, Optional<String> key) {
        Readings readings = Readings.of(original).or(Readings.of(copy));
        return TableComparison.compare(readings.known(original), readings.found(copy), key);
    }
}
