package io.whence.model.circulation;

import io.whence.model.value.Digest;
import java.time.Instant;
import java.util.Optional;

/** A custody instance: this holder, this content root, this mark; created by its delivery. */
public record Copy(
        String id,
        String holder,
        String version,
        String agreement,
        Digest root,
        long rows,
        Optional<Digest> commitment,
        Optional<SlotCommitment> slots,
        Optional<String> transfer,
        String deliveredBy,
        Instant deliveredAt,
        Optional<Receipt> receipt,
        Optional<Instant> deletedAt) {

    /** What the receiver says arrived, and on whose word. */
    public record Receipt(Digest root, long rows, Instant at, Basis basis) {}

    /** On whose word a receipt rests. */
    public enum Basis {
        /** The receiver's own organisation submitted it. */
        OWN,
        /** The receiver's own key signed it. */
        SIGNED,
        /** Somebody stated it for the receiver. */
        DELEGATED
    }

    /** Whether what was sent is what arrived. */
    public enum ReceiptState {
        SENT_ONLY,
        /** The receiver stated the delivery too, in the provider's place: nobody else has said a word. */
        RECEIVED_ONLY,
        MATCHED,
        MISMATCHED
    }

    public boolean live() {
        return deletedAt.isEmpty();
    }

    /** How the two sides' words compare; a delegated receipt cannot mismatch less than any other. */
    public ReceiptState receiptState() {
        if (receipt.isEmpty()) {
            return ReceiptState.SENT_ONLY;
        }
        boolean same = receipt.get().root().equals(root) && receipt.get().rows() == rows;
        if (!same) {
            return ReceiptState.MISMATCHED;
        }
        return deliveredBy.equals(holder) ? ReceiptState.RECEIVED_ONLY : ReceiptState.MATCHED;
    }

    Copy received(Receipt statement) {
        return new Copy(
                id,
                holder,
                version,
                agreement,
                root,
                rows,
                commitment,
                slots,
                transfer,
                deliveredBy,
                deliveredAt,
                Optional.of(statement),
                deletedAt);
    }

    Copy deleted(Instant at) {
        return new Copy(
                id,
                holder,
                version,
                agreement,
                root,
                rows,
                commitment,
                slots,
                transfer,
                deliveredBy,
                deliveredAt,
                receipt,
                Optional.of(at));
    }
}
