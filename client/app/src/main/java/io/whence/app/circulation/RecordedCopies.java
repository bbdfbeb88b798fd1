package io.whence.app.circulation;

import io.whence.app.desk.Desk;
import io.whence.app.desk.ReadModels;
import io.whence.ledger.Connection;
import io.whence.model.value.Refused;
import io.whence.trace.Query;
import io.whence.trace.ReadModel;
import io.whence.trace.Subject;
import io.whence.trace.Trace;
import io.whence.trace.TraceRule;
import io.whence.trace.Tracer;
import io.whence.trace.View;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/** The copies of a version that the ledger has: all of them may have leaked, deleted ones too. */
final class RecordedCopies {
    private static final int NODES_MAX = 1_000_000;

    private RecordedCopies() {}

    /** How many there are beside one. */
    static int beside(Desk desk, Connection connection, String version, String copy) throws IOException {
        Query everything = new Query(Query.Direction.DOWN, View.of(Instant.now()), NODES_MAX, Optional.empty());
        try (ReadModel model = ReadModels.upToDate(desk, connection)) {
            Trace trace = new Tracer(model).trace(new Subject(Subject.Kind.VERSION, version), everything);
            return (int) trace.nodes().stream()
                    .filter(Trace.CopyNode.class::isInstance)
                    .map(Trace.CopyNode.class::cast)
                    .filter(node -> node.version().equals(version) && !node.id().equals(copy))
                    .count();
        } catch (Refused refused) {
            if (refused.code().equals(TraceRule.SUBJECT_UNKNOWN.name())) {
                return 0;
            }
            throw refused;
        }
    }
}
