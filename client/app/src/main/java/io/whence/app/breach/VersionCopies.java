package io.whence.app.breach;

import io.whence.app.desk.Desk;
import io.whence.app.desk.Input;
import io.whence.app.desk.ReadModels;
import io.whence.app.desk.SlotFiles;
import io.whence.claims.localize.CopyOpening;
import io.whence.claims.localize.CustodyRecord;
import io.whence.claims.localize.Descent;
import io.whence.claims.localize.Policy;
import io.whence.claims.localize.SlotEvidence;
import io.whence.ledger.Connection;
import io.whence.model.circulation.Copy;
import io.whence.model.circulation.SlotCommitment;
import io.whence.model.value.Digest;
import io.whence.model.wire.CustodyCodec;
import io.whence.trace.Query;
import io.whence.trace.ReadModel;
import io.whence.trace.Subject;
import io.whence.trace.Trace;
import io.whence.trace.Tracer;
import io.whence.trace.View;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the ledger has of a version and of all that descends from it: copies, with those openings that are at hand, and
 * the versions that were made of them.
 */
final class VersionCopies {
    /** The most nodes of a trace: a wider one is refused by name. */
    static final int COPIES_MAX = 1_000_000;

    private final Desk desk;
    private final Connection connection;
    private final Trace trace;
    private final Openings openings;

    private VersionCopies(Desk desk, Connection connection, Trace trace, Openings openings) {
        this.desk = desk;
        this.connection = connection;
        this.trace = trace;
        this.openings = openings;
    }

    /** Everything that descends from a version. */
    static VersionCopies from(Desk desk, Connection connection, String version) throws IOException {
        return from(desk, connection, version, View.of(Instant.now()));
    }

    /** Everything that descended from a version as of when it is asked. */
    static VersionCopies from(Desk desk, Connection connection, String version, View view) throws IOException {
        try (ReadModel model = ReadModels.upToDate(desk, connection)) {
            Query everything = new Query(Query.Direction.DOWN, view, COPIES_MAX, Optional.empty());
            Trace trace = new Tracer(model).trace(new Subject(Subject.Kind.VERSION, version), everything);
            return new VersionCopies(desk, connection, trace, Openings.of(desk));
        }
    }

    /** The same copies with these openings of their marks. */
    VersionCopies with(Openings others) {
        return new VersionCopies(desk, connection, trace, others);
    }

    /** The copies of one of the versions. */
    List<CopyOpening> of(String version) {
        return nodes(version).map(this::opening).toList();
    }

    /** What was made of a copy: the versions, each with how and what became of it; what their marks say is not looked at. */
    List<Descent> madeOf(String copy) {
        return trace.edges().stream()
                .filter(edge -> edge.event().equals("derived") && edge.from().equals(copy))
                .map(edge -> new Descent(edge.to(), method(edge.to()), copy, onward(edge.to()), Optional.empty()))
                .toList();
    }

    /** When the copies of a version, and of what was made of them, were held, and how many rows each has. */
    CustodyRecord custody(String version, List<Descent> descents, Policy policy) {
        List<String> versions = Stream.concat(
                        Stream.of(version), descents.stream().map(Descent::version))
                .distinct()
                .toList();
        Map<String, Long> rows = versions.stream()
                .flatMap(this::nodes)
                .collect(Collectors.toMap(Trace.CopyNode::id, Trace.CopyNode::rows));
        return new CustodyRecord(
                version,
                policy,
                versions.stream().flatMap(one -> of(one).stream()).toList(),
                rows);
    }

    private List<Descent.Onward> onward(String version) {
        return nodes(version)
                .map(node -> new Descent.Onward(node.id(), node.holder()))
                .toList();
    }

    private Stream<Trace.CopyNode> nodes(String version) {
        return trace.nodes().stream()
                .filter(Trace.CopyNode.class::isInstance)
                .map(Trace.CopyNode.class::cast)
                .filter(copy -> copy.version().equals(version));
    }

    private String method(String version) {
        return CustodyCodec.derivation(connection.evaluate("circulation:derivation", version))
                .method();
    }

    private CopyOpening opening(Trace.CopyNode copy) {
        Copy recorded = CustodyCodec.copy(connection.evaluate("circulation:copy", copy.id()));
        return new CopyOpening(
                copy.id(),
                copy.holder(),
                openings.of(copy.id()).map(VersionCopies::kept),
                recorded.commitment().orElseGet(Digest::over),
                Optional.of(copy.since()),
                recorded.deletedAt(),
                recorded.slots().map(slots -> evidence(copy.id(), slots)));
    }

    /** An opening as it is kept, whether or not it is one: a damaged one is evidence that it is not the committed one. */
    private static String kept(Path file) {
        return new String(Input.bytes(file), StandardCharsets.UTF_8);
    }

    private SlotEvidence evidence(String copy, SlotCommitment committed) {
        SlotFiles files = new SlotFiles(desk, copy);
        return new SlotEvidence(
                committed,
                files.read(SlotFiles.Part.OFFER),
                files.read(SlotFiles.Part.CHOICE),
                files.read(SlotFiles.Part.DISCLOSED));
    }
}
