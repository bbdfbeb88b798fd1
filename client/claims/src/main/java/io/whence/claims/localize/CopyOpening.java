package io.whence.claims.localize;

import io.whence.model.value.Digest;
import java.time.Instant;
import java.util.Optional;

/**
 * One recorded copy as the ledger knows it, and its opening as far as the provider discloses it: the JSON text, whose
 * digest must be the one committed at delivery. Custody runs from {@code since} to {@code until}, where they are known.
 */
public record CopyOpening(
        String copy,
        String holder,
        Optional<String> opening,
        Digest committed,
        Optional<Instant> since,
        Optional<Instant> until,
        Optional<SlotEvidence> slots) {
    /** A copy without slots. */
    public CopyOpening(
            String copy,
            String holder,
            Optional<String> opening,
            Digest committed,
            Optional<Instant> since,
            Optional<Instant> until) {
        this(copy, holder, opening, committed, since, until, Optional.empty());
    }
}
