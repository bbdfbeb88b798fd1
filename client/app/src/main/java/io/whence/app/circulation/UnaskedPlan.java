package io.whence.app.circulation;

import io.whence.app.desk.Desk;
import io.whence.marking.Column;
import io.whence.marking.ColumnType;
import io.whence.marking.MarkColumn;
import io.whence.marking.MarkPlan;
import io.whence.marking.Table;
import io.whence.marking.Ties;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The plan of marks for a provider who names none: numbers move by at most one, dates by a day, in columns of many values
 * that do not identify rows. What it chose is told, because a provider may know columns that must not move.
 */
final class UnaskedPlan {
    private static final int COLLUDERS = 2;
    private static final int ROWS_PER_MARK = 4;
    private static final int VALUES_MIN = 20;
    private static final int PURPOSE_CANARIES = 40;
    private static final double NATS_MIN = 0.05;

    private UnaskedPlan() {}

    /** {@code purposes}: whether canaries for stated purposes are wanted as well. */
    static MarkPlan of(Table table, boolean purposes, Desk desk) {
        Ties ties = new Ties(table);
        List<MarkColumn> columns = table.columns().stream()
                .filter(column ->
                        column.values().size() >= VALUES_MIN && column.values().size() < table.rows())
                .map(column -> column(table, column, ties))
                .flatMap(Optional::stream)
                .toList();
        String names = columns.stream().map(MarkColumn::name).collect(Collectors.joining(", "));
        desk.progress(
                "marks go into: " + (names.isEmpty() ? "no column" : names) + " (--marks PLAN.json chooses others)");
        return new MarkPlan(COLLUDERS, ROWS_PER_MARK, columns, List.of(), 0, purposes ? PURPOSE_CANARIES : 0);
    }

    private static Optional<MarkColumn> column(Table table, Column column, Ties ties) {
        return switch (column.type()) {
            case ColumnType.NUMBER ->
                Optional.of(new MarkColumn.Numeric(column.name(), BigDecimal.ONE, given(table, column, ties)));
            case ColumnType.DATE -> Optional.of(new MarkColumn.Dated(column.name(), 1, given(table, column, ties)));
            default -> Optional.empty();
        };
    }

    /** The column of few values that tells most about this one, if it tells anything: marks are drawn as it allows. */
    private static List<String> given(Table table, Column column, Ties ties) {
        return table.columns().stream()
                .filter(other -> other.values().size() > 1 && other.values().size() < VALUES_MIN)
                .map(other -> new Told(other.name(), ties.nats(column, other)))
                .filter(told -> told.nats() >= NATS_MIN)
                .max(Comparator.comparingDouble(Told::nats).thenComparing(Told::column))
                .map(told -> List.of(told.column()))
                .orElseGet(List::of);
    }

    private record Told(String column, double nats) {}
}
