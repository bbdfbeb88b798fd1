package io.whence.embedded.commit;

import io.whence.embedded.membership.Endorser;
import java.io.Closeable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Orders transactions. While one block is being written the next ones gather; as soon as the disk is free they are cut into a
 * block. A lone transaction therefore waits for nobody, and many share one write.
 */
public final class Sequencer implements Closeable {
    private static final int BLOCK_TRANSACTIONS_MAX = 1_000;
    private static final long BLOCK_BYTES_MAX = 16L << 20;
    private static final long PENDING_BYTES_MAX = 512L << 20;

    private final Committer committer;
    private final Consumer<Throwable> onFailure;
    private final Thread thread;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private final Deque<Screened> pending = new ArrayDeque<>();
    private long pendingBytes;
    private boolean closed;

    /** Starts ordering; {@code onFailure} hears of what ends it, for instance a full disk. */
    public Sequencer(Ledger ledger, Endorser orderer, Consumer<Throwable> onFailure) {
        this.committer = new Committer(ledger, orderer);
        this.onFailure = onFailure;
        this.thread = Thread.ofPlatform().name("whence-sequencer").daemon().start(this::run);
    }

    /** Takes a transaction in, unless too much is waiting or ordering has ended. */
    public boolean offer(Screened transaction) {
        lock.lock();
        try {
            if (closed || pendingBytes > PENDING_BYTES_MAX) {
                return false;
            }
            pending.addLast(transaction);
            pendingBytes += transaction.envelope().size();
            arrived.signal();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Orders what has been taken in, then ends. */
    @Override
    public void close() {
        stopTaking();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void stopTaking() {
        lock.lock();
        try {
            closed = true;
            arrived.signal();
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        try {
            for (List<Screened> batch = next(); !batch.isEmpty(); batch = next()) {
                committer.commit(batch);
            }
        } catch (InterruptedException e) {
            stopTaking();
        } catch (RuntimeException | Error e) {
            stopTaking();
            onFailure.accept(e);
        }
    }

    /** The transactions of the next block, none if ordering has ended. */
    private List<Screened> next() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (pending.isEmpty() && !closed) {
                arrived.await();
            }
            return cut();
        } finally {
            lock.unlock();
        }
    }

    private List<Screened> cut() {
        List<Screened> batch = new ArrayList<>();
        long bytes = 0;
        while (!pending.isEmpty() && batch.size() < BLOCK_TRANSACTIONS_MAX) {
            int size = pending.getFirst().envelope().size();
            if (!batch.isEmpty() && bytes + size > BLOCK_BYTES_MAX) {
                break;
            }
            batch.add(pending.removeFirst());
            bytes += size;
        }
        pendingBytes -= bytes;
        return batch;
    }
}
