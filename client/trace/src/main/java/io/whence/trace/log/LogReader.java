package io.whence.trace.log;

import io.whence.ledger.Connection;
import io.whence.ledger.Follower;
import io.whence.ledger.LedgerBlock;
import io.whence.ledger.LedgerTransaction;
import io.whence.ledger.Position;
import io.whence.ledger.Recorded;
import java.util.List;
import java.util.function.Consumer;

/** Reads the whole log from a peer's verified blocks. */
public final class LogReader {
    private final Consumer<LogEntry> consumer;
    private long size;

    private LogReader(Consumer<LogEntry> consumer) {
        this.consumer = consumer;
    }

    /** Hands over every entry that is committed now, in order, and returns how many there are. */
    public static long read(Connection connection, Consumer<LogEntry> consumer) {
        LogReader reader = new LogReader(consumer);
        long height = Follower.height(connection);
        try (Follower follower = Follower.from(connection, Position.START)) {
            follower.until(height, reader::block);
        }
        return reader.size;
    }

    private void block(LedgerBlock block) {
        for (LedgerTransaction transaction : block.transactions()) {
            LogEntry head = LogEntry.transaction(size, LedgerEntries.leaf(block.number(), transaction), transaction);
            hand(head);
            if (transaction.recorded() instanceof Recorded.Sealed sealed) {
                List<byte[]> events = sealed.batch().leaves();
                for (int i = 0; i < events.size(); i++) {
                    hand(LogEntry.event(head, i, events.get(i)));
                }
            }
        }
    }

    private void hand(LogEntry entry) {
        consumer.accept(entry);
        size++;
    }

    /** The arguments as submitted; a sealed batch is told by its head instead. */
    public static List<byte[]> arguments(Recorded recorded) {
        return switch (recorded) {
            case Recorded.Added added -> List.of(added.document().json().canonical());
            case Recorded.Moved moved -> moved.arguments();
            case Recorded.Sealed sealed -> List.of();
        };
    }
}
