package io.whence.claims.localize;

import io.whence.marking.Column;
import io.whence.marking.MarkingRule;
import io.whence.marking.Table;
import io.whence.marking.TableFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Pairs leaked rows with those of each copy by a key and compares them cell by cell, so that altered rows still speak. A
 * cell speaks where some copies have it as leaked and others do not; one that no copy has was altered and is passed over.
 * A copy has a row in effect if it has every cell of it that speaks.
 */
final class KeyedScan {
    private final Table leak;
    private final List<String> columns;
    private final String key;
    private final Holdings rows;

    /** What one copy shares with the leak: keys, and, for each column, cells. */
    private record Shared(long rows, BitSet keys, List<BitSet> cells) {}

    private KeyedScan(Table leak, List<String> columns, String key, Holdings rows) {
        this.leak = leak;
        this.columns = columns;
        this.key = key;
        this.rows = rows;
    }

    /** Which distinct rows of the leak each copy has in effect, in the order of the copies. */
    static List<Holdings.Held> scan(
            List<TableFile> copies, Table leak, List<String> columns, String key, Holdings rows) {
        KeyedScan scan = new KeyedScan(leak, columns, key, rows);
        List<Shared> shared = copies.stream().map(scan::shared).toList();
        List<BitSet> speaking = IntStream.range(0, columns.size())
                .mapToObj(column -> speaking(shared, column))
                .toList();
        return shared.stream().map(copy -> held(copy, speaking)).toList();
    }

    private Shared shared(TableFile file) {
        Table copy = read(file);
        Map<String, Integer> rowOf = keys(copy, file.name());
        BitSet keys = new BitSet(rows.distinct());
        List<BitSet> cells = new ArrayList<>();
        columns.forEach(column -> cells.add(new BitSet(rows.distinct())));
        Column leakedKey = leak.required(key);
        for (int number = 0; number < rows.distinct(); number++) {
            int leaked = rows.firstRow(number);
            Integer row = rowOf.get(leakedKey.cell(leaked));
            if (row != null) {
                keys.set(number);
                compare(copy, row, leaked, number, cells);
            }
        }
        return new Shared(copy.rows(), keys, cells);
    }

    private void compare(Table copy, int row, int leaked, int number, List<BitSet> cells) {
        for (int c = 0; c < columns.size(); c++) {
            String cell = leak.required(columns.get(c)).cell(leaked);
            boolean same = copy.column(columns.get(c))
                    .filter(column -> column.cell(row).equals(cell))
                    .isPresent();
            cells.get(c).set(number, same);
        }
    }

    /** The rows whose cell in a column some copies that have the row's key share, and others do not. */
    private static BitSet speaking(List<Shared> copies, int column) {
        BitSet same = new BitSet();
        BitSet other = new BitSet();
        for (Shared copy : copies) {
            same.or(copy.cells().get(column));
            BitSet differing = (BitSet) copy.keys().clone();
            differing.andNot(copy.cells().get(column));
            other.or(differing);
        }
        same.and(other);
        return same;
    }

    private static Holdings.Held held(Shared copy, List<BitSet> speaking) {
        BitSet held = (BitSet) copy.keys().clone();
        for (int column = 0; column < speaking.size(); column++) {
            BitSet against = (BitSet) speaking.get(column).clone();
            against.andNot(copy.cells().get(column));
            held.andNot(against);
        }
        return new Holdings.Held(copy.rows(), held);
    }

    private Map<String, Integer> keys(Table copy, String file) {
        Column column = copy.column(key).orElseThrow(() -> MarkingRule.COLUMN_UNKNOWN.refuse(file, key));
        Map<String, Integer> rowOf = HashMap.newHashMap(copy.rows());
        for (int row = 0; row < copy.rows(); row++) {
            if (rowOf.put(column.cell(row), row) != null) {
                throw MarkingRule.KEY_DUPLICATE.refuse(file + ", " + key + ", row " + (row + 1), column.written(row));
            }
        }
        return rowOf;
    }

    private static Table read(TableFile file) {
        try {
            return Table.of(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
