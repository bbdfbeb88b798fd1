package io.whence.app.desk;

import io.whence.model.bytes.Json;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** JSON as people read it: one line a member, and a table where a list holds flat objects. */
public final class Plain {
    private static final String INDENT = "  ";

    private Plain() {}

    /** Renders any value; every line but the last ends with a line feed. */
    public static String text(Json json) {
        return String.join("\n", lines(json));
    }

    private static List<String> lines(Json json) {
        return switch (json) {
            case Json.Fields fields -> members(fields);
            case Json.Items items when isTable(items) -> table(items);
            case Json.Items items -> items(items);
            default -> List.of(scalar(json));
        };
    }

    private static List<String> members(Json.Fields fields) {
        int width = fields.members().keySet().stream()
                .mapToInt(String::length)
                .max()
                .orElse(0);
        List<String> lines = new ArrayList<>();
        fields.members().forEach((name, value) -> {
            if (isFlat(value)) {
                lines.add((pad(name, width) + INDENT + scalar(value)).stripTrailing());
            } else {
                lines.add(name);
                indented(value, lines);
            }
        });
        return lines;
    }

    private static List<String> items(Json.Items items) {
        List<String> lines = new ArrayList<>();
        for (Json value : items.values()) {
            lines.add("-");
            indented(value, lines);
        }
        return lines;
    }

    private static void indented(Json value, List<String> lines) {
        lines(value).forEach(line -> lines.add(INDENT + line));
    }

    private static List<String> table(Json.Items items) {
        Set<String> names = new LinkedHashSet<>();
        List<Map<String, Json>> rows = new ArrayList<>();
        for (Json value : items.values()) {
            if (value instanceof Json.Fields fields) {
                names.addAll(fields.members().keySet());
                rows.add(fields.members());
            }
        }
        List<List<String>> cells = new ArrayList<>(List.of(List.copyOf(names)));
        rows.forEach(row -> cells.add(names.stream()
                .map(name -> row.containsKey(name) ? scalar(row.get(name)) : "")
                .toList()));
        return columns(cells);
    }

    /** Rows of cells as aligned lines. */
    public static List<String> columns(List<List<String>> rows) {
        List<Integer> widths = new ArrayList<>();
        for (int column = 0; column < rows.getFirst().size(); column++) {
            int at = column;
            widths.add(rows.stream().mapToInt(row -> row.get(at).length()).max().orElse(0));
        }
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    private static String line(List<String> row, List<Integer> widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < row.size(); column++) {
            line.append(pad(row.get(column), widths.get(column))).append(INDENT);
        }
        return line.toString().stripTrailing();
    }

    private static boolean isTable(Json.Items items) {
        return !items.values().isEmpty()
                && items.values().stream()
                        .allMatch(value -> value instanceof Json.Fields fields
                                && fields.members().values().stream().allMatch(Plain::isFlat));
    }

    private static boolean isFlat(Json value) {
        return switch (value) {
            case Json.Fields fields -> fields.members().isEmpty();
            case Json.Items items -> items.values().stream().noneMatch(Plain::isNested);
            default -> true;
        };
    }

    private static boolean isNested(Json value) {
        return value instanceof Json.Fields || value instanceof Json.Items;
    }

    private static String scalar(Json value) {
        return switch (value) {
            case Json.Text text -> text.value();
            case Json.Nothing nothing -> "-";
            case Json.Items items -> items.values().stream().map(Plain::scalar).collect(Collectors.joining(", "));
            default -> value.text();
        };
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }
}
