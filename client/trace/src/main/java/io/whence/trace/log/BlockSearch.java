package io.whence.trace.log;

import io.whence.model.circulation.Event;
import io.whence.model.wire.EventCodec;
import io.whence.model.wire.LedgerLeaf;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Finds the blocks that hold what somebody looks for by reading a log's own entries, and no block. */
final class BlockSearch {
    private final Predicate<LedgerLeaf> transactions;
    private final Predicate<Event> events;
    private final TreeMap<Long, Long> found = new TreeMap<>();
    private long block = -1;
    private long first;

    BlockSearch(Predicate<LedgerLeaf> transactions, Predicate<Event> events) {
        this.transactions = transactions;
        this.events = events;
    }

    /** The blocks found among the first entries of a log, each with the index of its own first entry. */
    SortedMap<Long, Long> in(TileLog log, long size) {
        for (long tile = 0; tile * TilePath.WIDTH < size; tile++) {
            long index = tile * TilePath.WIDTH;
            for (byte[] entry : log.entries(tile)) {
                if (index < size) {
                    look(index++, entry);
                }
            }
        }
        return found;
    }

    private void look(long index, byte[] entry) {
        boolean wanted;
        if (LedgerLeaf.isTransaction(entry)) {
            LedgerLeaf leaf = LedgerLeaf.read(entry);
            if (leaf.block() != block) {
                block = leaf.block();
                first = index;
            }
            wanted = transactions.test(leaf);
        } else {
            wanted = events.test(EventCodec.decode(entry));
        }
        if (wanted) {
            found.put(block, first);
        }
    }
}
