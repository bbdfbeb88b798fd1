package io.whence.trace;

import io.whence.ledger.Connection;
import io.whence.ledger.Follower;
import io.whence.ledger.LedgerBlock;
import io.whence.ledger.Position;
import io.whence.ledger.Recorded;
import io.whence.model.circulation.Batch;
import io.whence.model.value.Digest;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.Function;

/**
 * What the blocks say, in a database that can be asked and thrown away. Blocks are taken in by transactions that also
 * store the position after them, so that a killed program resumes exactly; the same blocks give the same content, byte for
 * byte in {@link Dump}, however they were taken in and wherever they are kept. Not for sharing between threads; several
 * programs may share one read model.
 */
public final class ReadModel implements AutoCloseable {
    static final int PARTITION = 1;

    private static final long UNCOMMITTED_EVENTS_MAX = 250_000;

    private final Database database;
    private final Names names;
    private final Documents documents;
    private final Entries entries;
    private final Shelf shelf;
    private final Intake intake;
    private Standing committed;
    private Standing standing;

    /** Where the read model stands: what one row of the table {@code follower} says. */
    record Standing(Optional<Digest> genesis, Position position, long transactions, long events, long names) {
        Standing with(long moreTransactions, long moreEvents) {
            return new Standing(genesis, position, transactions + moreTransactions, events + moreEvents, names);
        }
    }

    private ReadModel(Database database) {
        this.database = database;
        this.committed = stored(database);
        this.standing = committed;
        this.names = new Names(database, standing.names());
        this.documents = new Documents(database);
        this.entries = new Entries(database);
        this.shelf = new Shelf(database, names);
        this.intake = new Intake(database, names, documents, shelf);
    }

    /** Opens a read model, which may not exist yet. */
    public static ReadModel open(Storage storage) {
        return new ReadModel(Database.open(storage));
    }

    /** Opens the read model in a SQLite file, which may not exist yet. */
    public static ReadModel open(Path file) {
        return open(new Storage.File(file));
    }

    /** Throws a read model away: the next {@link #catchUp} builds it again from the first block. */
    public static void discard(Storage storage) {
        Database.discard(storage);
    }

    /** Takes in every block that the ledger has at this moment. */
    public void catchUp(Connection connection) {
        catchUp(connection, Lag.UNTOLD);
    }

    /** Takes in every block that the ledger has at this moment, and tells how far it is. */
    public void catchUp(Connection connection, Lag lag) {
        requireSameLedger(connection);
        long height = Follower.height(connection);
        while (height() < height) {
            try (Follower follower = Follower.from(connection, position())) {
                catchUp(follower, height, lag);
            }
        }
        complete();
    }

    /** Reads custody into memory ahead of questions, for a program that will be asked many; costs time and memory once. */
    public void fill() {
        shelf.fill();
    }

    /** Where to follow on. */
    public Position position() {
        return standing.position();
    }

    /** How many blocks were taken in. */
    public long height() {
        return standing.position().next();
    }

    /** How many transactions were taken in. */
    public long transactions() {
        return standing.transactions();
    }

    /** How many events were taken in. */
    public long events() {
        return standing.events();
    }

    /** Takes in the next block, wholly or not at all. */
    public void apply(LedgerBlock block) {
        take(block);
        commit();
    }

    /**
     * Takes in the next block without committing yet, for many blocks in a row: {@link #complete} or a later block does. What
     * fails undoes everything since the last commit, and so does a block that another program took in meanwhile.
     */
    public void take(LedgerBlock block) {
        take(block, Recorded.Sealed::batch);
    }

    /** Takes in blocks like {@link #take}, while another thread reads and opens those that follow. */
    public void takeAll(Iterator<LedgerBlock> blocks) {
        try (ReadAhead ahead = new ReadAhead(blocks)) {
            Optional<LedgerBlock> next = ahead.next();
            while (next.isPresent()) {
                take(next.get(), asked -> ahead.batch());
                next = ahead.next();
            }
        }
    }

    private void take(LedgerBlock block, Function<Recorded.Sealed, Batch> opener) {
        if (block.number() != height()) {
            throw TraceRule.BLOCK_OUT_OF_ORDER.refuse("block", block.number());
        }
        try {
            if (settled()) {
                requireNobodyElse();
            }
            Standing after = intake.take(block, standing, opener);
            standing = new Standing(
                    standing.genesis().or(() -> Optional.of(block.hash())),
                    block.position(),
                    after.transactions(),
                    after.events(),
                    names.size());
            if (standing.events() - committed.events() >= UNCOMMITTED_EVENTS_MAX) {
                commit();
            }
        } catch (RuntimeException failure) {
            rollback();
            throw failure;
        }
    }

    /** Commits what was taken in, and makes the indexes that questions need where they are missing. */
    public void complete() {
        commit();
        new Schema(database).index();
    }

    @Override
    public void close() {
        database.close();
    }

    Database database() {
        return database;
    }

    Names names() {
        return names;
    }

    Documents documents() {
        return documents;
    }

    Entries entries() {
        return entries;
    }

    Shelf shelf() {
        return shelf;
    }

    /** Ends early where another program was faster: what it took in is there to be followed on from. */
    private void catchUp(Follower follower, long height, Lag lag) {
        try {
            takeAll(new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return follower.position().next() < height;
                }

                @Override
                public LedgerBlock next() {
                    lag.blocks(follower.position().next(), height);
                    return follower.next();
                }
            });
        } catch (Overtaken overtaken) {
            // The next round begins where the other program is.
        }
    }

    private void requireSameLedger(Connection connection) {
        if (standing.genesis().isPresent()) {
            Digest genesis = Follower.genesis(connection);
            if (!standing.genesis().get().equals(genesis)) {
                throw TraceRule.READ_MODEL_OF_ANOTHER_LEDGER.refuse("genesis", genesis);
            }
        }
    }

    /** Another program took in blocks since. */
    private static final class Overtaken extends RuntimeException {
        Overtaken() {
            super("another program follows with the same read model", null, false, false);
        }
    }

    /** Lets go of what was read, and locks the follower's row until the commit, if it still stands where it was left. */
    private void requireNobodyElse() {
        database.commit();
        int mine = database.change(
                "UPDATE follower SET next = next WHERE partition = ? AND next = ?", PARTITION, height());
        if (mine == 0) {
            throw new Overtaken();
        }
    }

    private boolean settled() {
        return height() == committed.position().next();
    }

    private void commit() {
        if (!settled()) {
            intake.flush();
            store(standing);
            database.commit();
            committed = standing;
        }
    }

    private void rollback() {
        database.rollback();
        intake.rolledBack();
        documents.rolledBack();
        entries.rolledBack();
        shelf.clear();
        committed = stored(database);
        standing = committed;
        names.rolledBack(standing.names());
    }

    private static Standing stored(Database database) {
        return database.first(
                        "SELECT genesis, next, previous, transactions, events, names FROM follower WHERE partition = ?",
                        row -> new Standing(
                                Optional.ofNullable(row.getBytes(1)).map(Digest::of),
                                new Position(
                                        row.getLong(2),
                                        Optional.ofNullable(row.getBytes(3)).map(Digest::of)),
                                row.getLong(4),
                                row.getLong(5),
                                row.getLong(6)),
                        PARTITION)
                .orElseThrow();
    }

    private void store(Standing after) {
        database.change(
                "UPDATE follower SET genesis = ?, next = ?, previous = ?, transactions = ?, events = ?, names = ?"
                        + " WHERE partition = ?",
                after.genesis().map(Digest::bytes).orElse(null),
                after.position().next(),
                after.position().previous().map(Digest::bytes).orElse(null),
                after.transactions(),
                after.events(),
                after.names(),
                PARTITION);
    }
}
