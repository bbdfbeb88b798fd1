package io.whence.trace;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One walk over the custody graph, a generation at a time, until nothing is left. */
final class Walk {
    private static final int NODES_MAX = 1_000_000;

    private final Graph graph;
    private final Query.Direction direction;
    private final Map<Long, CopyRow> copies = new LinkedHashMap<>();
    private final Set<Long> versions = new LinkedHashSet<>();
    private final Set<Graph.Step> steps = new LinkedHashSet<>();

    Walk(Graph graph, Query.Direction direction) {
        this.graph = graph;
        this.direction = direction;
    }

    /** Walks from some copies and versions, which belong to the answer. */
    void from(List<Long> startCopies, List<Long> startVersions) {
        Generation next = reach(graph.copies(startCopies), startVersions);
        while (!next.isEmpty()) {
            next = switch (direction) {
                case DOWN -> down(next);
                case UP -> up(next);
            };
        }
    }

    Map<Long, CopyRow> copies() {
        return copies;
    }

    Set<Long> versions() {
        return versions;
    }

    /** The steps between nodes of the answer, in ledger order. */
    List<Graph.Step> steps() {
        return steps.stream()
                .filter(step -> known(step.from()) && known(step.to()))
                .sorted(Comparator.comparingLong(Graph.Step::order)
                        .thenComparingLong(Graph.Step::from)
                        .thenComparingLong(Graph.Step::to))
                .toList();
    }

    /** Nodes reached for the first time together. */
    private record Generation(List<CopyRow> copies, List<Long> versions) {
        boolean isEmpty() {
            return copies.isEmpty() && versions.isEmpty();
        }
    }

    private Generation down(Generation generation) {
        List<Graph.Step> derived = graph.derivedFrom(generation.copies());
        List<CopyRow> delivered = graph.copiesOf(generation.versions());
        List<Graph.Step> passedOn = graph.passedOn(generation.copies()).stream()
                .filter(step -> !copies.containsKey(step.to()))
                .toList();
        steps.addAll(derived);
        steps.addAll(Graph.deliveries(delivered));
        steps.addAll(passedOn);
        List<CopyRow> reached = new ArrayList<>(delivered);
        reached.addAll(
                graph.copies(passedOn.stream().map(Graph.Step::to).distinct().toList()));
        return reach(reached, derived.stream().map(Graph.Step::to).toList());
    }

    private Generation up(Generation generation) {
        List<Graph.Step> delivered = Graph.deliveries(generation.copies());
        List<Graph.Step> derived = graph.sourcesOf(generation.versions());
        steps.addAll(delivered);
        steps.addAll(derived);
        return reach(
                graph.copies(derived.stream().map(Graph.Step::from).distinct().toList()),
                delivered.stream().map(Graph.Step::from).toList());
    }

    private Generation reach(List<CopyRow> someCopies, List<Long> someVersions) {
        List<CopyRow> newCopies = new ArrayList<>();
        for (CopyRow copy : someCopies) {
            if (copies.putIfAbsent(copy.name(), copy) == null) {
                newCopies.add(copy);
            }
        }
        List<Long> newVersions = someVersions.stream().filter(versions::add).toList();
        if (copies.size() + versions.size() > NODES_MAX) {
            throw TraceRule.TRACE_TOO_LARGE.refuse("nodes", NODES_MAX);
        }
        return new Generation(newCopies, newVersions);
    }

    private boolean known(long node) {
        return copies.containsKey(node) || versions.contains(node);
    }
}
