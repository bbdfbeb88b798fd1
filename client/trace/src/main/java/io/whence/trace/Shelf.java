package io.whence.trace;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Custody in memory, as far as it was asked for lately: the copies of a version, what was made of them, and where a version
 * came from. What is missing is read from the tables, many keys at a time. It holds what the tables say whatever the
 * horizon, so that one reading serves questions as of any time.
 */
final class Shelf {
    private static final int COPIES_MAX = 500_000;
    private static final int MANY_COPIES = 2_000;
    private static final String COPIES = CopyRow.COLUMNS + CopyRow.FROM + " WHERE c.partition = 1";
    private static final String MADE = "SELECT c.version, i.copy, i.version FROM copy c"
            + " CROSS JOIN input i WHERE c.partition = 1 AND i.partition = c.partition AND i.copy = c.name";
    private static final String ORIGINS = "SELECT d.version, d.author, d.derived, d.event, d.derived_at, i.copy"
            + " FROM derivation d CROSS JOIN input i WHERE d.partition = 1"
            + " AND i.partition = d.partition AND i.version = d.version";

    private final Database database;
    private final Names names;
    private final Latest<Long, List<CopyRow>> copies = new Latest<>(COPIES_MAX, rows -> 1 + rows.size(), () -> {});
    private final Latest<Long, Map<Long, List<Long>>> made = new Latest<>(COPIES_MAX, of -> 1 + of.size(), () -> {});
    private final Latest<Long, Optional<Origin>> origins = Latest.many(COPIES_MAX);
    private final Latest<Long, CopyRow> rows = Latest.many(COPIES_MAX);

    Shelf(Database database, Names names) {
        this.database = database;
        this.names = names;
    }

    /** Reads all custody ahead of questions, if there is room for it. */
    void fill() {
        long all = database.first("SELECT COUNT(*) FROM copy WHERE partition = 1", row -> row.getLong(1))
                .orElse(0L);
        if (all <= COPIES_MAX / 2) {
            List<Long> versions = database.rows(
                    "SELECT DISTINCT version FROM copy WHERE partition = 1"
                            + " UNION SELECT version FROM derivation WHERE partition = 1",
                    row -> row.getLong(1));
            copiesOf(versions);
            madeOf(versions);
            origins(versions);
        }
    }

    /** The copies of versions, each version's in ledger order. */
    List<CopyRow> copiesOf(Collection<Long> versions) {
        List<CopyRow> found = new ArrayList<>();
        several(copies, versions, this::readCopies).forEach(found::addAll);
        return found;
    }

    /** The copies of a version in ledger order, unless they are very many and not in memory. */
    Optional<List<CopyRow>> copiesOf(long version) {
        Optional<List<CopyRow>> known = copies.find(version);
        if (known.isPresent()) {
            return known;
        }
        List<CopyRow> few = database.rows(
                COPIES + " AND c.version = ? ORDER BY c.delivered LIMIT ?", CopyRow::of, version, MANY_COPIES + 1);
        if (few.size() > MANY_COPIES) {
            return Optional.empty();
        }
        remember(few);
        copies.put(version, few);
        return Optional.of(few);
    }

    /** Of copies of versions, what was made: for each such copy the versions derived from it. */
    Map<Long, List<Long>> madeOf(Collection<Long> versions) {
        Map<Long, List<Long>> found = new HashMap<>();
        several(made, versions, this::readMade).forEach(found::putAll);
        return found;
    }

    /** Where versions came from, as far as they were derived. */
    List<Origin> origins(Collection<Long> versions) {
        return several(origins, versions, this::readOrigins).stream()
                .flatMap(Optional::stream)
                .toList();
    }

    /** Whether a version was derived or delivered. */
    boolean circulated(long version) {
        return !origins(List.of(version)).isEmpty()
                || copiesOf(version).filter(List::isEmpty).isEmpty();
    }

    /** Copies by their names, those that there are. */
    List<CopyRow> copies(Collection<Long> copyNames) {
        return several(rows, copyNames, this::readRows);
    }

    /** A version has one copy more. */
    void delivered(long version) {
        copies.forget(version);
    }

    /** Something else is recorded of a copy. */
    void changed(long copy) {
        rows.forget(copy);
        if (!copies.isEmpty() || !made.isEmpty()) {
            database.first("SELECT version FROM copy WHERE partition = 1 AND name = ?", row -> row.getLong(1), copy)
                    .ifPresent(version -> {
                        copies.forget(version);
                        made.forget(version);
                    });
        }
    }

    /** A version came to be. */
    void derived(long version) {
        origins.forget(version);
    }

    /** Others changed the tables. */
    void clear() {
        copies.clear();
        made.clear();
        origins.clear();
        rows.clear();
    }

    private Map<Long, List<CopyRow>> readCopies(List<Long> versions) {
        Map<Long, List<CopyRow>> found = new HashMap<>();
        versions.forEach(version -> found.put(version, new ArrayList<>()));
        List<CopyRow> read = Keyed.rows(database, COPIES + " AND c.version IN ", versions, CopyRow::of);
        remember(read);
        read.forEach(row -> found.getOrDefault(row.version(), List.of()).add(row));
        found.values().forEach(of -> of.sort(Comparator.comparingLong(CopyRow::delivered)));
        return found;
    }

    private Map<Long, Map<Long, List<Long>>> readMade(List<Long> versions) {
        Map<Long, Map<Long, List<Long>>> found = new HashMap<>();
        versions.forEach(version -> found.put(version, new HashMap<>()));
        Keyed.each(
                database,
                MADE + " AND c.version IN ",
                versions,
                row -> found.getOrDefault(row.getLong(1), Map.of())
                        .computeIfAbsent(row.getLong(2), copy -> new ArrayList<>(1))
                        .add(row.getLong(3)));
        return found;
    }

    private Map<Long, Optional<Origin>> readOrigins(List<Long> versions) {
        Map<Long, Optional<Origin>> found = new HashMap<>();
        versions.forEach(version -> found.put(version, Optional.empty()));
        List<Origin> read = Keyed.rows(database, ORIGINS + " AND d.version IN ", versions, Shelf::origin);
        names.remember(read.stream().flatMap(origin -> Stream.of(origin.version(), origin.author())));
        for (Origin origin : read) {
            found.merge(
                    origin.version(),
                    Optional.of(origin),
                    (one, more) -> Optional.of(
                            one.map(known -> known.with(origin.inputs())).orElse(origin)));
        }
        return found;
    }

    private static Origin origin(ResultSet row) throws SQLException {
        return new Origin(
                row.getLong(1),
                row.getLong(2),
                row.getLong(3),
                row.getString(4),
                row.getLong(5),
                List.of(row.getLong(6)));
    }

    private Map<Long, CopyRow> readRows(List<Long> copyNames) {
        Map<Long, CopyRow> found = new HashMap<>();
        List<CopyRow> read = Keyed.rows(database, COPIES + " AND c.name IN ", copyNames, CopyRow::of);
        remember(read);
        read.forEach(row -> found.put(row.name(), row));
        return found;
    }

    private void remember(List<CopyRow> read) {
        names.remember(read.stream()
                .flatMap(row -> Stream.of(row.holder(), row.version(), row.agreement(), row.deliveredBy())));
    }

    /** What is remembered of keys, in their order; what is not is read, and remembered. */
    private static <T> List<T> several(
            Latest<Long, T> latest, Collection<Long> keys, Function<List<Long>, Map<Long, T>> reader) {
        Map<Long, T> known = new HashMap<>();
        List<Long> missing = new ArrayList<>();
        for (Long key : keys) {
            latest.find(key).ifPresentOrElse(found -> known.put(key, found), () -> missing.add(key));
        }
        if (!missing.isEmpty()) {
            Map<Long, T> read = reader.apply(missing);
            read.forEach(latest::put);
            known.putAll(read);
        }
        return keys.stream().filter(known::containsKey).map(known::get).toList();
    }
}
