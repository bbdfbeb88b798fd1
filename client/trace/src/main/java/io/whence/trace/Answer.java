package io.whence.trace;

import io.whence.model.bytes.Json;
import io.whence.model.value.Time;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A page of rows that answer a question.
 *
 * @param columns the members of each row, in the order of the columns of a CSV file
 * @param values a row's values, in the order of the columns
 * @param about what the question was about, if about something
 * @param height how many blocks the answer rests on
 * @param next what to ask after for the next page; empty on the last
 */
public record Answer(
        String question,
        List<String> columns,
        Optional<String> about,
        Instant asOf,
        long height,
        List<List<Json>> values,
        Optional<String> next) {
    public Answer {
        columns = List.copyOf(columns);
        values = List.copyOf(values);
    }

    /** The rows as objects whose members are the columns. */
    public List<Json.Fields> rows() {
        return values.stream().map(this::row).toList();
    }

    /** The published form. */
    public Json.Fields json() {
        return Json.object(Map.of(
                "question", Json.of(question),
                "about", text(about),
                "asOf", Json.of(Time.format(asOf)),
                "height", Json.of(height),
                "rows", Json.array(rows()),
                "truncated", Json.of(next.isPresent()),
                "next", text(next)));
    }

    /** The rows as cells: a head, then a row of texts for each. */
    public List<List<String>> cells() {
        List<List<String>> cells = new ArrayList<>(1 + values.size());
        cells.add(columns);
        values.forEach(row -> cells.add(row.stream().map(Answer::cell).toList()));
        return cells;
    }

    private Json.Fields row(List<Json> row) {
        TreeMap<String, Json> members = new TreeMap<>();
        for (int i = 0; i < row.size(); i++) {
            members.put(columns.get(i), row.get(i));
        }
        return Json.object(members);
    }

    static Json text(Optional<String> text) {
        return text.map(Json::of).orElse(Json.nothing());
    }

    static Json time(Optional<Instant> time) {
        return text(time.map(Time::format));
    }

    private static String cell(Json value) {
        return switch (value) {
            case Json.Text text -> text.value();
            case Json.Nothing nothing -> "";
            case Json.Whole whole -> whole.text();
            case Json.Flag flag -> flag.text();
            case Json.Fields fields -> fields.text();
            case Json.Items items -> items.text();
        };
    }
}
