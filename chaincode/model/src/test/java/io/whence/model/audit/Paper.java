package io.whence.model.audit;

import io.whence.model.bytes.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A JSON object that tests can draw, change and read without any codec of the model. */
final class Paper {
    private final Map<String, Object> fields = new LinkedHashMap<>();

    static Paper of(Object... namesAndValues) {
        Paper paper = new Paper();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            paper.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return paper;
    }

    Paper put(String name, Object value) {
        fields.put(name, value);
        return this;
    }

    boolean has(String name) {
        return fields.containsKey(name);
    }

    String text(String name, String otherwise) {
        return String.valueOf(fields.getOrDefault(name, otherwise));
    }

    long number(String name, long otherwise) {
        return fields.get(name) instanceof Long value ? value : otherwise;
    }

    Ratio amount(String name, long otherwise) {
        return Ratio.of(number(name, otherwise));
    }

    Ratio percent(String name, String otherwise) {
        return Ratio.decimal(text(name, otherwise)).divide(Ratio.of(100));
    }

    /** An object inside this one; an empty one where it is absent. */
    Paper inside(String name) {
        return fields.get(name) instanceof Paper paper ? paper : new Paper();
    }

    /** The objects of a list; one object counts as a list of one. */
    List<Paper> list(String name) {
        Object value = fields.get(name);
        if (value instanceof Paper paper) {
            return List.of(paper);
        }
        List<Paper> papers = new ArrayList<>();
        if (value instanceof List<?> list) {
            list.forEach(each -> papers.add((Paper) each));
        }
        return papers;
    }

    Map<String, Object> fields() {
        return fields;
    }

    Paper copy() {
        Paper copy = new Paper();
        fields.forEach((name, value) -> copy.put(name, copied(value)));
        return copy;
    }

    Json json() {
        Map<String, Json> members = new TreeMap<>();
        fields.forEach((name, value) -> members.put(name, json(value)));
        return Json.object(members);
    }

    @Override
    public String toString() {
        return json().text();
    }

    private static Object copied(Object value) {
        return switch (value) {
            case Paper paper -> paper.copy();
            case List<?> list -> list.stream().map(Paper::copied).toList();
            default -> value;
        };
    }

    private static Json json(Object value) {
        return switch (value) {
            case Paper paper -> paper.json();
            case List<?> list -> Json.array(list.stream().map(Paper::json).toList());
            case Long number -> Json.of(number);
            default -> Json.of(value.toString());
        };
    }
}
