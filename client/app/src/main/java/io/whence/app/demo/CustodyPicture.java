package io.whence.app.demo;

import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The custody graph as SVG: what descends from what, left to right, in ledger order from top to bottom. */
final class CustodyPicture {
    private static final int BOX_WIDTH = 190;
    private static final int BOX_HEIGHT = 40;
    private static final int COLUMN = 260;
    private static final int ROW = 54;
    private static final int LIST_MAX = 100_000;

    private record Node(String kind, String id, String holder, String state, String receipt) {}

    private record Edge(String from, String to, String event) {}

    private final List<Node> nodes;
    private final List<Edge> edges;
    private final Set<String> named;
    private final Map<String, int[]> places = new HashMap<>();
    private final List<Integer> rowsUsed = new ArrayList<>();

    private CustodyPicture(Json trace, Set<String> named) {
        FieldReader fields = new FieldReader("", trace);
        this.nodes = fields.objects("nodes", LIST_MAX, CustodyPicture::node);
        this.edges = fields.objects(
                "edges", LIST_MAX, edge -> new Edge(edge.text("from"), edge.text("to"), edge.text("event")));
        this.named = named;
    }

    /** Draws a trace; the copies in {@code named} are those that a finding names. */
    static String svg(Json trace, Set<String> named) {
        return new CustodyPicture(trace, named).draw();
    }

    private static Node node(FieldReader node) {
        return new Node(
                node.text("kind"),
                node.text("id"),
                node.textIfPresent("holder").orElse(""),
                node.textIfPresent("state").orElse(""),
                node.textIfPresent("receipt").orElse(""));
    }

    private String draw() {
        Map<String, Integer> depths = new HashMap<>();
        nodes.forEach(node -> depths.put(node.id(), 0));
        edges.forEach(edge -> depths.computeIfPresent(
                edge.to(), (id, depth) -> Math.max(depth, depths.getOrDefault(edge.from(), 0) + 1)));
        nodes.forEach(node -> places.put(node.id(), place(depths.getOrDefault(node.id(), 0))));
        StringBuilder svg = new StringBuilder();
        edges.forEach(edge -> svg.append(line(edge)));
        nodes.forEach(node -> svg.append(box(node)));
        int width = rowsUsed.size() * COLUMN;
        int height = rowsUsed.stream().mapToInt(Integer::intValue).max().orElse(0) * ROW;
        return "<svg role=\"img\" aria-label=\"custody graph\" viewBox=\"0 0 %d %d\">%s</svg>"
                .formatted(width, height + ROW, svg);
    }

    private int[] place(int depth) {
        while (rowsUsed.size() <= depth) {
            rowsUsed.add(0);
        }
        int row = rowsUsed.get(depth);
        rowsUsed.set(depth, row + 1);
        return new int[] {depth * COLUMN + 10, row * ROW + 20};
    }

    private String line(Edge edge) {
        int[] from = places.get(edge.from());
        int[] to = places.get(edge.to());
        if (from == null || to == null) {
            return "";
        }
        int startX = from[0] + BOX_WIDTH;
        int startY = from[1] + BOX_HEIGHT / 2;
        int endY = to[1] + BOX_HEIGHT / 2;
        int bend = (startX + to[0]) / 2;
        return "<path class=\"edge %s\" d=\"M%d %d C%d %d %d %d %d %d\"/>"
                .formatted(edge.event(), startX, startY, bend, startY, bend, endY, to[0], endY);
    }

    private String box(Node node) {
        int[] at = places.get(node.id());
        if (at == null) {
            return "";
        }
        String kind = named.contains(node.id()) ? "named" : (node.kind() + " " + node.receipt() + " " + node.state());
        String below = node.holder() + (words(node).isEmpty() ? "" : " · " + words(node));
        return "<g class=\"%s\"><rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"5\"/>"
                        .formatted(kind, at[0], at[1], BOX_WIDTH, BOX_HEIGHT)
                + "<text x=\"%d\" y=\"%d\">%s</text><text class=\"small\" x=\"%d\" y=\"%d\">%s</text></g>"
                        .formatted(
                                at[0] + 8,
                                at[1] + 17,
                                Html.escape(node.id()),
                                at[0] + 8,
                                at[1] + 32,
                                Html.escape(below));
    }

    /** What is worth saying of a node: its receipt, where one is due, and its state, where it is not alive. */
    private static String words(Node node) {
        return Stream.of(node.receipt(), node.state())
                .filter(word -> !word.isEmpty() && !word.equals("NONE") && !word.equals("LIVE"))
                .map(word -> word.replace('_', ' ').toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }
}
