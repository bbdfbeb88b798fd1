package io.whence.marking;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How files that are compared with each other are read: {@code 3/4/2026} and {@code 1,500} mean in all of them what those
 * files show that are known, and what the found one shows only where these have no such cells.
 */
public final class Readings {
    /** Those of files of which nothing was read. */
    public static final Readings NONE = new Readings(Map.of());

    private static final int VALUES_MAX = 1 << 18;
    private static final int DATES_PART = 4;
    private static final int DECIMALS_PART = 20;
    private static final ReadingSigns.Shown NOTHING = new ReadingSigns().shown();

    private final Map<String, ReadingSigns.Shown> columns;

    private Readings(Map<String, ReadingSigns.Shown> columns) {
        this.columns = Map.copyOf(columns);
    }

    /** What the cells of a table show. */
    public static Readings of(Table table) {
        return new Readings(table.columns().stream()
                .collect(Collectors.toMap(Column::name, column -> column.signs().shown())));
    }

    /** What the cells of a file show, all of which are read for it. */
    public static Readings of(TableFile file) throws IOException {
        int count = file.columns().size();
        ReadingSigns[] signs = new ReadingSigns[count];
        Arrays.setAll(signs, column -> new ReadingSigns());
        Dictionary[] values = Table.dictionaries(count);
        int[] known = new int[count];
        file.rows(values, (codes, line) -> {
            for (int column = 0; column < count; column++) {
                if (codes[column] >= known[column]) {
                    signs[column].take(CanonicalCell.compose(values[column].value(codes[column])));
                    known[column] = codes[column] + 1;
                }
                if (values[column].size() > VALUES_MAX) {
                    values[column].clear();
                    known[column] = 0;
                }
            }
        });
        return of(file.columns(), signs);
    }

    static Readings of(List<String> names, ReadingSigns[] signs) {
        Map<String, ReadingSigns.Shown> columns = new HashMap<>();
        for (int column = 0; column < signs.length; column++) {
            columns.put(names.get(column), signs[column].shown());
        }
        return new Readings(columns);
    }

    /** What several files show together. */
    public static Readings together(List<Readings> files) {
        Map<String, ReadingSigns.Shown> all = new HashMap<>();
        files.forEach(
                file -> file.columns.forEach((column, shown) -> all.merge(column, shown, ReadingSigns.Shown::and)));
        return new Readings(all);
    }

    /** Whether cells of a column could be read in two ways and the column itself does not say how. */
    public boolean askOthers() {
        return columns.values().stream().anyMatch(ReadingSigns.Shown::askOthers);
    }

    /** Whether cells of a column could be read in two ways, and nothing else in it says in which. */
    public boolean undecided() {
        return columns.values().stream().anyMatch(ReadingSigns.Shown::undecided);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Readings readings && columns.equals(readings.columns);
    }

    @Override
    public int hashCode() {
        return columns.hashCode();
    }

    /** These, and what others show of columns that these leave undecided. */
    public Readings or(Readings others) {
        Map<String, ReadingSigns.Shown> both = new HashMap<>(others.columns);
        columns.forEach((column, shown) -> both.merge(column, shown, (other, own) -> own.or(other)));
        return new Readings(both);
    }

    /** A known file, read so. */
    public TableFile known(TableFile file) {
        return file.readAs(
                file.columns().stream().collect(Collectors.toMap(Function.identity(), name -> of(name).reading())));
    }

    /** A known table, read so. */
    public Table known(Table table) {
        return table.readAs(column -> Optional.of(of(column.name()).reading()));
    }

    /** A found table, read as known ones are, and as its own cells show in columns of which these say nothing. */
    public Table found(Table table) {
        return table.readAs(column -> Optional.of(found(column)));
    }

    private ColumnReading found(Column column) {
        ReadingSigns.Shown known = of(column.name());
        ReadingSigns.Shown own = column.signs().shown();
        boolean dates = !known.sayDates() || ownDates(column, known.reading().dates());
        boolean decimals =
                !known.sayDecimals() || ownDecimals(column, known.reading().decimals());
        return new ColumnReading(
                column.reading().rules(),
                (dates ? own : known).reading().dates(),
                (decimals ? own : known).reading().decimals());
    }

    /** Who rewrote all dates the other way shows it in many of them; one row that was slipped in decides nothing. */
    private static boolean ownDates(Column column, DateOrder known) {
        DateOrder own = column.signs().shown().reading().dates();
        return known.decided() && own.decided() && own != known && many(column, DateOrder::shown, own, DATES_PART);
    }

    private static boolean ownDecimals(Column column, DecimalMark known) {
        DecimalMark own = column.signs().shown().reading().decimals();
        return known.decided() && own.decided() && own != known && many(column, DecimalMark::shown, own, DECIMALS_PART);
    }

    private static <T> boolean many(Column column, Function<String, Optional<T>> shown, T own, int part) {
        long all = column.spellings().map(shown).filter(Optional::isPresent).count();
        long sure =
                column.spellings().map(shown).filter(Optional.of(own)::equals).count();
        return sure * part >= all;
    }

    private ReadingSigns.Shown of(String column) {
        return columns.getOrDefault(column, NOTHING);
    }
}
