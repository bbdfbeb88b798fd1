package io.whence.marking;

import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A column that may carry marks, and how far a cell may move. Values are drawn as the column has them in rows that agree
 * on the columns {@code given}, so that a mark is no more conspicuous than any other cell.
 */
public sealed interface MarkColumn {
    String name();

    List<String> given();

    /** Numbers, moved by at most {@code tolerance}. */
    record Numeric(String name, BigDecimal tolerance, List<String> given) implements MarkColumn {
        public Numeric {
            given = List.copyOf(given);
            if (tolerance.signum() <= 0) {
                throw MarkingRule.TOLERANCE_MALFORMED.refuse("tolerance", tolerance.toPlainString());
            }
        }
    }

    /** Dates, moved by at most so many days. */
    record Dated(String name, int daysMax, List<String> given) implements MarkColumn {
        public Dated {
            given = List.copyOf(given);
            if (daysMax <= 0) {
                throw MarkingRule.TOLERANCE_MALFORMED.refuse("daysMax", daysMax);
            }
        }
    }

    /** Words, exchanged inside a declared list; without lists, with any word that stands beside the same given values. */
    record Categorical(String name, List<List<String>> equivalents, List<String> given) implements MarkColumn {
        public Categorical {
            equivalents = equivalents.stream().map(List::copyOf).toList();
            given = List.copyOf(given);
        }
    }

    /** The column as it stands in a plan and in an opening. */
    default Json json() {
        Map<String, Json> members = new TreeMap<>();
        members.put("name", Json.of(name()));
        members.put("given", Json.texts(given()));
        switch (this) {
            case Numeric numeric ->
                members.put("tolerance", Json.of(numeric.tolerance().toPlainString()));
            case Dated dated -> members.put("daysMax", Json.of(dated.daysMax()));
            case Categorical categorical ->
                members.put(
                        "equivalents",
                        Json.array(categorical.equivalents().stream()
                                .map(Json::texts)
                                .toList()));
        }
        return Json.object(members);
    }

    /** Reads a column of a plan: {@code tolerance} makes it numeric, {@code daysMax} dated, {@code equivalents} categorical. */
    static MarkColumn read(FieldReader reader) {
        String name = CanonicalCell.compose(reader.text("name"));
        List<String> given = reader.texts("given", FieldReader.LIST_MAX);
        MarkColumn column;
        if (reader.has("tolerance")) {
            column = new Numeric(name, reader.named("tolerance", MarkColumn::decimal), given);
        } else if (reader.has("daysMax")) {
            column = new Dated(name, (int) reader.whole("daysMax", 1, 36_500), given);
        } else {
            reader.json("equivalents");
            column = new Categorical(name, reader.list("equivalents", FieldReader.LIST_MAX, MarkColumn::words), given);
        }
        reader.end();
        return column;
    }

    private static List<String> words(String at, Json json) {
        FieldReader one = new FieldReader("", Json.object(Map.of(at, json)));
        return one.texts(at, FieldReader.LIST_MAX);
    }

    private static BigDecimal decimal(String text) {
        if (!text.matches("\\d{1,18}(\\.\\d{1,18})?")) {
            throw MarkingRule.TOLERANCE_MALFORMED.refuse("tolerance", text);
        }
        return new BigDecimal(text);
    }
}
