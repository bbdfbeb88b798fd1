package io.whence.marking;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Invents rows that look like those of a table: every value is one that its column has, drawn as it stands beside the
 * value of the column that tells most about it (the dependence tree of Chow and Liu, IEEE Trans. Inf. Theory 14(3),
 * 1968), and no two values stand together that never do. Learnt from a sample that the order of rows does not change.
 */
final class LikelyRows {
    private static final int SAMPLE_MIN = 1 << 8;
    private static final int SAMPLE_MAX = 1 << 14;
    private static final int PAIRS_MAX = 1 << 24;
    private static final int TRIES = 64;

    private final List<Column> columns;
    private final int[] rows;
    private final int[][] groups;
    private final int[] parents;
    private final List<Integer> order = new ArrayList<>();
    private final int[] every;
    private final int[][][] rowsOfGroup;
    private final BitSet[] together;
    private final Map<Integer, Integer> placeOf = new HashMap<>();

    /** Where the uniform bits for a try come from: 64 for each column. */
    interface Chance {
        long bits(int attempt, int column);
    }

    /** For each column the row whose value it takes, and how many bits of chance led to that value. */
    record Drawn(List<Integer> rows, List<Double> bits) {
        Drawn {
            rows = List.copyOf(rows);
            bits = List.copyOf(bits);
        }

        double total() {
            return bits.stream().mapToDouble(one -> one).sum();
        }
    }

    /** {@code columns}: those to be drawn, in an order of their own. */
    LikelyRows(Table table, List<Column> columns) {
        this.columns = columns;
        int pairs = Math.max(1, columns.size() * columns.size());
        this.rows = RowSample.of(table, Math.clamp(PAIRS_MAX / pairs, SAMPLE_MIN, SAMPLE_MAX));
        this.every = IntStream.range(0, rows.length).toArray();
        this.rowsOfGroup = new int[columns.size()][][];
        this.together = new BitSet[columns.size()];
        this.groups = columns.stream().map(column -> Groups.of(column, rows)).toArray(int[][]::new);
        this.parents = new int[columns.size()];
        grow();
        for (int i = 0; i < rows.length; i++) {
            placeOf.put(rows[i], i);
        }
        for (int c = 0; c < columns.size(); c++) {
            learn(c);
        }
    }

    /** The column by which a column is drawn; the first one by itself. */
    int parent(int column) {
        return parents[column];
    }

    /** A row of the sample, by 64 uniform bits. */
    int some(long uniform) {
        return rows[(int) Math.unsignedMultiplyHigh(uniform, rows.length)];
    }

    /** A row that passes for one of the table and has at least so many bits of chance; empty if none was found. */
    Optional<Drawn> draw(Chance chance, double bitsMin) {
        return IntStream.range(0, rows.length == 0 ? 0 : TRIES)
                .mapToObj(attempt -> draw(chance, attempt))
                .filter(drawn -> drawn.total() >= bitsMin && likely(drawn))
                .findFirst();
    }

    private Drawn draw(Chance chance, int attempt) {
        int[] from = new int[columns.size()];
        double[] bits = new double[columns.size()];
        for (int c : order) {
            int parent = parents[c];
            int[] beside = parent == c ? every : rowsOfGroup[parent][groups[parent][from[parent]]];
            from[c] = beside[(int) Math.unsignedMultiplyHigh(chance.bits(attempt, c), beside.length)];
            bits[c] = surprise(columns.get(c), from[c], beside);
        }
        return new Drawn(
                Arrays.stream(from).mapToObj(i -> rows[i]).toList(),
                Arrays.stream(bits).boxed().toList());
    }

    /** −log2 of how often the value of one of these rows stands among them. */
    private double surprise(Column column, int drawn, int[] among) {
        int code = column.code(rows[drawn]);
        long same =
                Arrays.stream(among).filter(i -> column.code(rows[i]) == code).count();
        return StrictMath.log((double) among.length / same) / StrictMath.log(2);
    }

    private boolean likely(Drawn drawn) {
        int[] group = new int[columns.size()];
        for (int c = 0; c < group.length; c++) {
            group[c] = groups[c][placeOf.getOrDefault(drawn.rows().get(c), 0)];
            for (int other = 0; other < c; other++) {
                if (!together[c].get(pair(group[c], other, group[other]))) {
                    return false;
                }
            }
        }
        return true;
    }

    private void learn(int column) {
        List<List<Integer>> members = IntStream.range(0, Groups.MAX)
                .<List<Integer>>mapToObj(group -> new ArrayList<>())
                .toList();
        together[column] = new BitSet();
        for (int i = 0; i < rows.length; i++) {
            int group = groups[column][i];
            members.get(group).add(i);
            for (int other = 0; other < column; other++) {
                together[column].set(pair(group, other, groups[other][i]));
            }
        }
        rowsOfGroup[column] = members.stream()
                .map(list -> list.stream().mapToInt(i -> i).toArray())
                .toArray(int[][]::new);
    }

    /** Prim's algorithm: each further column hangs on that of the tree which tells most about it. */
    private void grow() {
        double[] best = new double[columns.size()];
        boolean[] inTree = new boolean[columns.size()];
        Arrays.fill(best, -1);
        for (int step = 0; step < columns.size(); step++) {
            int next = step == 0 ? 0 : -1;
            for (int c = 0; c < columns.size(); c++) {
                next = !inTree[c] && (next < 0 || best[c] > best[next]) ? c : next;
            }
            inTree[next] = true;
            order.add(next);
            for (int c = 0; c < columns.size(); c++) {
                double shared = inTree[c] ? -1 : Groups.information(groups[next], groups[c]);
                if (shared > best[c]) {
                    best[c] = shared;
                    parents[c] = next;
                }
            }
        }
    }

    private static int pair(int group, int other, int groupOfOther) {
        return (other * Groups.MAX + group) * Groups.MAX + groupOfOther;
    }
}
