package io.whence.trace;

import io.whence.model.circulation.Product;
import io.whence.model.circulation.Version;
import io.whence.model.value.Refused;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Answers who held what and what came of it, from a read model. */
public final class Tracer {
    private final ReadModel model;
    private final Graph graph;

    public Tracer(ReadModel model) {
        this.model = model;
        this.graph = new Graph(model.database());
    }

    /** Traces a copy, version, party or agreement; refuses an id that the ledger does not know as that. */
    public Trace trace(Subject subject, Query query) {
        Walk walk = new Walk(graph, query);
        start(subject, query, walk);
        List<Trace.Node> nodes = new ArrayList<>(graph.copies(List.copyOf(walk.copies()), query.moment()));
        walk.versions().forEach(version -> nodes.add(version(version, query.moment())));
        nodes.sort(Comparator.comparingLong(Trace.Node::order).thenComparing(Trace.Node::id));
        return new Trace(subject, query.moment(), model.height(), nodes, edges(walk), walk.truncated());
    }

    private void start(Subject subject, Query query, Walk walk) {
        Instant until = query.asOf().orElse(Instant.ofEpochMilli(Long.MAX_VALUE));
        switch (subject.kind()) {
            case COPY -> walk.from(List.of(copy(subject)), List.of());
            case VERSION -> walk.from(List.of(), List.of(version(subject)));
            case PARTY -> {
                long party = registered(subject, "party");
                walk.from(graph.heldBy(party, until), madeBy(subject.id(), party, until));
            }
            case AGREEMENT -> walk.from(graph.under(registered(subject, "agreement"), until), List.of());
        }
    }

    private long copy(Subject subject) {
        OptionalLong name = model.names().find(subject.id());
        if (name.isEmpty()
                || graph.copies(List.of(name.getAsLong()), Instant.EPOCH).isEmpty()) {
            throw unknown(subject);
        }
        return name.getAsLong();
    }

    private long version(Subject subject) {
        OptionalLong name = model.names().find(subject.id());
        boolean known = name.isPresent()
                && (model.documents().first("version", subject.id()).isPresent()
                        || derivation(name.getAsLong()).isPresent());
        if (!known) {
            throw unknown(subject);
        }
        return name.getAsLong();
    }

    private long registered(Subject subject, String type) {
        if (model.documents().first(type, subject.id()).isEmpty()) {
            throw unknown(subject);
        }
        return model.names().find(subject.id()).orElseThrow();
    }

    private static Refused unknown(Subject subject) {
        return TraceRule.SUBJECT_UNKNOWN.refuse(subject.kind().word(), subject.id());
    }

    /** Versions of the products that a party owns, and those that it derived; as far as events or documents name them. */
    private List<Long> madeBy(String party, long number, Instant until) {
        List<Long> versions = new ArrayList<>(graph.derivedBy(number, until));
        for (Documents.Standing document : model.documents().all("version", until)) {
            Optional<String> owner = owner(document.id());
            OptionalLong name = model.names().find(document.id());
            if (owner.isPresent() && owner.get().equals(party) && name.isPresent()) {
                versions.add(name.getAsLong());
            }
        }
        return versions;
    }

    private Optional<String> owner(String version) {
        return model.documents()
                .present("version", version, Version.class)
                .flatMap(known -> model.documents().present("product", known.product(), Product.class))
                .map(Product::owner);
    }

    /** A version as a node: derived by an event, else registered by a document, else only named. */
    private Trace.VersionNode version(long number, Instant moment) {
        String id = model.names().text(number);
        Optional<Trace.VersionNode> derived = derivation(number)
                .filter(node -> node.since().map(at -> !at.isAfter(moment)).orElse(true));
        return derived.orElseGet(() -> registered(id));
    }

    private Trace.VersionNode registered(String id) {
        Optional<Documents.Standing> document = model.documents().first("version", id);
        return new Trace.VersionNode(
                id,
                document.map(first -> Graph.order(first.entry(), -1)).orElse(0L),
                false,
                owner(id),
                document.map(Documents.Standing::declaredAt));
    }

    private Optional<Trace.VersionNode> derivation(long version) {
        return model.database()
                .first(
                        "SELECT v.text, a.text, d.derived_at, e.entry, e.place FROM derivation d"
                                + " JOIN event e ON e.partition = d.partition AND e.n = d.derived"
                                + " JOIN name v ON v.partition = d.partition AND v.n = d.version"
                                + " JOIN name a ON a.partition = d.partition AND a.n = d.author"
                                + " WHERE d.partition = 1 AND d.version = ?",
                        row -> new Trace.VersionNode(
                                row.getString(1),
                                Graph.order(row.getLong(4), row.getInt(5)),
                                true,
                                Optional.of(row.getString(2)),
                                Graph.time(row, 3)),
                        version);
    }

    private List<Trace.Edge> edges(Walk walk) {
        return walk.steps().stream()
                .map(step -> new Trace.Edge(
                        model.names().text(step.from()),
                        model.names().text(step.to()),
                        step.kind().word(),
                        step.id(),
                        step.order(),
                        step.at(),
                        step.block(),
                        step.transaction()))
                .toList();
    }
}
