package io.whence.trace.log;

import io.whence.ledger.Connection;
import io.whence.ledger.Follower;
import io.whence.ledger.LedgerBlock;
import io.whence.ledger.LedgerTransaction;
import io.whence.ledger.Position;
import io.whence.ledger.Recorded;
import io.whence.model.circulation.Batch;
import io.whence.model.merkle.MerkleHash;
import io.whence.model.value.Digest;
import io.whence.model.wire.LedgerLeaf;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Consumer;

/** The log entries of blocks: one a transaction, and after a sealed batch its events as submitted. */
public final class LedgerEntries {
    private LedgerEntries() {}

    /** Hands over the entries that a block adds, the first of them at an index, and returns the index after the last. */
    public static long walk(LedgerBlock block, long first, Consumer<LogEntry> consumer) {
        long index = first;
        for (LedgerTransaction transaction : block.transactions()) {
            LogEntry head = LogEntry.transaction(index, leaf(block.number(), transaction), transaction);
            consumer.accept(head);
            index++;
            if (transaction.recorded() instanceof Recorded.Sealed sealed) {
                List<byte[]> events = sealed.batch().leaves();
                for (int i = 0; i < events.size(); i++) {
                    consumer.accept(LogEntry.event(head, i, events.get(i)));
                }
                index += events.size();
            }
        }
        return index;
    }

    /** Hands over the entries of some blocks, each with the index of its first one, and reads no other block. */
    public static void read(Connection connection, SortedMap<Long, Long> blocks, Consumer<LogEntry> consumer) {
        Optional<Follower> follower = Optional.empty();
        try {
            for (Map.Entry<Long, Long> block : blocks.entrySet()) {
                long number = block.getKey();
                if (follower.filter(open -> open.position().next() == number).isEmpty()) {
                    follower.ifPresent(Follower::close);
                    follower = Optional.of(Follower.from(connection, new Position(number, Optional.empty())));
                }
                walk(follower.get().next(), block.getValue(), consumer);
            }
        } finally {
            follower.ifPresent(Follower::close);
        }
    }

    /** The arguments of a transaction as submitted; a sealed batch is told by its head instead. */
    public static List<byte[]> arguments(Recorded recorded) {
        return switch (recorded) {
            case Recorded.Added added -> List.of(added.document().json().canonical());
            case Recorded.Moved moved -> moved.arguments();
            case Recorded.Sealed sealed -> List.of();
        };
    }

    private static LedgerLeaf leaf(long block, LedgerTransaction transaction) {
        return new LedgerLeaf(
                transaction.id(),
                block,
                transaction.position(),
                transaction.proposedAt(),
                transaction.caller(),
                transaction.function(),
                digests(transaction.recorded()),
                batch(transaction.recorded()),
                transaction.answer());
    }

    private static List<Digest> digests(Recorded recorded) {
        return recorded instanceof Recorded.Added added
                ? List.of(added.document().digest())
                : arguments(recorded).stream().map(Digest::over).toList();
    }

    private static Optional<LedgerLeaf.Sealed> batch(Recorded recorded) {
        if (!(recorded instanceof Recorded.Sealed sealed)) {
            return Optional.empty();
        }
        Batch batch = sealed.batch();
        return Optional.of(new LedgerLeaf.Sealed(
                batch.producer(), batch.sequence(), batch.leaves().size(), MerkleHash.root(batch.leaves())));
    }
}
