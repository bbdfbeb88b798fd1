package io.whence.trace.log;

import io.whence.ledger.Connection;
import io.whence.ledger.FolderLock;
import io.whence.ledger.Follower;
import io.whence.ledger.LedgerBlock;
import io.whence.model.circulation.Event;
import io.whence.model.merkle.ConsistencyProof;
import io.whence.model.note.Checkpoint;
import io.whence.model.note.SignedNote;
import io.whence.model.note.TlogProof;
import io.whence.model.value.Digest;
import io.whence.model.value.Refused;
import io.whence.model.wire.LedgerLeaf;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * One organisation's own log of one ledger, kept in tiles and brought up to its blocks. A damaged log is made again from
 * blocks, and must then lead to the root that it had: what it was is kept until that is shown. Memory does not grow with
 * the log. Not shared between threads.
 */
public final class LedgerLog implements AutoCloseable {
    private static final String TILES = "log";
    private static final int COMMIT_ENTRIES = 1 << 16;
    private static final int NAME_DIGITS = 16;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final Path folder;
    private final Path damaged;
    private final String origin;
    private final Connection connection;
    private final FolderLock lock;
    private TileLog tiles;

    private LedgerLog(Path home, String origin, Connection connection) {
        this.folder = home.resolve(TILES);
        this.damaged = home.resolve("damaged");
        this.origin = origin;
        this.connection = connection;
        this.lock = lock(home);
        try {
            this.tiles = open();
        } catch (RuntimeException failure) {
            lock.close();
            throw failure;
        }
    }

    /**
     * The log of the ledger behind a connection with every block that there is now, as the peer of the connection's own
     * organisation tells it.
     *
     * @param logs a folder for the logs of all ledgers
     * @throws Refused {@code LOG_REWRITTEN} is an alarm: blocks that were logged are not there any more
     */
    public static LedgerLog upToDate(Path logs, Connection connection) {
        String name = name(connection);
        Path home = logs.resolve(name).resolve(connection.identity().mspId());
        LedgerLog log = new LedgerLog(home, connection.folder().channel() + "/" + name, connection);
        try {
            log.sound(() -> {
                log.catchUp();
                return log.size();
            });
            return log;
        } catch (RuntimeException failure) {
            log.close();
            throw failure;
        }
    }

    /** Where the tiles of that log are. */
    public static Path folder(Path logs, Connection connection) {
        return logs.resolve(name(connection))
                .resolve(connection.identity().mspId())
                .resolve(TILES);
    }

    /** The log's name: its channel, and which ledger it is by the hash of its first block. */
    public String origin() {
        return origin;
    }

    public long size() {
        return tiles.head().size();
    }

    /** The log's head as it was at a size, which nobody has signed yet. */
    public Checkpoint checkpoint(long size) {
        return sound(() -> tiles.checkpoint(origin, size));
    }

    /** That the log at one size continues the log at a smaller one. */
    public ConsistencyProof consistency(long from, long to) {
        return sound(() -> tiles.consistency(from, to));
    }

    /** That the entry at an index stands under a checkpoint of this log; the proof carries the entry. */
    public TlogProof proof(long index, SignedNote checkpoint) {
        return sound(() -> tiles.proof(index, checkpoint));
    }

    /** The indexes of the events of this id, ascending; at most 100. */
    public List<Long> events(String id) {
        return sound(() -> tiles.find(id).stream().filter(this::isEvent).toList());
    }

    /** The index of the transaction of this id. */
    public List<Long> transactions(String id) {
        return sound(() -> tiles.find(id).stream().filter(at -> !isEvent(at)).toList());
    }

    /**
     * The blocks that hold a transaction or an event of the first {@code size} entries that passes, each with the index of
     * its first entry. Reads the log's own files alone, so that only these blocks need be asked of a peer.
     */
    public SortedMap<Long, Long> blocks(long size, Predicate<LedgerLeaf> transactions, Predicate<Event> events) {
        return sound(() -> new BlockSearch(transactions, events).in(tiles, size));
    }

    @Override
    public void close() {
        tiles.close();
        lock.close();
    }

    private static String name(Connection connection) {
        return Follower.genesis(connection).hex().substring(0, NAME_DIGITS);
    }

    private boolean isEvent(long at) {
        return !LedgerLeaf.isTransaction(tiles.entry(at));
    }

    private void catchUp() {
        try (Follower follower = Follower.from(connection, tiles.head().next())) {
            follower.until(Follower.height(connection), this::take);
            if (follower.position().next() > tiles.head().next().next()) {
                tiles.commit(follower.position());
            }
        }
        if (Files.exists(damaged)) {
            requireSameHistory();
            delete(damaged);
        }
    }

    private void take(LedgerBlock block) {
        LedgerEntries.walk(block, tiles.size(), entry -> tiles.append(entry.bytes()));
        if (tiles.size() - tiles.head().size() >= COMMIT_ENTRIES) {
            tiles.commit(block.position());
        }
    }

    /** Asks a log that may turn out to be damaged: then it is made again, and asked again. */
    private <T> T sound(Supplier<T> question) {
        try {
            return question.get();
        } catch (Refused refused) {
            requireDamage(refused);
            tiles.close();
            setAside();
            tiles = TileLog.open(folder);
            catchUp();
            return question.get();
        }
    }

    private TileLog open() {
        try {
            return TileLog.open(folder);
        } catch (Refused refused) {
            requireDamage(refused);
            setAside();
            return TileLog.open(folder);
        }
    }

    private static void requireDamage(Refused refused) {
        if (!refused.code().equals(LogRule.LOG_DAMAGED.name())) {
            throw refused;
        }
    }

    /** What was set aside first is the witness: a repair that was itself damaged is thrown away. */
    private void setAside() {
        if (Files.exists(damaged)) {
            delete(folder);
            return;
        }
        try {
            Files.move(folder, damaged);
        } catch (IOException e) {
            throw DurableFile.unwritable(folder, e);
        }
    }

    /** A head that cannot be read any more says nothing; one that can is what the new log must have had. */
    private void requireSameHistory() {
        LogHead before;
        try {
            before = TileLog.head(damaged);
        } catch (Refused unreadable) {
            requireDamage(unreadable);
            return;
        }
        if (before.size() > tiles.head().size()) {
            throw LogRule.LOG_REWRITTEN.refuse(
                    "size", tiles.head().size() + " where " + before.size() + " were logged");
        }
        Digest root = tiles.root(before.size());
        if (!root.equals(before.root())) {
            throw LogRule.LOG_REWRITTEN.refuse("root", root + " where " + before.root() + " was logged");
        }
    }

    /** Programs take turns: a command waits for another one's. */
    private static FolderLock lock(Path home) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                return TileLog.lock(home);
            } catch (Refused inUse) {
                if (!inUse.code().equals(LogRule.LOG_IN_USE.name()) || System.nanoTime() - end > 0) {
                    throw inUse;
                }
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for a log", e);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw DurableFile.unwritable(folder, e);
        }
    }
}
