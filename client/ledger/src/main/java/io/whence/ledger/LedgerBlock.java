package io.whence.ledger;

import io.whence.model.value.Digest;
import java.util.List;

/**
 * One verified block, as far as it concerns Whence.
 *
 * @param hash of its header, which the next block names as its previous
 * @param transactions the valid ones that recorded something, in order
 */
public record LedgerBlock(long number, Digest hash, List<LedgerTransaction> transactions) {
    public LedgerBlock {
        transactions = List.copyOf(transactions);
    }

    /** Where following goes on after this block. */
    public Position position() {
        return new Position(number + 1, java.util.Optional.of(hash));
    }
}
