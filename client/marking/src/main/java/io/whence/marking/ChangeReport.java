package io.whence.marking;

import io.whence.model.bytes.Json;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What marking did to a table: cells changed in each column, and what that does to means, deviations and histograms. */
public record ChangeReport(int marks, int rowsAdded, List<Change> columns) {
    public ChangeReport {
        columns = List.copyOf(columns);
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
        static Statistics of(Column column, int rows) {
            double[] values =
                    column.values().stream().mapToDouble(Statistics::number).toArray();
            double count = 0;
            double sum = 0;
            double squares = 0;
            for (int row = 0; row < rows; row++) {
                double value = values[column.code(row)];
                if (!Double.isNaN(value)) {
                    count++;
                    sum += value;
                    squares += value * value;
                }
            }
            if (count == 0) {
                return new Statistics("", "");
            }
            double mean = sum / count;
            return new Statistics(text(mean), text(Math.sqrt(Math.max(0, squares / count - mean * mean))));
        }

        Json json() {
            return Json.object(Map.of("mean", Json.of(mean), "deviation", Json.of(deviation)));
        }

        private static double number(String value) {
            return CanonicalCell.typeOf(value) == ColumnType.NUMBER ? Double.parseDouble(value) : Double.NaN;
        }
    }

    static ChangeReport of(Table original, Table copy, Marks marks, String delivery) {
        Map<String, Integer> changed = new TreeMap<>();
        Marks.Codeword bits = marks.codeword(delivery);
        for (int row = 0; row < original.rows(); row++) {
            if (marks.marked(row) && bits.changes(row)) {
                changed.merge(marks.column(row).name(), 1, Integer::sum);
            }
        }
        List<Change> changes = new ArrayList<>();
        changed.forEach((name, cells) -> changes.add(new Change(
                name,
                cells,
                Statistics.of(original.required(name), original.rows()),
                Statistics.of(copy.required(name), copy.rows()),
                moved(original, copy, name))));
        return new ChangeReport(marks.count(), copy.rows() - original.rows(), changes);
    }

    public Json json() {
        return Json.object(Map.of(
                "marks", Json.of(marks),
                "rowsAdded", Json.of(rowsAdded),
                "columns", Json.array(columns.stream().map(Change::json).toList())));
    }

    /** Half the sum of the differences of relative frequencies. */
    private static String moved(Table original, Table copy, String name) {
        Column before = original.required(name);
        double[] difference = new double[before.values().size()];
        for (int row = 0; row < original.rows(); row++) {
            difference[before.code(row)] += 1.0 / original.rows();
        }
        Column after = copy.required(name);
        for (int row = 0; row < copy.rows(); row++) {
            difference[after.code(row)] -= 1.0 / copy.rows();
        }
        double total = 0;
        for (double part : difference) {
            total += Math.abs(part);
        }
        return text(total / 2);
    }

    private static String text(double value) {
        return new BigDecimal(value)
                .round(new MathContext(7))
                .stripTrailingZeros()
                .toPlainString();
    }
}
