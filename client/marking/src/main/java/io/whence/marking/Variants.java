package io.whence.marking;

import io.whence.marking.store.Ints;
import io.whence.marking.store.Longs;
import java.math.BigDecimal;
import java.util.List;
import java.util.OptionalInt;

/**
 * The values that a cell of one column may be exchanged for: those within the tolerance that rows with the same given
 * values have, as often as they have them. All rows stand in one array sorted by given values and then by value, so the
 * choice for a row is a stretch of that array.
 */
final class Variants {
    private final Column column;
    private final Ranks ranks;
    private final Column.Writings groupOf;
    private final Longs sorted;

    private Variants(Table table, MarkColumn rule, Ranks ranks) {
        this.column = table.required(rule.name());
        this.ranks = ranks;
        this.groupOf = groups(table, rule.given());
        Longs keys = Longs.growing();
        for (int row = 0; row < table.rows(); row++) {
            int rank = ranks.of(column.code(row));
            if (rank >= 0) {
                keys.add(key(groupOf.at(row), rank));
            }
        }
        this.sorted = keys.sorted();
    }

    static Variants of(Table table, MarkColumn rule) {
        List<String> values = table.required(rule.name()).values();
        Ranks ranks = switch (rule) {
            case MarkColumn.Numeric numeric -> Ranks.within(values, new Ranks.Numbers(), numeric.tolerance());
            case MarkColumn.Dated dated -> Ranks.within(values, new Ranks.Days(), BigDecimal.valueOf(dated.daysMax()));
            case MarkColumn.Categorical categorical -> Ranks.listed(values, categorical.equivalents());
        };
        return new Variants(table, rule, ranks);
    }

    /** The number of another value for the cell of this row, chosen by 64 uniform bits; empty where there is none. */
    OptionalInt alternative(int row, long uniform) {
        int rank = ranks.of(column.code(row));
        if (rank < 0) {
            return OptionalInt.empty();
        }
        int group = groupOf.at(row);
        int from = first(key(group, ranks.lowest(rank)));
        int own = first(key(group, rank));
        int next = first(key(group, rank + 1));
        int to = first(key(group, ranks.highest(rank) + 1));
        int choices = to - from - (next - own);
        if (choices == 0) {
            return OptionalInt.empty();
        }
        int at = from + (int) Math.unsignedMultiplyHigh(uniform, choices);
        int skipped = at >= own ? at + next - own : at;
        return OptionalInt.of(ranks.code((int) sorted.at(skipped)));
    }

    /** Where the first key stands that is not below this one. */
    private int first(long key) {
        int low = 0;
        int high = (int) sorted.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted.at(middle) < key) {
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

    /** Rows of the same given values share a number. */
    private static Column.Writings groups(Table table, List<String> given) {
        if (given.isEmpty()) {
            return row -> 0;
        } else if (given.size() == 1) {
            return table.required(given.getFirst())::code;
        }
        Longs lanes = Fingerprint.ofRows(table, given);
        FingerprintIndex index = new FingerprintIndex(1024);
        Ints groups = Ints.of(table.rows());
        for (int row = 0; row < table.rows(); row++) {
            groups.set(row, index.add(lanes.at(2L * row), lanes.at(2L * row + 1)));
        }
        return groups::at;
    }
}
