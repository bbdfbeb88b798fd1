package io.whence.trace;

import io.whence.model.circulation.Agreement;
import io.whence.model.circulation.Batch;
import io.whence.model.circulation.Copy;
import io.whence.model.circulation.Event;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.util.List;

/** Writes events into the read model, and what they change of custody. */
final class Custody {
    private static final int PARTITION = ReadModel.PARTITION;
    private static final String EVENT = "INSERT INTO event (partition, n, entry, place, kind, id, at, author, subject,"
            + " action, purpose, count, decision) VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private final Database database;
    private final Names names;
    private final Documents documents;
    private final Uses uses;

    Custody(Database database, Names names, Documents documents) {
        this.database = database;
        this.names = names;
        this.documents = documents;
        this.uses = new Uses(database, names, documents);
    }

    /** Takes in the events of a batch; the first is number {@code before + 1} of the ledger. */
    void take(long entry, long before, Batch batch) {
        try {
            PreparedStatement insert = database.prepare(EVENT);
            List<Event> events = batch.events();
            for (int place = 0; place < events.size(); place++) {
                Row row = new Row(before + 1 + place, entry, place, events.get(place));
                write(insert, row, basis(batch, place));
            }
            insert.executeBatch();
        } catch (SQLException e) {
            throw Database.broken(e);
        }
    }

    /** Writes what is only remembered so far. */
    void flush() {
        uses.flush();
    }

    void documentsChange() {
        uses.forgetPolicies();
    }

    void rolledBack() {
        uses.forget();
        try {
            database.prepare(EVENT).clearBatch();
        } catch (SQLException e) {
            throw Database.broken(e);
        }
    }

    /** An event and where it stands: its number, its transaction and its place in the batch. */
    record Row(long n, long entry, int place, Event event) {}

    private static Copy.Basis basis(Batch batch, int place) {
        if (batch.signatures().containsKey(place)) {
            return Copy.Basis.SIGNED;
        }
        return batch.events().get(place).by().equals(batch.producer()) ? Copy.Basis.OWN : Copy.Basis.DELEGATED;
    }

    private void write(PreparedStatement insert, Row row, Copy.Basis basis) throws SQLException {
        Event event = row.event();
        insert.setLong(1, row.n());
        insert.setLong(2, row.entry());
        insert.setInt(3, row.place());
        insert.setInt(4, Kind.of(event.fact()).code());
        insert.setString(5, event.id());
        insert.setLong(6, event.at().toEpochMilli());
        insert.setLong(7, names.number(event.by()));
        insert.setLong(8, names.number(subject(event.fact())));
        if (event.fact() instanceof Event.Used used) {
            writeUse(insert, event, used);
        } else {
            for (int column = 9; column <= 12; column++) {
                insert.setNull(column, Types.BIGINT);
            }
            change(row, basis);
        }
        insert.addBatch();
    }

    private void writeUse(PreparedStatement insert, Event event, Event.Used used) throws SQLException {
        insert.setLong(9, names.number(used.action()));
        insert.setLong(10, names.number(used.purpose()));
        insert.setLong(11, used.count());
        insert.setInt(12, uses.judge(event, used).code());
    }

    private static String subject(Event.Fact fact) {
        return switch (fact) {
            case Event.Delivered delivered -> delivered.copy();
            case Event.Received received -> received.copy();
            case Event.Used used -> used.copy();
            case Event.Derived derived -> derived.version();
            case Event.Deleted deleted -> deleted.copy();
        };
    }

    private void change(Row row, Copy.Basis basis) {
        switch (row.event().fact()) {
            case Event.Delivered delivered -> deliver(row, delivered);
            case Event.Received received -> receive(row, received, basis);
            case Event.Derived derived -> derive(row, derived);
            case Event.Deleted deleted -> delete(row, deleted);
            case Event.Used used -> throw new IllegalStateException("a use changes no custody");
        }
    }

    private void deliver(Row row, Event.Delivered delivered) {
        uses.change(delivered.copy());
        long hours = documents
                .present("agreement", delivered.agreement(), Agreement.class)
                .map(Agreement::receiptHours)
                .orElse(0L);
        database.change(
                "INSERT INTO copy (partition, name, holder, version, agreement, root, rows, commitment, delivered,"
                        + " delivered_by, delivered_at, due_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                PARTITION,
                names.number(delivered.copy()),
                names.number(delivered.to()),
                names.number(delivered.version()),
                names.number(delivered.agreement()),
                delivered.root().bytes(),
                delivered.rows(),
                delivered.commitment().map(digest -> digest.bytes()).orElse(null),
                row.n(),
                names.number(row.event().by()),
                row.event().at().toEpochMilli(),
                row.event().at().plus(Duration.ofHours(hours)).toEpochMilli());
    }

    private void receive(Row row, Event.Received received, Copy.Basis basis) {
        database.change(
                "UPDATE copy SET received = ?, received_at = ?, received_root = ?, received_rows = ?,"
                        + " received_basis = ?, matched = CASE WHEN root = ? AND rows = ? THEN 1 ELSE 0 END WHERE partition = ? AND name = ?",
                row.n(),
                row.event().at().toEpochMilli(),
                received.root().bytes(),
                received.rows(),
                BasisCode.of(basis),
                received.root().bytes(),
                received.rows(),
                PARTITION,
                names.number(received.copy()));
    }

    private void derive(Row row, Event.Derived derived) {
        long version = names.number(derived.version());
        database.change(
                "INSERT INTO derivation (partition, version, author, method, derived, derived_at)"
                        + " VALUES (?, ?, ?, ?, ?, ?)",
                PARTITION,
                version,
                names.number(row.event().by()),
                names.number(derived.method()),
                row.n(),
                row.event().at().toEpochMilli());
        for (int place = 0; place < derived.inputs().size(); place++) {
            database.change(
                    "INSERT INTO input (partition, version, place, copy) VALUES (?, ?, ?, ?)",
                    PARTITION,
                    version,
                    place,
                    names.number(derived.inputs().get(place)));
        }
    }

    private void delete(Row row, Event.Deleted deleted) {
        uses.change(deleted.copy());
        database.change(
                "UPDATE copy SET deleted = ?, deleted_at = ? WHERE partition = ? AND name = ?",
                row.n(),
                row.event().at().toEpochMilli(),
                PARTITION,
                names.number(deleted.copy()));
    }
}
