package io.whence.trace;

/** Told how far a read model is behind its ledger; called from a thread of its own, once a block. */
@FunctionalInterface
public interface Lag {
    /** Nobody looks. */
    Lag UNTOLD = (read, height) -> {};

    /**
     * The next block is being read.
     *
     * @param read blocks that were read
     * @param height blocks that the ledger has
     */
    void blocks(long read, long height);
}
