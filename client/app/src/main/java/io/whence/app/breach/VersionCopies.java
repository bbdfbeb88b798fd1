package io.whence.app.breach;

import io.whence.app.desk.Desk;
import io.whence.app.desk.Input;
import io.whence.app.desk.ReadModels;
import io.whence.app.desk.SlotFiles;
import io.whence.claims.localize.CopyOpening;
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
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The copies of a version as the ledger has them, with those openings that this home keeps. */
final class VersionCopies {
    private static final int COPIES_MAX = 1_000_000;

    private final Desk desk;
    private final Connection connection;

    VersionCopies(Desk desk, Connection connection) {
        this.desk = desk;
        this.connection = connection;
    }

    List<CopyOpening> of(String version) throws IOException {
        try (ReadModel model = ReadModels.upToDate(desk, connection)) {
            Trace trace = new Tracer(model)
                    .trace(
                            new Subject(Subject.Kind.VERSION, version),
                            Query.down(Instant.now()).limitedTo(COPIES_MAX));
            return trace.nodes().stream()
                    .filter(Trace.CopyNode.class::isInstance)
                    .map(Trace.CopyNode.class::cast)
                    .filter(copy -> copy.version().equals(version))
                    .map(this::opening)
                    .toList();
        }
    }

    private CopyOpening opening(Trace.CopyNode copy) {
        Copy recorded = CustodyCodec.copy(connection.evaluate("circulation:copy", copy.id()));
        Path kept = desk.home().resolve("openings").resolve(copy.id() + ".json");
        return new CopyOpening(
                copy.id(),
                copy.holder(),
                Files.exists(kept) ? Optional.of(Input.document(kept).text()) : Optional.empty(),
                recorded.commitment().orElseGet(Digest::over),
                Optional.of(copy.since()),
                recorded.deletedAt(),
                recorded.slots().map(slots -> evidence(copy.id(), slots)));
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
