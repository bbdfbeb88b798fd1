package io.whence.trace;

import io.whence.model.circulation.Product;
import io.whence.model.circulation.Version;
import io.whence.model.value.Refused;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Answers who held what and what came of it, from a read model. */
public final class Tracer {
    private final ReadModel model;

    public Tracer(ReadModel model) {
        this.model = model;
    }

    /** Traces a copy, version, party or agreement; refuses an id that the ledger does not know as that. */
    public Trace trace(Subject subject, Query query) {
        Horizon horizon = Horizon.of(model, query.view());
        return new Tracing(subject, query, horizon).trace();
    }

    /** One trace. */
    private final class Tracing {
        private final Subject subject;
        private final Query query;
        private final Horizon horizon;
        private final Graph graph;

        Tracing(Subject subject, Query query, Horizon horizon) {
            this.subject = subject;
            this.query = query;
            this.horizon = horizon;
            this.graph = new Graph(model.database(), horizon);
        }

        Trace trace() {
            Walk walk = new Walk(graph, query.direction());
            start(walk);
            List<Trace.Node> nodes = nodes(walk);
            int from = query.after().map(id -> after(nodes, id)).orElse(0);
            int to = (int) Math.min(nodes.size(), from + (long) query.nodesMax());
            List<Trace.Node> page = nodes.subList(from, to);
            return new Trace(subject, horizon.moment(), horizon.height(), page, edges(walk, page), to < nodes.size());
        }

        private List<Trace.Node> nodes(Walk walk) {
            List<Trace.Node> nodes = new ArrayList<>(graph.copies(walk.copies()));
            Map<String, Trace.VersionNode> derived = graph.derivations(walk.versions()).stream()
                    .collect(Collectors.toMap(Trace.VersionNode::id, Function.identity()));
            walk.versions().stream()
                    .map(model.names()::text)
                    .map(id -> Optional.ofNullable(derived.get(id)).orElseGet(() -> registered(id)))
                    .forEach(nodes::add);
            nodes.sort(Comparator.comparingLong(Trace.Node::order).thenComparing(Trace.Node::id));
            return nodes;
        }

        private static int after(List<Trace.Node> nodes, String id) {
            for (int i = 0; i < nodes.size(); i++) {
                if (nodes.get(i).id().equals(id)) {
                    return i + 1;
                }
            }
            throw TraceRule.AFTER_UNKNOWN.refuse("after", id);
        }

        private void start(Walk walk) {
            switch (subject.kind()) {
                case COPY -> walk.from(List.of(copy()), List.of());
                case VERSION -> walk.from(List.of(), List.of(version()));
                case PARTY -> {
                    long party = registered();
                    walk.from(graph.heldBy(party), madeBy(party));
                }
                case AGREEMENT -> walk.from(graph.under(registered()), List.of());
            }
        }

        private long copy() {
            return named().filter(name -> exists("copy", "name", name)).orElseThrow(this::unknown);
        }

        private long version() {
            return named().filter(name -> document("version").isPresent() || exists("derivation", "version", name))
                    .orElseThrow(this::unknown);
        }

        private boolean exists(String table, String column, long name) {
            return model.database()
                    .first("SELECT 1 FROM " + table + " WHERE partition = 1 AND " + column + " = ?", row -> true, name)
                    .isPresent();
        }

        private long registered() {
            return named().filter(name -> document(subject.kind().word()).isPresent())
                    .orElseThrow(this::unknown);
        }

        private Optional<Documents.Standing> document(String type) {
            return model.documents().first(type, subject.id());
        }

        private Optional<Long> named() {
            OptionalLong name = model.names().find(subject.id());
            return name.isPresent() ? Optional.of(name.getAsLong()) : Optional.empty();
        }

        private Refused unknown() {
            return TraceRule.SUBJECT_UNKNOWN.refuse(subject.kind().word(), subject.id());
        }

        /** Versions of the products that a party owns, and those that it derived; as far as they are named. */
        private List<Long> madeBy(long party) {
            List<Long> versions = new ArrayList<>(graph.derivedBy(party));
            for (Documents.Standing document : model.documents().all("version", horizon)) {
                OptionalLong name = model.names().find(document.id());
                if (owner(document.id()).filter(subject.id()::equals).isPresent() && name.isPresent()) {
                    versions.add(name.getAsLong());
                }
            }
            return versions;
        }

        private Optional<String> owner(String version) {
            return model.documents()
                    .standing(horizon.entries(), "version", version, Version.class)
                    .flatMap(known ->
                            model.documents().standing(horizon.entries(), "product", known.product(), Product.class))
                    .map(Product::owner);
        }

        /** A version that no event derived: registered by a document, else only named. */
        private Trace.VersionNode registered(String id) {
            Optional<Documents.Standing> document =
                    model.documents().first("version", id).filter(first -> first.entry() <= horizon.entries());
            return new Trace.VersionNode(
                    id,
                    document.map(first -> Graph.order(first.entry(), -1)).orElse(0L),
                    false,
                    owner(id),
                    document.map(Documents.Standing::declaredAt));
        }

        /** An edge stands on the page of the node that it leads to. */
        private List<Trace.Edge> edges(Walk walk, List<Trace.Node> page) {
            Set<String> shown = new HashSet<>();
            page.forEach(node -> shown.add(node.id()));
            return walk.steps().stream()
                    .map(this::edge)
                    .filter(edge -> shown.contains(edge.to()))
                    .toList();
        }

        private Trace.Edge edge(Graph.Step step) {
            return new Trace.Edge(
                    model.names().text(step.from()),
                    model.names().text(step.to()),
                    step.kind().word(),
                    step.id(),
                    step.order(),
                    step.at(),
                    step.block(),
                    step.transaction());
        }
    }
}
