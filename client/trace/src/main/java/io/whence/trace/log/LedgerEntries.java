package io.whence.trace.log;

import io.whence.ledger.LedgerBlock;
import io.whence.ledger.LedgerTransaction;
import io.whence.ledger.Recorded;
import io.whence.model.circulation.Batch;
import io.whence.model.value.Digest;
import io.whence.model.wire.LedgerLeaf;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The log entries of blocks: one a transaction, and after a sealed batch its events as submitted. */
public final class LedgerEntries {
    private LedgerEntries() {}

    /** The entries that a block adds, in order. */
    public static List<byte[]> of(LedgerBlock block) {
        List<byte[]> entries = new ArrayList<>();
        for (LedgerTransaction transaction : block.transactions()) {
            entries.addAll(of(block.number(), transaction));
        }
        return entries;
    }

    /** The entries that one transaction adds: its own first. */
    public static List<byte[]> of(long block, LedgerTransaction transaction) {
        List<byte[]> entries = new ArrayList<>();
        entries.add(leaf(block, transaction).bytes());
        if (transaction.recorded() instanceof Recorded.Sealed sealed) {
            entries.addAll(sealed.batch().leaves());
        }
        return entries;
    }

    /** The entry of the transaction itself. */
    public static LedgerLeaf leaf(long block, LedgerTransaction transaction) {
        return new LedgerLeaf(
                transaction.id(),
                block,
                transaction.position(),
                transaction.proposedAt(),
                transaction.caller(),
                transaction.function(),
                arguments(transaction.recorded()),
                batch(transaction.recorded()),
                transaction.answer());
    }

    private static List<Digest> arguments(Recorded recorded) {
        return switch (recorded) {
            case Recorded.Added added -> List.of(added.document().digest());
            case Recorded.Moved moved ->
                moved.arguments().stream().map(Digest::over).toList();
            case Recorded.Sealed sealed -> List.of();
        };
    }

    private static Optional<LedgerLeaf.Sealed> batch(Recorded recorded) {
        if (!(recorded instanceof Recorded.Sealed sealed)) {
            return Optional.empty();
        }
        Batch batch = sealed.batch();
        return Optional.of(new LedgerLeaf.Sealed(
                batch.producer(), batch.sequence(), batch.leaves().size(), batch.root()));
    }
}
