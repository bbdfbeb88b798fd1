package io.whence.ledger;

import java.time.Duration;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.hyperledger.fabric.client.CloseableIterator;
import org.hyperledger.fabric.client.GatewayRuntimeException;
import org.hyperledger.fabric.protos.peer.FilteredBlock;
import org.hyperledger.fabric.protos.peer.FilteredTransaction;
import org.jspecify.annotations.Nullable;

/** Watches blocks for transactions that were sent: only what a block says of one is an acknowledgement. */
final class CommitWatch implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(200);

    /** What a block says of a transaction: where it stands and its validation code. */
    record Verdict(long block, String code) {
        boolean valid() {
            return code.equals("VALID");
        }
    }

    private final Connection connection;
    private final Map<String, CompletableFuture<Verdict>> awaited = new ConcurrentHashMap<>();
    private final Thread thread;
    private volatile boolean closed;
    private volatile @Nullable CloseableIterator<FilteredBlock> blocks;
    private long next;

    /** Starts watching at the present height. */
    CommitWatch(Connection connection) {
        this.connection = connection;
        this.next = Follower.height(connection);
        this.thread = Thread.ofVirtual().name("commit-watch").start(this::watch);
    }

    /** Must be called before the transaction is sent. */
    void expect(String transaction) {
        awaited.put(transaction, new CompletableFuture<>());
    }

    /** What a block said of the transaction, if one did in time. */
    Optional<Verdict> await(String transaction, Duration limit) {
        try {
            CompletableFuture<Verdict> verdict = Objects.requireNonNull(awaited.get(transaction));
            return Optional.of(verdict.get(limit.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Stopped(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a watch that fails", e);
        } finally {
            awaited.remove(transaction);
        }
    }

    @Override
    public void close() {
        closed = true;
        CloseableIterator<FilteredBlock> open = blocks;
        if (open != null) {
            open.close();
        }
        thread.interrupt();
    }

    private void watch() {
        while (!closed) {
            PeerLink source = connection.peers().present();
            try (CloseableIterator<FilteredBlock> open = source.network()
                    .newFilteredBlockEventsRequest()
                    .startBlock(next)
                    .build()
                    .getEvents()) {
                blocks = open;
                read(open);
            } catch (GatewayRuntimeException | NoSuchElementException e) {
                moveOn(source);
            }
        }
    }

    private void read(CloseableIterator<FilteredBlock> open) {
        while (!closed) {
            FilteredBlock block = open.next();
            for (FilteredTransaction transaction : block.getFilteredTransactionsList()) {
                Optional.ofNullable(awaited.get(transaction.getTxid()))
                        .ifPresent(waiting -> waiting.complete(new Verdict(
                                block.getNumber(),
                                transaction.getTxValidationCode().name())));
            }
            next = block.getNumber() + 1;
        }
    }

    private void moveOn(PeerLink source) {
        if (closed) {
            return;
        }
        connection.peers().leave(source);
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            closed = true;
        }
    }
}
