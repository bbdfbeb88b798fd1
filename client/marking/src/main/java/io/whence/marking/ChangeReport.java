package io.whence.marking;

import io.whence.model.bytes.Json;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

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

    /** {@code changed}: how many cells differ in each column; columns without changes are left out. */
    static ChangeReport of(Profile original, Table copy, SortedMap<String, Integer> changed, int marks) {
        Profile before = original.over(changed.keySet());
        Profile after = Profile.of(copy, changed.keySet());
        List<Change> changes = new ArrayList<>();
        changed.forEach((name, cells) -> changes.add(new Change(
                name,
                cells,
                Statistics.of(before.moments(), name),
                Statistics.of(after.moments(), name),
                text(before.moved(after, name)))));
        List<Correlation> correlations = before.moments().pairs().stream()
                .map(pair -> new Correlation(
                        pair.first(),
                        pair.second(),
                        text(before.moments().correlation(pair)),
                        text(after.moments().correlation(pair))))
                .toList();
        return new ChangeReport(marks, copy.rows() - before.rows(), changes, correlations);
    }

    public Json json() {
        return Json.object(Map.of(
                "marks", Json.of(marks),
                "rowsAdded", Json.of(rowsAdded),
                "columns", Json.array(columns.stream().map(Change::json).toList()),
                "correlations",
                        Json.array(correlations.stream().map(Correlation::json).toList())));
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
