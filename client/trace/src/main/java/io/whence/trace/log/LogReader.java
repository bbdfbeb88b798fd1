package io.whence.trace.log;

import io.whence.ledger.Connection;
import io.whence.ledger.Follower;
import io.whence.ledger.LedgerBlock;
import io.whence.ledger.LedgerTransaction;
import io.whence.ledger.Position;
import io.whence.ledger.Recorded;
import io.whence.model.circulation.Batch;
import io.whence.model.value.Digest;
import io.whence.model.wire.LedgerLeaf;
import java.util.List;
import java.util.Optional;
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
            LogEntry head = LogEntry.transaction(size, leaf(block, transaction), transaction);
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

    private static LedgerLeaf leaf(LedgerBlock block, LedgerTransaction transaction) {
        return new LedgerLeaf(
                transaction.id(),
                block.number(),
                transaction.position(),
                transaction.proposedAt(),
                transaction.caller(),
                transaction.function(),
                arguments(transaction.recorded()).stream().map(Digest::over).toList(),
                sealed(transaction.recorded()),
                transaction.answer());
    }

    /** The arguments as submitted; a sealed batch is told by its head instead. */
    public static List<byte[]> arguments(Recorded recorded) {
        return switch (recorded) {
            case Recorded.Added added -> List.of(added.document().json().canonical());
            case Recorded.Moved moved -> moved.arguments();
            case Recorded.Sealed sealed -> List.of();
        };
    }

    private static Optional<LedgerLeaf.Sealed> sealed(Recorded recorded) {
        if (!(recorded instanceof Recorded.Sealed sealed)) {
            return Optional.empty();
        }
        Batch batch = sealed.batch();
        return Optional.of(new LedgerLeaf.Sealed(
                batch.producer(), batch.sequence(), batch.events().size(), batch.root()));
    }
}
