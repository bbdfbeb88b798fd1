package io.whence.trace;

import io.whence.ledger.LedgerBlock;
import io.whence.ledger.LedgerTransaction;
import io.whence.ledger.Recorded;
import io.whence.model.circulation.Batch;
import io.whence.model.circulation.Timeliness;
import io.whence.model.value.Id;
import io.whence.model.wire.Document;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Writes what blocks say into the tables, transaction by transaction. */
final class Intake {
    private static final int PARTITION = ReadModel.PARTITION;

    private final Database database;
    private final Names names;
    private final Documents documents;
    private final Custody custody;
    private final Terms terms;
    private final Map<String, Long> stated = new HashMap<>();

    Intake(Database database, Names names, Documents documents, Shelf shelf) {
        this.database = database;
        this.names = names;
        this.documents = documents;
        this.custody = new Custody(database, names, documents, shelf);
        this.terms = new Terms(database, names, documents);
    }

    /** Takes a block in; answers how many transactions and events there are now. */
    ReadModel.Standing take(LedgerBlock block, ReadModel.Standing before, Function<Recorded.Sealed, Batch> opener) {
        ReadModel.Standing after = before;
        for (LedgerTransaction transaction : block.transactions()) {
            after = switch (transaction.recorded()) {
                case Recorded.Added added -> add(block, transaction, after.with(1, 0), added.document());
                case Recorded.Sealed sealed -> seal(block, transaction, after, opener.apply(sealed));
                case Recorded.Moved moved -> move(block, transaction, after.with(1, 0), moved);
            };
        }
        return after;
    }

    /** Writes what is only remembered so far. */
    void flush() {
        custody.flush();
        names.committed();
    }

    void rolledBack() {
        custody.rolledBack();
        stated.clear();
    }

    private ReadModel.Standing add(
            LedgerBlock block, LedgerTransaction transaction, ReadModel.Standing after, Document document) {
        long entry = after.transactions();
        addEntry(entry, block, transaction, Optional.empty());
        if (document.prev().isPresent() || documents.asked(document.type(), document.id())) {
            custody.documentsChange();
        }
        documents.add(entry, document);
        names.number(document.id());
        terms.documentAdded(entry, document);
        return after;
    }

    private ReadModel.Standing seal(
            LedgerBlock block, LedgerTransaction transaction, ReadModel.Standing before, Batch batch) {
        ReadModel.Standing after = before.with(1, batch.events().size());
        addEntry(after.transactions(), block, transaction, Optional.of(said(batch, transaction.proposedAt())));
        custody.take(after.transactions(), batch);
        return after;
    }

    private ReadModel.Standing move(
            LedgerBlock block, LedgerTransaction transaction, ReadModel.Standing after, Recorded.Moved moved) {
        addEntry(after.transactions(), block, transaction, Optional.empty());
        addMove(after.transactions(), moved);
        return after;
    }

    private void addEntry(long entry, LedgerBlock block, LedgerTransaction transaction, Optional<Said> said) {
        database.later(
                Change.ENTRY,
                entry,
                transaction.id(),
                block.number(),
                transaction.position(),
                transaction.caller().mspId(),
                transaction.caller().certificate().bytes(),
                transaction.function(),
                transaction.proposedAt().toEpochMilli(),
                said.map(Said::producer).orElse(null),
                said.map(Said::statedAt).orElse(null),
                said.map(Said::backwards).orElse(null),
                said.map(Said::late).orElse(null));
    }

    /**
     * When a batch was declared.
     *
     * @param statedAt the latest time that its producer had declared by then
     * @param backwards how many milliseconds before that the batch begins, if it does
     * @param late how many milliseconds before its proposal the batch begins, if that is late
     */
    private record Said(
            long producer,
            long statedAt,
            @Nullable Long backwards,
            @Nullable Long late) {}

    private Said said(Batch batch, Instant proposedAt) {
        long producer = names.number(batch.producer());
        long first = batch.events().getFirst().at().toEpochMilli();
        long last = batch.events().getLast().at().toEpochMilli();
        long before = stated.computeIfAbsent(batch.producer(), id -> statedBefore(producer));
        long after = Math.max(before, last);
        stated.put(batch.producer(), after);
        return new Said(
                producer,
                after,
                first < before ? before - first : null,
                Timeliness.late(batch.events().getFirst().at(), proposedAt) ? proposedAt.toEpochMilli() - first : null);
    }

    private long statedBefore(long producer) {
        return database.first(
                        "SELECT stated_at FROM entry WHERE partition = ? AND producer = ? ORDER BY n DESC LIMIT 1",
                        row -> row.getLong(1),
                        PARTITION,
                        producer)
                .orElse(Long.MIN_VALUE);
    }

    /** A move is about what its first argument names, if that is an id. */
    private void addMove(long entry, Recorded.Moved moved) {
        String subject =
                moved.arguments().isEmpty() ? "" : new String(moved.arguments().getFirst(), StandardCharsets.UTF_8);
        database.later(
                Change.MOVE,
                entry,
                subject.length() > Id.LENGTH_MAX ? "" : subject,
                moved.answer().text());
    }
}
