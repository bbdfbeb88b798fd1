package io.whence.trace;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** One walk over the custody graph, a generation at a time, until nothing is left. */
final class Walk {
    private static final int NODES_MAX = 1_000_000;

    private final Graph graph;
    private final Query.Direction direction;
    private final Set<Long> copies = new LinkedHashSet<>();
    private final Set<Long> versions = new LinkedHashSet<>();
    private final Set<Graph.Step> steps = new LinkedHashSet<>();

    Walk(Graph graph, Query.Direction direction) {
        this.graph = graph;
        this.direction = direction;
    }

    /** Walks from some copies and versions, which belong to the answer. */
    void from(List<Long> startCopies, List<Long> startVersions) {
        ArrayDeque<Generation> ahead = new ArrayDeque<>();
        ahead.add(reach(startCopies, startVersions));
        while (!ahead.isEmpty()) {
            Generation next = switch (direction) {
                case DOWN -> down(ahead.remove());
                case UP -> up(ahead.remove());
            };
            if (!next.copies().isEmpty() || !next.versions().isEmpty()) {
                ahead.add(next);
            }
        }
    }

    Set<Long> copies() {
        return copies;
    }

    Set<Long> versions() {
        return versions;
    }

    /** The steps between nodes of the answer, in ledger order. */
    List<Graph.Step> steps() {
        return steps.stream()
                .filter(step -> known(step.from()) && known(step.to()))
                .sorted(java.util.Comparator.comparingLong(Graph.Step::order)
                        .thenComparingLong(Graph.Step::from)
                        .thenComparingLong(Graph.Step::to))
                .toList();
    }

    /** Nodes reached for the first time together. */
    private record Generation(List<Long> copies, List<Long> versions) {}

    private Generation down(Generation generation) {
        List<Graph.Step> derived = graph.derivedFrom(generation.copies());
        List<Graph.Step> delivered = new ArrayList<>(graph.copiesOf(generation.versions()));
        graph.passedOn(generation.copies()).stream()
                .filter(step -> !copies.contains(step.to()))
                .forEach(delivered::add);
        keep(derived);
        keep(delivered);
        return reach(targets(delivered), targets(derived));
    }

    private Generation up(Generation generation) {
        List<Graph.Step> delivered = graph.deliveriesOf(generation.copies());
        List<Graph.Step> derived = graph.sourcesOf(generation.versions());
        keep(delivered);
        keep(derived);
        return reach(
                derived.stream().map(Graph.Step::from).toList(),
                delivered.stream().map(Graph.Step::from).toList());
    }

    private void keep(List<Graph.Step> more) {
        steps.addAll(more);
    }

    private Generation reach(List<Long> moreCopies, List<Long> moreVersions) {
        return new Generation(add(moreCopies, copies), add(moreVersions, versions));
    }

    private List<Long> add(List<Long> found, Set<Long> known) {
        List<Long> added = new ArrayList<>();
        for (Long node : found) {
            if (!known.contains(node)) {
                if (copies.size() + versions.size() >= NODES_MAX) {
                    throw TraceRule.TRACE_TOO_LARGE.refuse("nodes", NODES_MAX);
                }
                known.add(node);
                added.add(node);
            }
        }
        return added;
    }

    private boolean known(long node) {
        return copies.contains(node) || versions.contains(node);
    }

    private static List<Long> targets(List<Graph.Step> some) {
        return some.stream().map(Graph.Step::to).toList();
    }
}
