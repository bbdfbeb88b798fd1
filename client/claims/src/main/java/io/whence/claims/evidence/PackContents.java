package io.whence.claims.evidence;

import io.whence.model.bytes.Json;
import io.whence.model.merkle.InclusionProof;
import io.whence.model.note.SignedNote;
import io.whence.model.note.VerifierKey;
import io.whence.model.wire.LedgerLeaf;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What goes into a pack.
 *
 * @param claim the claim's id
 * @param exportedAt the exporter's word for now, to the second
 * @param checkpoint of the ledger's log, cosigned by {@code witnesses}; every proof is of its size
 * @param events those that the finding and the claim rest on: deliveries, receipts, uses of the copies in question
 * @param transactions every move of the claim, the finding, the documents they rest on, and the batch of each event
 * @param openings of the commitments of those copies whose marks the finding scored, as disclosed
 * @param slots offer, choice and disclosed choice of those copies that were delivered with slots
 * @param record the claim as the ledger's last answer has it
 */
public record PackContents(
        String claim,
        Instant exportedAt,
        SignedNote checkpoint,
        List<VerifierKey> witnesses,
        List<ProvedEvent> events,
        List<ProvedTransaction> transactions,
        List<Opening> openings,
        List<Opening> slots,
        Json record,
        Optional<Json> finding,
        Optional<Settlement> settlement) {
    public PackContents {
        witnesses = List.copyOf(witnesses);
        events = List.copyOf(events);
        transactions = List.copyOf(transactions);
        openings = List.copyOf(openings);
        slots = List.copyOf(slots);
    }

    /** An event's bytes as submitted and its place in the log. */
    public record ProvedEvent(Bytes leaf, InclusionProof proof) {}

    /**
     * A transaction's entry, its place in the log, and its documents.
     *
     * @param arguments as submitted, in their order; none for a sealed batch
     * @param answer what the ledger answered, where it matters
     */
    public record ProvedTransaction(
            LedgerLeaf leaf, InclusionProof proof, List<Bytes> arguments, Optional<Bytes> answer) {
        public ProvedTransaction {
            arguments = List.copyOf(arguments);
        }
    }

    /** The opening of one copy's commitment: the JSON text whose digest was recorded at delivery. */
    public record Opening(String copy, Bytes text) {}

    /** The money: terms and loss as the ledger had them, and its worksheet. */
    public record Settlement(Json terms, Json loss, Json worksheet) {}

    /** Bytes that never change. */
    public static final class Bytes {
        private final byte[] bytes;

        private Bytes(byte[] bytes) {
            this.bytes = bytes;
        }

        public static Bytes of(byte[] bytes) {
            return new Bytes(bytes.clone());
        }

        byte[] array() {
            return bytes.clone();
        }
    }
}
