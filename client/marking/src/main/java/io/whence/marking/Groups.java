package io.whence.marking;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Cuts the values of a column into few groups, so that columns can be compared by how their groups stand together. */
final class Groups {
    /** No column has more groups than this. */
    static final int MAX = 32;

    private static final int STRETCHES = 8;

    private Groups() {}

    /**
     * The group of each of these rows: numbers and dates of many values in eight stretches of about equally many rows,
     * all else by value, the rarest values together.
     */
    static int[] of(Column column, int[] rows) {
        Map<Integer, Integer> counts = new HashMap<>();
        for (int row : rows) {
            counts.merge(column.code(row), 1, Integer::sum);
        }
        Map<Integer, Integer> groupOf = column.type() != ColumnType.TEXT && counts.size() >= MAX
                ? stretches(column, counts, rows.length)
                : words(column, counts);
        return Arrays.stream(rows).map(row -> groupOf.get(column.code(row))).toArray();
    }

    /** How much two ways of grouping the same rows tell about each other, in nats (mutual information). */
    static double information(int[] first, int[] second) {
        int[] together = new int[MAX * MAX];
        int[] one = new int[MAX];
        int[] other = new int[MAX];
        for (int i = 0; i < first.length; i++) {
            together[first[i] * MAX + second[i]]++;
            one[first[i]]++;
            other[second[i]]++;
        }
        double total = 0;
        for (int pair = 0; pair < together.length; pair++) {
            if (together[pair] > 0) {
                double alone = (double) one[pair / MAX] * other[pair % MAX];
                total += together[pair] * StrictMath.log(together[pair] * (double) first.length / alone);
            }
        }
        return first.length == 0 ? 0 : total / first.length;
    }

    private static Map<Integer, Integer> stretches(Column column, Map<Integer, Integer> counts, int rows) {
        List<Integer> ascending = counts.keySet().stream()
                .sorted(Comparator.comparingDouble((Integer code) -> size(column, code))
                        .thenComparing(code -> column.values().get(code)))
                .toList();
        Map<Integer, Integer> groups = new HashMap<>();
        long before = 0;
        for (int code : ascending) {
            groups.put(code, (int) (before * STRETCHES / rows));
            before += counts.getOrDefault(code, 0);
        }
        return groups;
    }

    private static double size(Column column, int code) {
        String value = column.values().get(code);
        if (value.isEmpty()) {
            return Double.NEGATIVE_INFINITY;
        }
        return column.type() == ColumnType.NUMBER ? Double.parseDouble(value) : new Ranks.Days().about(value);
    }

    private static Map<Integer, Integer> words(Column column, Map<Integer, Integer> counts) {
        List<Integer> frequent = counts.keySet().stream()
                .sorted(Comparator.comparingInt((Integer code) -> -counts.getOrDefault(code, 0))
                        .thenComparing(code -> column.values().get(code)))
                .toList();
        Map<Integer, Integer> groups = new HashMap<>();
        IntStream.range(0, frequent.size()).forEach(place -> groups.put(frequent.get(place), Math.min(place, MAX - 1)));
        return groups;
    }
}
