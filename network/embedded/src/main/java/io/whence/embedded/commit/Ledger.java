package io.whence.embedded.commit;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.whence.embedded.block.Blocks;
import io.whence.embedded.block.RecordFile;
import io.whence.embedded.rule.EmbeddedRule;
import io.whence.embedded.state.State;
import java.io.Closeable;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.hyperledger.fabric.protos.common.Block;

/** The committed blocks, what they add up to, and news of the next one. One thread appends, any number read. */
public final class Ledger implements Closeable {
    private final RecordFile blocks;
    private final PrivateStore secrets;
    private final Map<String, Committed> transactions = new ConcurrentHashMap<>();
    private final Awaited awaited = new Awaited();
    private final ReentrantLock news = new ReentrantLock();
    private final Condition grown = news.newCondition();
    private volatile State state;
    private volatile long height;
    private ByteString lastHash = ByteString.EMPTY;
    private volatile boolean ended;

    /** A block that has been judged and is ready to be written. */
    record Next(
            Block block,
            State state,
            List<String> transactionIds,
            List<PrivateRecord> secrets,
            List<Effects.Purge> purges) {}

    private Ledger(Path folder, String chaincode) {
        this.secrets = new PrivateStore(folder.resolve("private.dat"));
        Replay replay = new Replay(chaincode, secrets);
        this.blocks = RecordFile.open(folder.resolve("blocks.dat"), replay::accept);
        this.state = replay.state();
        this.height = replay.height();
        this.lastHash = replay.lastHash();
        this.transactions.putAll(replay.transactions());
        secrets.dropFrom(height);
        replay.purges().forEach(secrets::purge);
    }

    /** Opens the ledger in a folder, replaying its blocks. */
    public static Ledger open(Path folder, String chaincode) {
        return new Ledger(folder, chaincode);
    }

    /** The number of committed blocks, and so of the next one. */
    public long height() {
        return height;
    }

    public State state() {
        return state;
    }

    public PrivateStore secrets() {
        return secrets;
    }

    /** A committed block. */
    public Block block(long number) {
        try {
            return Block.parseFrom(blocks.read(Math.toIntExact(number)));
        } catch (InvalidProtocolBufferException e) {
            throw EmbeddedRule.LEDGER_DAMAGED.refuse("blocks.dat", "block " + number);
        }
    }

    /** Where a transaction stands, if it has been committed. */
    public Optional<Committed> committed(String transactionId) {
        return Optional.ofNullable(transactions.get(transactionId));
    }

    /** Where a transaction will stand, once it is committed; it fails if no block follows. Whoever no longer waits cancels. */
    public CompletableFuture<Committed> awaitCommitted(String transactionId) {
        CompletableFuture<Committed> future = awaited.await(transactionId);
        committed(transactionId).ifPresent(already -> awaited.tell(transactionId, already));
        if (ended) {
            awaited.end();
        }
        return future;
    }

    /** Returns once the ledger has more than {@code number} blocks, true, or will have no more, false. */
    public boolean awaitBlock(long number) throws InterruptedException {
        news.lockInterruptibly();
        try {
            while (height <= number && !ended) {
                grown.await();
            }
            return height > number;
        } finally {
            news.unlock();
        }
    }

    /** Tells whoever waits for a block or a transaction that none will follow. What is there can still be read. */
    public void end() {
        news.lock();
        try {
            ended = true;
            grown.signalAll();
        } finally {
            news.unlock();
        }
        awaited.end();
    }

    @Override
    public void close() {
        end();
        blocks.close();
        secrets.close();
    }

    /** Writes block 0. */
    public void found(Block genesis) {
        append(new Next(genesis, state, List.of(""), List.of(), List.of()));
    }

    /** The hash that the next block must name. */
    ByteString lastHash() {
        return lastHash;
    }

    /** Writes a block, then lets everybody see it. Returns once it is on the disk. */
    void append(Next next) {
        secrets.append(next.secrets());
        blocks.append(List.of(next.block().toByteString()));
        if (!next.purges().isEmpty()) {
            secrets.purge(next.purges(), height);
        }
        publish(next);
    }

    private void publish(Next next) {
        ByteString codes = Blocks.codes(next.block());
        lastHash = Blocks.hash(next.block().getHeader());
        state = next.state();
        Replay.index(height, next.transactionIds(), codes, transactions);
        news.lock();
        try {
            height = next.block().getHeader().getNumber() + 1;
            grown.signalAll();
        } finally {
            news.unlock();
        }
        for (String id : next.transactionIds()) {
            committed(id).ifPresent(where -> awaited.tell(id, where));
        }
    }
}
