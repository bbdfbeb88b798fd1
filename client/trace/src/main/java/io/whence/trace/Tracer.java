package io.whence.trace;

import io.whence.model.circulation.Product;
import io.whence.model.circulation.Version;
import io.whence.model.value.Refused;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;

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
            this.graph = new Graph(model, horizon);
        }

        Trace trace() {
            Walk walk = new Walk(graph, query.direction());
            start(walk);
            List<Ranked> nodes = nodes(walk);
            int from = query.after().map(id -> after(nodes, id)).orElse(0);
            int to = (int) Math.min(nodes.size(), from + (long) query.nodesMax());
            List<Ranked> page = nodes.subList(from, to);
            return new Trace(
                    subject,
                    horizon.moment(),
                    horizon.height(),
                    page.stream().map(Ranked::node).toList(),
                    edges(walk, page),
                    to < nodes.size());
        }

        /** A node of the answer where it stands, which is spelled out if it stands on the page. */
        private record Ranked(long order, String id, long name, Supplier<Trace.Node> spelled) {
            Trace.Node node() {
                return spelled.get();
            }
        }

        private List<Ranked> nodes(Walk walk) {
            List<Ranked> nodes = new ArrayList<>();
            for (CopyRow copy : walk.copies().values()) {
                nodes.add(
                        new Ranked(copy.delivered(), copy.id(), copy.name(), () -> copy.node(model.names(), horizon)));
            }
            Set<Long> derived = new HashSet<>();
            for (Origin origin : graph.origins(walk.versions())) {
                derived.add(origin.version());
                String id = model.names().text(origin.version());
                nodes.add(new Ranked(origin.derived(), id, origin.version(), () -> derived(id, origin)));
            }
            walk.versions().stream()
                    .filter(version -> !derived.contains(version))
                    .map(this::registered)
                    .forEach(nodes::add);
            nodes.sort(Comparator.comparingLong(Ranked::order).thenComparing(Ranked::id));
            return nodes;
        }

        private Trace.VersionNode derived(String id, Origin origin) {
            return new Trace.VersionNode(
                    id,
                    origin.derived(),
                    true,
                    Optional.of(model.names().text(origin.author())),
                    Optional.of(Instant.ofEpochMilli(origin.derivedAt())));
        }

        private static int after(List<Ranked> nodes, String id) {
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
            return named().filter(name -> !model.shelf().copies(List.of(name)).isEmpty())
                    .orElseThrow(this::unknown);
        }

        private long version() {
            return named().filter(name -> !model.shelf().origins(List.of(name)).isEmpty()
                            || document("version").isPresent())
                    .orElseThrow(this::unknown);
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
        private Ranked registered(long name) {
            String id = model.names().text(name);
            Optional<Documents.Standing> document =
                    model.documents().first("version", id).filter(first -> first.entry() <= horizon.entries());
            long order = document.map(first -> Order.of(first.entry())).orElse(0L);
            return new Ranked(
                    order,
                    id,
                    name,
                    () -> new Trace.VersionNode(
                            id, order, false, owner(id), document.map(Documents.Standing::declaredAt)));
        }

        /** An edge stands on the page of the node that it leads to. */
        private List<Trace.Edge> edges(Walk walk, List<Ranked> page) {
            Map<Long, String> shown = new HashMap<>();
            page.forEach(node -> shown.put(node.name(), node.id()));
            List<Graph.Step> steps = walk.steps().stream()
                    .filter(step -> shown.containsKey(step.to()))
                    .toList();
            Map<Long, Entries.Entry> entries = model.entries()
                    .of(steps.stream().map(step -> Order.entry(step.order())).toList());
            return steps.stream()
                    .map(step -> edge(walk, step, Objects.requireNonNull(entries.get(Order.entry(step.order())))))
                    .toList();
        }

        private Trace.Edge edge(Walk walk, Graph.Step step, Entries.Entry entry) {
            return new Trace.Edge(
                    id(walk, step.from()),
                    id(walk, step.to()),
                    step.kind().word(),
                    step.id(),
                    step.order(),
                    Instant.ofEpochMilli(step.at()),
                    entry.block(),
                    entry.id());
        }

        private String id(Walk walk, long node) {
            CopyRow copy = walk.copies().get(node);
            return copy == null ? model.names().text(node) : copy.id();
        }
    }
}
