package io.whence.trace.log;

import io.whence.ledger.LedgerTransaction;
import io.whence.ledger.Recorded;
import io.whence.model.circulation.Event;
import io.whence.model.wire.LedgerLeaf;
import java.util.Optional;

/** One entry of the log: a transaction, or one event of the batch that the transaction before it sealed. */
public final class LogEntry {
    private final long index;
    private final byte[] bytes;
    private final LedgerLeaf leaf;
    private final LedgerTransaction transaction;
    private final int event;

    private LogEntry(long index, byte[] bytes, LedgerLeaf leaf, LedgerTransaction transaction, int event) {
        this.index = index;
        this.bytes = bytes;
        this.leaf = leaf;
        this.transaction = transaction;
        this.event = event;
    }

    static LogEntry transaction(long index, LedgerLeaf leaf, LedgerTransaction transaction) {
        return new LogEntry(index, leaf.bytes(), leaf, transaction, -1);
    }

    static LogEntry event(LogEntry head, int event, byte[] bytes) {
        return new LogEntry(head.index + 1 + event, bytes, head.leaf, head.transaction, event);
    }

    /** Where it stands in the log, from 0. */
    public long index() {
        return index;
    }

    /** The entry's bytes, whose leaf hash is in the tree. */
    public byte[] bytes() {
        return bytes;
    }

    /** The entry of the transaction that this is, or under which this event was sealed. */
    public LedgerLeaf leaf() {
        return leaf;
    }

    public LedgerTransaction transaction() {
        return transaction;
    }

    /** The event, where this is one. */
    public Optional<Event> event() {
        return event >= 0 && transaction.recorded() instanceof Recorded.Sealed sealed
                ? Optional.of(sealed.batch().events().get(event))
                : Optional.empty();
    }
}
