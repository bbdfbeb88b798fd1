package io.whence.trace;

import io.whence.model.circulation.Copy;
import io.whence.model.value.Time;
import java.util.ArrayList;
import java.util.List;

/** A trace as text: a table to read, CSV with one row a node, and DOT for Graphviz. */
public final class TraceText {
    private static final List<String> HEAD =
            List.of("kind", "id", "holder", "version", "agreement", "state", "receipt", "receiptBasis", "since");

    private TraceText() {}

    /** Columns as wide as their widest cell; a last line says when the limit was hit. */
    public static String table(Trace trace) {
        return Tabular.table(rows(trace))
                + (trace.truncated()
                        ? "… more than " + trace.nodes().size() + " nodes: go on with --after "
                                + trace.nodes().getLast().id() + "\n"
                        : "");
    }

    /** RFC 4180 with a head line: as many rows as the trace has nodes. */
    public static String csv(Trace trace) {
        return Tabular.csv(rows(trace));
    }

    /** The rows of an answer; a last line says how to go on. */
    public static String table(Answer answer) {
        return Tabular.table(answer.cells())
                + answer.next()
                        .map(next ->
                                "… more than " + answer.values().size() + " rows: go on with --after " + next + "\n")
                        .orElse("");
    }

    /** RFC 4180 with a head line: as many rows as the answer. */
    public static String csv(Answer answer) {
        return Tabular.csv(answer.cells());
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
                        copy.acknowledged().basis().map(Copy.Basis::name).orElse(""),
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
                        "",
                        version.since().map(Time::format).orElse(""));
        };
    }
}
