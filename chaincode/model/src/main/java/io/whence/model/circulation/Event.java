package io.whence.model.circulation;

import io.whence.model.value.Digest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One recorded fact about a copy: who states it, when, and what happened. */
public record Event(String id, Instant at, String by, Fact fact) {
    /** What happened. */
    public sealed interface Fact {}

    /**
     * One hand-over of one version to one recipient under one agreement, which creates a copy.
     *
     * @param root the canonical content root of the copy as sent
     * @param rows how many rows it has
     * @param commitment to the copy's marks, canaries and scheme, where there are any
     * @param slots what it commits to of variants that the recipient chose without the provider learning which
     * @param transfer the transfer process in which it was handed over
     */
    public record Delivered(
            String copy,
            String version,
            String agreement,
            String to,
            Digest root,
            long rows,
            Optional<Digest> commitment,
            Optional<SlotCommitment> slots,
            Optional<String> transfer)
            implements Fact {
        /** A hand-over outside any transfer process. */
        public Delivered(
                String copy,
                String version,
                String agreement,
                String to,
                Digest root,
                long rows,
                Optional<Digest> commitment,
                Optional<SlotCommitment> slots) {
            this(copy, version, agreement, to, root, rows, commitment, slots, Optional.empty());
        }

        /** The same without slots. */
        public Delivered(
                String copy,
                String version,
                String agreement,
                String to,
                Digest root,
                long rows,
                Optional<Digest> commitment) {
            this(copy, version, agreement, to, root, rows, commitment, Optional.empty());
        }

        /** The same hand-over in a transfer process, where there is one. */
        public Delivered in(Optional<String> process) {
            return new Delivered(copy, version, agreement, to, root, rows, commitment, slots, process);
        }
    }

    /** What the recipient says arrived: the root and row count that it computed itself. */
    public record Received(String copy, Digest root, long rows) implements Fact {}

    /** What a holder did with a copy; recorded whatever the agreement says, because a breach is a fact. */
    public record Used(String copy, String action, String purpose, long count) implements Fact {}

    /** A new version made from held copies. */
    public record Derived(List<String> inputs, String version, String method) implements Fact {
        public Derived {
            inputs = List.copyOf(inputs);
        }
    }

    /** A holder's word that a copy is gone. */
    public record Deleted(String copy, String ground) implements Fact {}
}
