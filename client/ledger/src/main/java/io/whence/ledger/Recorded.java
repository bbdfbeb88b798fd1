package io.whence.ledger;

import io.whence.model.bytes.Json;
import io.whence.model.circulation.Batch;
import io.whence.model.wire.BatchCodec;
import io.whence.model.wire.Document;
import java.lang.ref.WeakReference;
import java.util.List;

/** What a transaction recorded. */
public sealed interface Recorded {
    /** A document under its type and id, first or superseding. */
    record Added(Document document) implements Recorded {}

    /** A batch of events, for the first time: its argument, which is opened when somebody asks. */
    final class Sealed implements Recorded {
        private final byte[] argument;

        /** A block may hold a million events: what was opened is let go with the last who holds it. */
        private WeakReference<Batch> opened = new WeakReference<>(null);

        /** A batch by the argument that recorded it. */
        public Sealed(byte[] argument) {
            this.argument = argument;
        }

        /** The events. Not to be asked by two threads at once. */
        public Batch batch() {
            Batch batch = opened.get();
            if (batch == null) {
                batch = BatchCodec.open(argument);
                opened = new WeakReference<>(batch);
            }
            return batch;
        }
    }

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
