package io.whence.ledger;

import io.whence.model.value.Digest;
import java.util.Optional;

/**
 * Where a follower stands.
 *
 * @param next the number of the block to read next
 * @param previous the header hash of the block before it; empty at the start of the ledger
 */
public record Position(long next, Optional<Digest> previous) {
    /** Before the first block. */
    public static final Position START = new Position(0, Optional.empty());
}
