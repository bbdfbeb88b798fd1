package io.whence.trace;

import io.whence.ledger.LedgerBlock;
import io.whence.ledger.LedgerTransaction;
import io.whence.ledger.Recorded;
import io.whence.model.circulation.Batch;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * Blocks that another thread reads, verifies and opens while those before are taken in. It is a bounded number of batches
 * ahead, however large blocks are.
 */
final class ReadAhead implements AutoCloseable {
    private static final int AHEAD_MAX = 8;

    private final BlockingQueue<Read> ahead = new ArrayBlockingQueue<>(AHEAD_MAX);
    private final Thread reader;

    ReadAhead(Iterator<LedgerBlock> blocks) {
        this.reader = Thread.ofPlatform().daemon().name("read-ahead").start(() -> read(blocks));
    }

    /** What the other thread hands over: a block, then each of its batches, and so on until the end or a failure. */
    private sealed interface Read {
        record Next(LedgerBlock block) implements Read {}

        record Opened(Batch batch) implements Read {}

        record Failed(RuntimeException failure) implements Read {}

        record End() implements Read {}
    }

    /** The next block, unless there are no more. Its batches are to be asked for, each once and in order. */
    Optional<LedgerBlock> next() {
        return switch (take()) {
            case Read.Next next -> Optional.of(next.block());
            case Read.End end -> Optional.empty();
            case Read.Failed failed -> throw failed.failure();
            case Read.Opened opened -> throw new IllegalStateException("a batch was not asked for");
        };
    }

    /** The next batch of the block. */
    Batch batch() {
        return switch (take()) {
            case Read.Opened opened -> opened.batch();
            case Read.Failed failed -> throw failed.failure();
            case Read.Next next -> throw new IllegalStateException("the block has no more batches");
            case Read.End end -> throw new IllegalStateException("the block has no more batches");
        };
    }

    @Override
    public void close() {
        reader.interrupt();
    }

    private Read take() {
        try {
            return ahead.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while blocks are read", e);
        }
    }

    private void read(Iterator<LedgerBlock> blocks) {
        try {
            try {
                while (blocks.hasNext()) {
                    hand(blocks.next());
                }
                ahead.put(new Read.End());
            } catch (RuntimeException failure) {
                ahead.put(new Read.Failed(failure));
            }
        } catch (InterruptedException nobodyWantsMore) {
            Thread.currentThread().interrupt();
        }
    }

    private void hand(LedgerBlock block) throws InterruptedException {
        ahead.put(new Read.Next(block));
        for (LedgerTransaction transaction : block.transactions()) {
            if (transaction.recorded() instanceof Recorded.Sealed sealed) {
                ahead.put(new Read.Opened(sealed.batch()));
            }
        }
    }
}
