package io.whence.trace;

import io.whence.ledger.Connection;
import io.whence.ledger.Follower;
import io.whence.ledger.LedgerBlock;
import io.whence.ledger.LedgerTransaction;
import io.whence.ledger.Position;
import io.whence.ledger.Recorded;
import io.whence.model.value.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What the blocks say, in a database that can be asked and thrown away. Each block is taken in by one transaction together
 * with the position after it, so that a killed program resumes exactly; taking in the same blocks gives the same content,
 * byte for byte in {@link Dump}. Not for sharing between threads.
 */
public final class ReadModel implements AutoCloseable {
    static final int PARTITION = 1;

    private final Database database;
    private final Names names;
    private final Documents documents;
    private final Custody custody;
    private Standing standing;

    /** Where the read model stands: what one row of the table {@code follower} says. */
    record Standing(Optional<Digest> genesis, Position position, long transactions, long events, long names) {}

    private ReadModel(Database database) {
        this.database = database;
        this.standing = stored(database);
        this.names = new Names(database, PARTITION, standing.names());
        this.documents = new Documents(database, PARTITION);
        this.custody = new Custody(database, names, documents);
    }

    /** Opens the read model in a file, which may not exist yet. */
    public static ReadModel open(Path file) {
        return new ReadModel(Database.open(file));
    }

    /** Throws the file away: the next {@link #catchUp} builds it again from the first block. */
    public static void discard(Path file) {
        try {
            for (String suffix : new String[] {"", "-wal", "-shm"}) {
                Files.deleteIfExists(Path.of(file + suffix));
            }
        } catch (IOException e) {
            throw TraceRule.READ_MODEL_UNREADABLE.refuse("read model", file);
        }
    }

    /** Takes in every block that the ledger has at this moment. */
    public void catchUp(Connection connection) {
        requireSameLedger(connection);
        try (Follower follower = Follower.from(connection, position())) {
            follower.until(Follower.height(connection), this::apply);
        }
    }

    /** Where to follow on. */
    public Position position() {
        return standing.position();
    }

    /** How many blocks were taken in. */
    public long height() {
        return standing.position().next();
    }

    /** How many events were taken in. */
    public long events() {
        return standing.events();
    }

    /** Takes in the next block, wholly or not at all. */
    public void apply(LedgerBlock block) {
        if (block.number() != height()) {
            throw TraceRule.BLOCK_OUT_OF_ORDER.refuse("block", block.number());
        }
        try {
            Standing after = standing;
            for (LedgerTransaction transaction : block.transactions()) {
                after = take(block, transaction, after);
            }
            custody.endBlock();
            Standing stored = new Standing(
                    standing.genesis().or(() -> Optional.of(block.hash())),
                    block.position(),
                    after.transactions(),
                    after.events(),
                    names.size());
            store(stored);
            database.commit();
            standing = stored;
        } catch (RuntimeException failure) {
            database.rollback();
            names.rolledBack(standing.names());
            custody.rolledBack();
            throw failure;
        }
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

    private void requireSameLedger(Connection connection) {
        if (standing.genesis().isPresent()) {
            Digest genesis = Follower.genesis(connection);
            if (!standing.genesis().get().equals(genesis)) {
                throw TraceRule.READ_MODEL_OF_ANOTHER_LEDGER.refuse("genesis", genesis);
            }
        }
    }

    private Standing take(LedgerBlock block, LedgerTransaction transaction, Standing before) {
        long entry = before.transactions() + 1;
        addEntry(entry, block, transaction);
        long events = before.events();
        switch (transaction.recorded()) {
            case Recorded.Added added -> {
                documents.add(entry, added.document());
                names.number(added.document().id());
                custody.documentsChanged();
            }
            case Recorded.Sealed sealed -> {
                custody.take(entry, events, sealed.batch());
                events += sealed.batch().events().size();
            }
            case Recorded.Moved moved -> addMove(entry, moved);
        }
        return new Standing(before.genesis(), before.position(), entry, events, before.names());
    }

    private void addEntry(long entry, LedgerBlock block, LedgerTransaction transaction) {
        database.change(
                "INSERT INTO entry (partition, n, id, block, position, msp, certificate, function, proposed_at)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                PARTITION,
                entry,
                transaction.id(),
                block.number(),
                transaction.position(),
                transaction.caller().mspId(),
                transaction.caller().certificate().bytes(),
                transaction.function(),
                transaction.proposedAt().toEpochMilli());
    }

    /** A move is about what its first argument names, if that is an id. */
    private void addMove(long entry, Recorded.Moved moved) {
        String subject = moved.arguments().isEmpty()
                ? ""
                : new String(moved.arguments().getFirst(), java.nio.charset.StandardCharsets.UTF_8);
        database.change(
                "INSERT INTO move (partition, entry, subject, answer) VALUES (?, ?, ?, ?)",
                PARTITION,
                entry,
                subject.length() > io.whence.model.value.Id.LENGTH_MAX ? "" : subject,
                moved.answer().text());
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
                .orElse(new Standing(Optional.empty(), Position.START, 0, 0, 0));
    }

    private void store(Standing after) {
        database.change(
                "INSERT OR REPLACE INTO follower (partition, genesis, next, previous, transactions, events, names)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                PARTITION,
                after.genesis().map(Digest::bytes).orElse(null),
                after.position().next(),
                after.position().previous().map(Digest::bytes).orElse(null),
                after.transactions(),
                after.events(),
                after.names());
    }
}
