package io.whence.ledger;

import io.whence.model.bytes.Json;
import io.whence.model.circulation.Batch;
import io.whence.model.wire.Document;
import java.util.List;

/** What a transaction recorded. */
public sealed interface Recorded {
    /** A document under its type and id, first or superseding. */
    record Added(Document document) implements Recorded {}

    /** A batch of events, for the first time. */
    record Sealed(Batch batch) implements Recorded {}

    /**
     * Any other function: a move in the life of something.
     *
     * @param answer what the chaincode answered and announced
     */
    record Moved(String function, List<byte[]> arguments, Json answer) implements Recorded {
        public Moved {
            arguments = List.copyOf(arguments);
        }
    }
}
