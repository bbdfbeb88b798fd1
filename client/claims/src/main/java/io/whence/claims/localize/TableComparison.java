package io.whence.claims.localize;

import io.whence.marking.Column;
import io.whence.marking.MarkingRule;
import io.whence.marking.Table;
import io.whence.model.value.Digest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Compares a table with its original, row by row as a key or the position pairs them, descending only where trees differ. */
final class TableComparison {
    private final Table original;
    private final Table copy;
    private final List<String> columns;
    private final List<Pair> pairs;
    private final List<TableDiff.Cell> cells = new ArrayList<>();
    private final SortedMap<String, Integer> byColumn = new TreeMap<>();

    private record Pair(String name, int original, int copy) {}

    private TableComparison(Table original, Table copy, List<Pair> pairs) {
        this.original = original;
        this.copy = copy;
        this.pairs = pairs;
        this.columns = Stream.concat(original.names().stream(), copy.names().stream())
                .distinct()
                .sorted()
                .toList();
    }

    static TableDiff compare(Table original, Table copy, Optional<String> key) {
        List<Pair> pairs = key.map(column -> byKey(original, copy, column)).orElseGet(() -> byPosition(original, copy));
        return new TableComparison(original, copy, pairs).diff();
    }

    private static List<Pair> byPosition(Table original, Table copy) {
        return IntStream.range(0, Math.min(original.rows(), copy.rows()))
                .mapToObj(row -> new Pair(String.valueOf(row + 1), row, row))
                .toList();
    }

    private static List<Pair> byKey(Table original, Table copy, String key) {
        SortedMap<String, Integer> ours = keys(original.required(key), original.rows());
        SortedMap<String, Integer> theirs = keys(copy.required(key), copy.rows());
        TreeSet<String> common = new TreeSet<>(ours.keySet());
        common.retainAll(theirs.keySet());
        return common.stream()
                .map(name -> new Pair(name, ours.getOrDefault(name, 0), theirs.getOrDefault(name, 0)))
                .toList();
    }

    private static SortedMap<String, Integer> keys(Column key, int rows) {
        SortedMap<String, Integer> keys = new TreeMap<>();
        for (int row = 0; row < rows; row++) {
            if (keys.put(key.cell(row), row) != null) {
                throw MarkingRule.KEY_DUPLICATE.refuse(key.name() + ", row " + (row + 1), key.written(row));
            }
        }
        return keys;
    }

    private TableDiff diff() {
        RowTree ours = tree(original, pairs.stream().mapToInt(Pair::original).toArray());
        RowTree theirs = tree(copy, pairs.stream().mapToInt(Pair::copy).toArray());
        int[] differing = {0};
        long comparisons = ours.differing(theirs, leaf -> {
            differing[0]++;
            compare(pairs.get(leaf));
        });
        return new TableDiff(
                differing[0], original.rows() - pairs.size(), copy.rows() - pairs.size(), cells, byColumn, comparisons);
    }

    private void compare(Pair pair) {
        for (String name : columns) {
            Optional<Column> ours = original.column(name);
            Optional<Column> theirs = copy.column(name);
            boolean same = ours.map(column -> column.cell(pair.original()))
                    .equals(theirs.map(column -> column.cell(pair.copy())));
            if (!same) {
                cells.add(new TableDiff.Cell(
                        pair.name(),
                        name,
                        ours.map(column -> column.written(pair.original())),
                        theirs.map(column -> column.written(pair.copy()))));
                byColumn.merge(name, 1, Integer::sum);
            }
        }
    }

    /** Leaves are over the names and canonical cells of a row, columns in the order of their names. */
    private static RowTree tree(Table table, int[] rows) {
        List<Column> columns =
                table.names().stream().sorted().map(table::required).toList();
        MessageDigest sha = Digest.sha256();
        byte[][] leaves = new byte[rows.length][];
        for (int i = 0; i < rows.length; i++) {
            sha.update((byte) 0);
            for (Column column : columns) {
                sha.update((column.name() + "\0" + column.cell(rows[i]) + "\0").getBytes(StandardCharsets.UTF_8));
            }
            leaves[i] = sha.digest();
        }
        return new RowTree(leaves);
    }
}
