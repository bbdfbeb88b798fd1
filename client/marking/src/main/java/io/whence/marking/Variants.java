package io.whence.marking;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * The values that a cell of one column may be exchanged for: those within the tolerance that rows with the same given
 * values have, as often as they have them. All rows stand in one array sorted by given values and then by value, so the
 * choice for a row is a stretch of that array.
 */
final class Variants {
    private final Column column;
    private final int[] order;
    private final int[] rankOf;
    private final int[] lowest;
    private final int[] highest;
    private final int[] groupOf;
    private final long[] sorted;

    /** A value of the column by its number, and how large it is. */
    private record Measured(int code, BigDecimal value) {
        BigDecimal below(Measured other) {
            return other.value.subtract(value);
        }
    }

    private Variants(Table table, MarkColumn rule, int[] order, int[] lowest, int[] highest) {
        this.column = table.required(rule.name());
        this.order = order;
        this.lowest = lowest;
        this.highest = highest;
        this.rankOf = inverse(order, column.values().size());
        this.groupOf = groups(table, rule.given());
        this.sorted = IntStream.range(0, table.rows())
                .filter(row -> rankOf[column.code(row)] >= 0)
                .mapToLong(row -> key(groupOf[row], rankOf[column.code(row)]))
                .sorted()
                .toArray();
    }

    static Variants of(Table table, MarkColumn rule) {
        Column column = table.required(rule.name());
        return switch (rule) {
            case MarkColumn.Numeric numeric ->
                within(table, rule, measured(column, ColumnType.NUMBER, BigDecimal::new), numeric.tolerance());
            case MarkColumn.Dated dated ->
                within(
                        table,
                        rule,
                        measured(column, ColumnType.DATE, Variants::days),
                        BigDecimal.valueOf(dated.daysMax()));
            case MarkColumn.Categorical categorical -> listed(table, categorical);
        };
    }

    /** The number of another value for the cell of this row, chosen by 64 uniform bits; empty where there is none. */
    OptionalInt alternative(int row, long uniform) {
        int rank = rankOf[column.code(row)];
        if (rank < 0) {
            return OptionalInt.empty();
        }
        int group = groupOf[row];
        int from = first(key(group, lowest[rank]));
        int own = first(key(group, rank));
        int next = first(key(group, rank + 1));
        int to = first(key(group, highest[rank] + 1));
        int choices = to - from - (next - own);
        if (choices == 0) {
            return OptionalInt.empty();
        }
        int at = from + (int) Math.unsignedMultiplyHigh(uniform, choices);
        int skipped = at >= own ? at + next - own : at;
        return OptionalInt.of(order[(int) sorted[skipped]]);
    }

    private int first(long key) {
        int at = Arrays.binarySearch(sorted, key);
        if (at < 0) {
            return -at - 1;
        }
        while (at > 0 && sorted[at - 1] == key) {
            at = stepBack(at, key);
        }
        return at;
    }

    /** Halves the way to the first of equal keys. */
    private int stepBack(int at, long key) {
        int low = 0;
        int high = at;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < key) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static long key(int group, int rank) {
        return (long) group << Integer.SIZE | rank;
    }

    private static Variants within(Table table, MarkColumn rule, List<Measured> ascending, BigDecimal most) {
        int[] lowest = new int[ascending.size()];
        int[] highest = new int[ascending.size()];
        int low = 0;
        int high = 0;
        for (int rank = 0; rank < ascending.size(); rank++) {
            Measured value = ascending.get(rank);
            while (ascending.get(low).below(value).compareTo(most) > 0) {
                low++;
            }
            while (high + 1 < highest.length
                    && value.below(ascending.get(high + 1)).compareTo(most) <= 0) {
                high++;
            }
            lowest[rank] = low;
            highest[rank] = high;
        }
        int[] order = ascending.stream().mapToInt(Measured::code).toArray();
        return new Variants(table, rule, order, lowest, highest);
    }

    private static Variants listed(Table table, MarkColumn.Categorical rule) {
        List<String> values = table.required(rule.name()).values();
        int[] lists = values.stream()
                .mapToInt(value -> list(rule.equivalents(), value))
                .toArray();
        int[] order = IntStream.range(0, values.size())
                .filter(code -> lists[code] >= 0)
                .boxed()
                .sorted(Comparator.comparingInt((Integer code) -> lists[code]).thenComparing(values::get))
                .mapToInt(code -> code)
                .toArray();
        int[] lowest = new int[order.length];
        int[] highest = new int[order.length];
        for (int rank = 0; rank < order.length; rank++) {
            lowest[rank] = rank > 0 && lists[order[rank]] == lists[order[rank - 1]] ? lowest[rank - 1] : rank;
        }
        for (int rank = order.length - 1; rank >= 0; rank--) {
            boolean last = rank + 1 == order.length || lists[order[rank]] != lists[order[rank + 1]];
            highest[rank] = last ? rank : highest[rank + 1];
        }
        return new Variants(table, rule, order, lowest, highest);
    }

    /** Which declared list a word stands in; without lists, all words but the empty one stand in one. */
    private static int list(List<List<String>> equivalents, String value) {
        if (equivalents.isEmpty()) {
            return value.isEmpty() ? -1 : 0;
        }
        return IntStream.range(0, equivalents.size())
                .filter(list -> equivalents.get(list).contains(value))
                .findFirst()
                .orElse(-1);
    }

    private static List<Measured> measured(Column column, ColumnType type, Function<String, BigDecimal> measure) {
        List<String> values = column.values();
        return IntStream.range(0, values.size())
                .filter(code -> !values.get(code).isEmpty() && CanonicalCell.typeOf(values.get(code)) == type)
                .mapToObj(code -> new Measured(code, measure.apply(values.get(code))))
                .sorted(Comparator.comparing(Measured::value).thenComparing(one -> values.get(one.code())))
                .toList();
    }

    private static BigDecimal days(String date) {
        return BigDecimal.valueOf(LocalDate.parse(date.substring(0, 10)).toEpochDay());
    }

    private static int[] inverse(int[] order, int size) {
        int[] rankOf = new int[size];
        Arrays.fill(rankOf, -1);
        for (int rank = 0; rank < order.length; rank++) {
            rankOf[order[rank]] = rank;
        }
        return rankOf;
    }

    private static int[] groups(Table table, List<String> given) {
        long[] lanes = Fingerprint.ofRows(table, given);
        FingerprintIndex index = new FingerprintIndex(1024);
        return IntStream.range(0, table.rows())
                .map(row -> index.add(lanes[2 * row], lanes[2 * row + 1]))
                .toArray();
    }
}
