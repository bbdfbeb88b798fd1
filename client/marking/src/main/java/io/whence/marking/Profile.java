package io.whence.marking;

import io.whence.marking.store.Ints;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a change report compares of a table: the moments of its numbers, and how often each value of some columns occurs. */
record Profile(Table table, Moments moments, SortedMap<String, Ints> counts) {

    /** A table as these columns of it matter, which marks have changed or may change. */
    static Profile of(Table table, Set<String> columns) {
        SortedMap<String, Ints> counts = new TreeMap<>();
        columns.forEach(name -> counts.put(name, counts(table.required(name), table.rows())));
        return new Profile(table, Moments.of(table, columns), counts);
    }

    /** The profile of the same table for these columns: this one, where it is for them already. */
    Profile over(Set<String> columns) {
        return counts.keySet().equals(columns) ? this : of(table, columns);
    }

    int rows() {
        return table.rows();
    }

    /** The part of a column's histogram that stands elsewhere there: half the sum of differences of relative frequencies. */
    double moved(Profile there, String column) {
        Ints were = of(column);
        Ints are = there.of(column);
        double total = 0;
        for (int value = 0; value < were.size(); value++) {
            total += Math.abs((double) were.at(value) / rows() - (double) are.at(value) / there.rows());
        }
        return total / 2;
    }

    private Ints of(String column) {
        return Objects.requireNonNull(counts.get(column), column);
    }

    /** How often each value stands in a column; those that were invented stand together behind the others. */
    private static Ints counts(Column column, int rows) {
        int values = column.values().size();
        Ints counts = Ints.of(values + 1L);
        for (int row = 0; row < rows; row++) {
            int code = Math.min(values, column.code(row));
            counts.set(code, counts.at(code) + 1);
        }
        return counts;
    }
}
