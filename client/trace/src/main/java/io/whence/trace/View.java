package io.whence.trace;

import java.time.Instant;
import java.util.Optional;

/**
 * As of when a question is asked.
 *
 * @param asOf only what was declared to have happened by then; empty for everything
 * @param block only what stands in blocks up to and with this one; empty for every block there is
 * @param now the moment of asking, at which states are shown where neither time nor block is given
 */
public record View(Optional<Instant> asOf, Optional<Long> block, Instant now) {
    /** Everything there is, as it stands now. */
    public static View of(Instant now) {
        return new View(Optional.empty(), Optional.empty(), now);
    }

    /** What was declared to have happened by a time. */
    public View at(Instant time) {
        return new View(Optional.of(time), block, now);
    }

    /** What the ledger said with a block, and nothing after it. */
    public View atBlock(long number) {
        return new View(asOf, Optional.of(number), now);
    }
}
