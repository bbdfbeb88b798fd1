package io.whence.claims.localize;

import io.whence.marking.Column;
import io.whence.marking.ColumnType;
import io.whence.marking.Marking;
import io.whence.marking.Marks;
import io.whence.marking.Table;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Reads marks from leaked rows that were altered: their row is found by likeness, their mark by the nearer variant. */
final class AlteredReads {
    private static final BigDecimal REACH = new BigDecimal("1.5");

    private final Marking marking;
    private final Table leak;
    private final List<String> columns;

    AlteredReads(Marking marking, Table leak, List<String> columns) {
        this.marking = marking;
        this.leak = leak;
        this.columns = columns;
    }

    /** The leaked rows whose form no copy can have. */
    static int[] unknown(Holdings rows, int[] shown) {
        return IntStream.range(0, shown.length)
                .filter(number -> shown[number] == Forms.UNKNOWN)
                .map(rows::firstRow)
                .toArray();
    }

    /** The rows of the original that these leaked rows resemble far more than any other, below zero where none. */
    int[] matches(int[] rows) {
        return NearRows.match(marking.marks().table(), leak, columns, rows);
    }

    /** The forms that these leaked rows show, as far as that is clear; see {@link Forms#shown}. */
    int[] shown(int[] rows, int[] matches) {
        int[] shown = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            shown[i] = matches[i] < 0 ? Forms.UNKNOWN : shown(rows[i], matches[i]);
        }
        return shown;
    }

    private int shown(int leaked, int row) {
        Marks marks = marking.marks();
        if (!marks.marked(row) || !columns.contains(marks.column(row).name())) {
            return Forms.PLAIN;
        }
        Column column = marks.column(row);
        String cell = leak.required(column.name()).cell(leaked);
        return changed(cell, column.cell(row), column.values().get(marks.alternative(row)))
                .map(changed -> 2 * marks.position(row) + (marks.bitShown(row, changed) ? 1 : 0))
                .orElse(Forms.PLAIN);
    }

    /** Whether a cell is rather the other value than the original one; empty where it is neither or halfway. */
    private static Optional<Boolean> changed(String cell, String original, String other) {
        if (cell.equals(original) || cell.equals(other)) {
            return Optional.of(cell.equals(other));
        }
        if (ColumnType.of(List.of(cell, original, other)) != ColumnType.NUMBER || cell.isEmpty()) {
            return Optional.empty();
        }
        BigDecimal value = new BigDecimal(cell);
        BigDecimal toOriginal = value.subtract(new BigDecimal(original)).abs();
        BigDecimal toOther = value.subtract(new BigDecimal(other)).abs();
        BigDecimal reach =
                new BigDecimal(other).subtract(new BigDecimal(original)).abs().multiply(REACH);
        boolean clear =
                toOriginal.compareTo(toOther) != 0 && toOriginal.min(toOther).compareTo(reach) <= 0;
        return clear ? Optional.of(toOther.compareTo(toOriginal) < 0) : Optional.empty();
    }
}
