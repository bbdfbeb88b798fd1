package io.whence.marking;

import io.whence.marking.store.Ints;
import io.whence.model.value.Digest;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A table, column by column; what exceeds a part of the memory lies in temporary files. */
public final class Table {
    private static final int ROWS_MAX = 50_000_000;

    private final Digest digest;
    private final List<Column> columns;
    private final int rows;
    private @Nullable Digest canonical;

    private Table(Digest digest, List<Column> columns, int rows) {
        this.digest = digest;
        this.columns = List.copyOf(columns);
        this.rows = rows;
    }

    /** Reads a CSV file with a header line; refuses malformed input by line and column. */
    public static Table read(Path path) throws IOException {
        return of(TableFile.open(path));
    }

    /** Reads several files at once, all to their ends; what is refused is the first of them that must be. */
    public static List<Table> readAll(List<Path> paths) throws IOException {
        int atOnce = Math.min(paths.size(), Runtime.getRuntime().availableProcessors());
        try (ExecutorService readers = Executors.newFixedThreadPool(Math.max(1, atOnce))) {
            List<Future<Table>> reading = new ArrayList<>();
            paths.forEach(path -> reading.add(readers.submit(() -> read(path))));
            List<Table> tables = new ArrayList<>();
            for (Future<Table> one : reading) {
                tables.add(one.get());
            }
            return tables;
        } catch (ExecutionException e) {
            throw failure(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while tables were read");
        }
    }

    private static IOException failure(@Nullable Throwable cause) {
        return switch (cause) {
            case IOException unreadable -> unreadable;
            case RuntimeException refused -> throw refused;
            case Error fault -> throw fault;
            case null, default -> throw new IllegalStateException(cause);
        };
    }

    /** Reads an opened file into memory. */
    public static Table of(TableFile file) throws IOException {
        Dictionary[] dictionaries = dictionaries(file.columns().size());
        Cells cells = new Cells(dictionaries.length);
        file.rows(dictionaries, (codes, line) -> cells.add(file, codes));
        List<Column> columns = new ArrayList<>();
        for (int c = 0; c < dictionaries.length; c++) {
            String name = file.columns().get(c);
            columns.add(new Column(name, dictionaries[c], cells.column(c), file.reading(name)));
        }
        return new Table(file.digest(), columns, cells.rows);
    }

    /** A table from cells as they would stand in a file; its digest is that of no bytes. */
    public static Table of(List<String> names, List<List<String>> rows) {
        return of(names, rows, Optional.empty());
    }

    /** A table from cells that are in canonical form by these rules already. */
    public static Table ofCanonical(List<String> names, List<List<String>> rows, CanonicalRules rules) {
        return of(names, rows, Optional.of(new ColumnReading(rules, DateOrder.CONTRADICTORY, DecimalMark.POINT)));
    }

    private static Table of(List<String> names, List<List<String>> rows, Optional<ColumnReading> given) {
        Dictionary[] dictionaries = dictionaries(names.size());
        List<Column> columns = new ArrayList<>();
        for (int c = 0; c < dictionaries.length; c++) {
            int[] codes = new int[rows.size()];
            for (int row = 0; row < codes.length; row++) {
                codes[row] = dictionaries[c].code(rows.get(row).get(c));
            }
            columns.add(new Column(CanonicalCell.compose(names.get(c)), dictionaries[c], row -> codes[row], given));
        }
        return new Table(Digest.over(), columns, rows.size());
    }

    /** The same table with its columns read as told; those that are not told of stay as they are. */
    Table readAs(Function<Column, Optional<ColumnReading>> told) {
        List<Column> others = columns.stream()
                .map(column -> told.apply(column).map(column::readAs).orElse(column))
                .toList();
        return others.equals(columns) ? this : new Table(digest, others, rows);
    }

    /** The same table by other rules. */
    public Table under(CanonicalRules rules) {
        return readAs(column -> Optional.of(column.reading().under(rules)));
    }

    /** The rules by which its cells are canonical. */
    public CanonicalRules rules() {
        return columns.stream()
                .map(column -> column.reading().rules())
                .findFirst()
                .orElse(CanonicalRules.TWO);
    }

    /** The same table by those rules under which it has this canonical digest; by its own where there are none. */
    public Table committed(Digest known) {
        if (canonical().equals(known)) {
            return this;
        }
        Table before = under(CanonicalRules.ONE);
        return before.canonical().equals(known) ? before : this;
    }

    /** A table of other rows over the values of this one; its digest is that of no bytes. */
    Table withRows(List<Column> changed, int count) {
        return new Table(Digest.over(), changed, count);
    }

    /** The digest of the bytes that this table was read from. */
    public Digest digest() {
        return digest;
    }

    /** The canonical digest, computed when it is first asked for; see {@link CopyRoot#canonical}. */
    public synchronized Digest canonical() {
        Digest known = canonical;
        if (known == null) {
            known = CopyRoot.canonical(this);
            canonical = known;
        }
        return known;
    }

    public int rows() {
        return rows;
    }

    public List<Column> columns() {
        return columns;
    }

    public List<String> names() {
        return columns.stream().map(Column::name).toList();
    }

    public Optional<Column> column(String name) {
        return columns.stream().filter(column -> column.name().equals(name)).findFirst();
    }

    /** The column of that name, which must be there. */
    public Column required(String name) {
        return column(name).orElseThrow(() -> MarkingRule.COLUMN_UNKNOWN.refuse("column", name));
    }

    static Dictionary[] dictionaries(int columns) {
        Dictionary[] dictionaries = new Dictionary[columns];
        Arrays.setAll(dictionaries, column -> new Dictionary());
        return dictionaries;
    }

    private static final class Cells {
        private final Ints[] codes;
        private int rows;

        Cells(int columns) {
            codes = new Ints[columns];
            Arrays.setAll(codes, column -> Ints.growing());
        }

        void add(TableFile file, int[] row) {
            if (rows == ROWS_MAX) {
                throw MarkingRule.ROWS_TOO_MANY.refuse(file.name(), "row " + (rows + 1));
            }
            for (int column = 0; column < row.length; column++) {
                codes[column].add(row[column]);
            }
            rows++;
        }

        Column.Writings column(int column) {
            Ints own = codes[column];
            return own::at;
        }
    }
}
