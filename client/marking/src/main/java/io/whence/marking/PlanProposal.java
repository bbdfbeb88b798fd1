package io.whence.marking;

import io.whence.model.bytes.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A plan of marks for the owner of a table to confirm: which columns could vary and how far, and why the others are left
 * alone. It goes by the look of the values. What rests on a column only its owner knows, so nothing is marked by a
 * proposal until it comes back as a plan.
 */
public record PlanProposal(MarkPlan plan, List<Left> left) {
    private static final int COLLUDERS = 2;
    private static final int ROWS_PER_MARK = 4;
    private static final int VALUES_MIN = 20;
    private static final int CANARIES = 12;
    private static final int PURPOSE_CANARIES = 40;
    private static final double NATS_MIN = 0.05;

    public PlanProposal {
        left = List.copyOf(left);
    }

    /** A column that is not to be marked. */
    public record Left(String column, Why why) {}

    /** Why a column is left alone. */
    public enum Why {
        IDENTIFIES("every row has a value of its own"),
        FEW_VALUES("it has fewer than " + VALUES_MIN + " values"),
        WORDS("words can be exchanged only where their owner says which are equivalent"),
        CODE("its numbers look like codes, where the next number is something else"),
        COARSE("its smallest step is large beside its values");

        private final String text;

        Why(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }
    }

    /** Looks at a table. {@code purposes}: whether copies will be given for stated purposes. */
    public static PlanProposal of(Table table, boolean purposes) {
        Ties ties = new Ties(table);
        List<MarkColumn> columns = new ArrayList<>();
        List<Left> left = new ArrayList<>();
        for (Column column : table.columns()) {
            Optional<Why> why = why(table, column);
            if (why.isPresent()) {
                left.add(new Left(column.name(), why.get()));
            } else {
                columns.add(column(table, column, ties));
            }
        }
        List<String> never = left.stream()
                .filter(one -> one.why() == Why.CODE || one.why() == Why.COARSE)
                .map(Left::column)
                .toList();
        int forPurposes = purposes ? PURPOSE_CANARIES : 0;
        return new PlanProposal(new MarkPlan(COLLUDERS, ROWS_PER_MARK, columns, never, CANARIES, forPurposes), left);
    }

    /** The plan, and the columns left out of it. */
    public Json json() {
        return Json.object(Map.of(
                "plan", plan.json(),
                "left",
                        Json.array(left.stream()
                                .map(one -> Json.object(Map.of(
                                        "column", Json.of(one.column()),
                                        "why", Json.of(one.why().name()))))
                                .toList())));
    }

    private static Optional<Why> why(Table table, Column column) {
        int values = column.values().size();
        if (values == table.rows()) {
            return Optional.of(Why.IDENTIFIES);
        } else if (column.type() == ColumnType.TEXT) {
            return Optional.of(Why.WORDS);
        } else if (values < VALUES_MIN) {
            return Optional.of(Why.FEW_VALUES);
        } else if (column.type() == ColumnType.DATE) {
            return Optional.empty();
        }
        Reading reading = Reading.of(table, column);
        if (reading.coded()) {
            return Optional.of(Why.CODE);
        }
        return reading.tolerance().isPresent() ? Optional.empty() : Optional.of(Why.COARSE);
    }

    private static MarkColumn column(Table table, Column column, Ties ties) {
        List<String> given = given(table, column, ties);
        if (column.type() == ColumnType.DATE) {
            return new MarkColumn.Dated(column.name(), 1, given);
        }
        BigDecimal tolerance = Reading.of(table, column).tolerance().orElseThrow();
        return new MarkColumn.Numeric(column.name(), tolerance, given);
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
