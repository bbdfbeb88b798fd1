package io.whence.trace;

import io.whence.model.value.Time;
import java.util.ArrayList;
import java.util.List;

/** A trace as text: a table to read, CSV with one row a node, and DOT for Graphviz. */
public final class TraceText {
    private static final List<String> HEAD =
            List.of("kind", "id", "holder", "version", "agreement", "state", "receipt", "since");

    private TraceText() {}

    /** Columns as wide as their widest cell; a last line says when the limit was hit. */
    public static String table(Trace trace) {
        List<List<String>> rows = rows(trace);
        StringBuilder out = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < row.size(); column++) {
                String cell = row.get(column);
                line.append(cell).append(" ".repeat(width(rows, column) - cell.length() + 2));
            }
            out.append(line.toString().stripTrailing()).append('\n');
        }
        if (trace.truncated()) {
            out.append("… more than ").append(trace.nodes().size()).append(" nodes: the rest is left out\n");
        }
        return out.toString();
    }

    /** RFC 4180 with a head line: as many rows as the trace has nodes. */
    public static String csv(Trace trace) {
        StringBuilder out = new StringBuilder();
        for (List<String> row : rows(trace)) {
            out.append(String.join(",", row.stream().map(TraceText::quoted).toList()))
                    .append("\r\n");
        }
        return out.toString();
    }

    /** A Graphviz digraph: versions are boxes, copies are ellipses; what is wrong stands out. */
    public static String dot(Trace trace) {
        StringBuilder out = new StringBuilder("digraph custody {\n  rankdir=LR;\n");
        for (Trace.Node node : trace.nodes()) {
            out.append("  \"")
                    .append(node.id())
                    .append("\" [")
                    .append(look(node))
                    .append("];\n");
        }
        for (Trace.Edge edge : trace.edges()) {
            out.append("  \"").append(edge.from()).append("\" -> \"").append(edge.to());
            out.append("\" [label=\"")
                    .append(edge.event())
                    .append(' ')
                    .append(edge.id())
                    .append("\"];\n");
        }
        return out.append("}\n").toString();
    }

    private static String look(Trace.Node node) {
        return switch (node) {
            case Trace.VersionNode version -> "shape=box";
            case Trace.CopyNode copy ->
                "label=\"" + copy.id() + "\\n" + copy.holder() + "\\n" + copy.receipt() + "\""
                        + (alarming(copy.receipt()) ? ", color=red" : "")
                        + (copy.live() ? "" : ", style=dashed");
        };
    }

    private static boolean alarming(Receipt receipt) {
        return receipt == Receipt.MISMATCHED || receipt == Receipt.OVERDUE;
    }

    private static List<List<String>> rows(Trace trace) {
        List<List<String>> rows = new ArrayList<>(List.of(HEAD));
        trace.nodes().forEach(node -> rows.add(row(node)));
        return rows;
    }

    private static List<String> row(Trace.Node node) {
        return switch (node) {
            case Trace.CopyNode copy ->
                List.of(
                        "copy",
                        copy.id(),
                        copy.holder(),
                        copy.version(),
                        copy.agreement(),
                        TraceJson.state(copy),
                        copy.receipt().name(),
                        Time.format(copy.since()));
            case Trace.VersionNode version ->
                List.of(
                        "version",
                        version.id(),
                        version.holder().orElse(""),
                        version.id(),
                        "",
                        TraceJson.state(version),
                        Receipt.NONE.name(),
                        version.since().map(Time::format).orElse(""));
        };
    }

    private static int width(List<List<String>> rows, int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }

    /** Ids, words and times need no quotes, but a spreadsheet must not take one for a formula. */
    private static String quoted(String cell) {
        return cell.matches("[A-Za-z0-9._:-]*") && !cell.startsWith("-")
                ? cell
                : "\"" + cell.replace("\"", "\"\"") + "\"";
    }
}
