package io.whence.marking;

import io.whence.marking.store.Ints;
import io.whence.model.bytes.Json;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What marking did to a table: cells changed in each column, what that does to means, deviations and histograms, and to
 * how columns of numbers go together with the changed ones.
 */
public record ChangeReport(int marks, int rowsAdded, List<Change> columns, List<Correlation> correlations) {
    public ChangeReport {
        columns = List.copyOf(columns);
        correlations = List.copyOf(correlations);
    }

    /**
     * One column's changes. {@code moved} is the part of the histogram that stands elsewhere now; means and deviations
     * are null-free texts, empty for columns that are not numbers.
     */
    public record Change(String column, int cellsChanged, Statistics before, Statistics after, String moved) {
        Json json() {
            return Json.object(Map.of(
                    "column", Json.of(column),
                    "cellsChanged", Json.of(cellsChanged),
                    "before", before.json(),
                    "after", after.json(),
                    "histogramMoved", Json.of(moved)));
        }
    }

    /** Mean and standard deviation of the numbers of a column, to seven digits; empty texts where there are none. */
    public record Statistics(String mean, String deviation) {
        static Statistics of(Moments moments, String column) {
            return moments.has(column)
                    ? new Statistics(text(moments.mean(column)), text(moments.deviation(column)))
                    : new Statistics("", "");
        }

        Json json() {
            return Json.object(Map.of("mean", Json.of(mean), "deviation", Json.of(deviation)));
        }
    }

    /** Pearson's correlation of a changed column with another of numbers, to seven digits; empty where one is constant. */
    public record Correlation(String first, String second, String before, String after) {
        Json json() {
            return Json.object(Map.of(
                    "first", Json.of(first),
                    "second", Json.of(second),
                    "before", Json.of(before),
                    "after", Json.of(after)));
        }
    }

    static ChangeReport of(Table original, Table copy, Marks marks, String delivery) {
        Map<String, Integer> changed = changed(marks, delivery);
        Moments before = Moments.of(original, changed.keySet());
        Moments after = Moments.of(copy, changed.keySet());
        List<Change> changes = new ArrayList<>();
        changed.forEach((name, cells) -> changes.add(new Change(
                name, cells, Statistics.of(before, name), Statistics.of(after, name), moved(original, copy, name))));
        List<Correlation> correlations = before.pairs().stream()
                .map(pair -> new Correlation(
                        pair.first(), pair.second(), text(before.correlation(pair)), text(after.correlation(pair))))
                .toList();
        return new ChangeReport(marks.count(), copy.rows() - original.rows(), changes, correlations);
    }

    public Json json() {
        return Json.object(Map.of(
                "marks", Json.of(marks),
                "rowsAdded", Json.of(rowsAdded),
                "columns", Json.array(columns.stream().map(Change::json).toList()),
                "correlations",
                        Json.array(correlations.stream().map(Correlation::json).toList())));
    }

    private static Map<String, Integer> changed(Marks marks, String delivery) {
        Map<String, Integer> changed = new TreeMap<>();
        Marks.Codeword bits = marks.codeword(delivery);
        for (int position = 0; position < marks.count(); position++) {
            int row = marks.rowAt(position);
            if (bits.changes(row)) {
                changed.merge(marks.column(row).name(), 1, Integer::sum);
            }
        }
        return changed;
    }

    /** Half the sum of the differences of relative frequencies. */
    private static String moved(Table original, Table copy, String name) {
        Column before = original.required(name);
        Column after = copy.required(name);
        int values = before.values().size();
        Ints were = counts(before, original.rows(), values);
        Ints are = counts(after, copy.rows(), values);
        double total = 0;
        for (int value = 0; value <= values; value++) {
            total += Math.abs((double) were.at(value) / original.rows() - (double) are.at(value) / copy.rows());
        }
        return text(total / 2);
    }

    /** How often each value stands in a column; those that were invented stand together behind the others. */
    private static Ints counts(Column column, int rows, int values) {
        Ints counts = Ints.of(values + 1L);
        for (int row = 0; row < rows; row++) {
            int code = Math.min(values, column.code(row));
            counts.set(code, counts.at(code) + 1);
        }
        return counts;
    }

    private static String text(double value) {
        return Double.isNaN(value)
                ? ""
                : new BigDecimal(value)
                        .round(new MathContext(7))
                        .stripTrailingZeros()
                        .toPlainString();
    }
}
