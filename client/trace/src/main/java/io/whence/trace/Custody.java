package io.whence.trace;

import io.whence.model.circulation.Agreement;
import io.whence.model.circulation.Batch;
import io.whence.model.circulation.Copy;
import io.whence.model.circulation.Event;
import io.whence.model.circulation.policy.Act;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Writes events into the read model, and what they change of custody. */
final class Custody {
    private final Database database;
    private final Names names;
    private final Documents documents;
    private final Shelf shelf;
    private final Uses uses;
    private final Acts acts;

    Custody(Database database, Names names, Documents documents, Shelf shelf) {
        this.database = database;
        this.names = names;
        this.documents = documents;
        this.shelf = shelf;
        this.uses = new Uses(database, names, documents);
        this.acts = new Acts(database, names, documents, uses);
    }

    /** Takes in the events of a batch. */
    void take(long entry, Batch batch) {
        try {
            PreparedStatement insert = database.prepare(Change.EVENT.sql());
            List<Event> events = batch.events();
            for (int place = 0; place < events.size(); place++) {
                Row row = new Row(Order.of(entry, place), events.get(place));
                write(insert, row);
                change(row, basis(batch, place));
            }
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
        acts.forget();
    }

    /** An event and where it stands. */
    record Row(long order, Event event) {}

    private static Copy.Basis basis(Batch batch, int place) {
        if (batch.signatures().containsKey(place)) {
            return Copy.Basis.SIGNED;
        }
        return batch.events().get(place).by().equals(batch.producer()) ? Copy.Basis.OWN : Copy.Basis.DELEGATED;
    }

    /** Names and judges first: a statement that is half bound must not be run by what they write. */
    private void write(PreparedStatement insert, Row row) throws SQLException {
        Event event = row.event();
        long author = names.number(event.by());
        if (event.fact() instanceof Event.Used used) {
            use(insert, event, used);
        } else {
            long subject = names.number(subject(event.fact()));
            Optional<Decided> decided = acts.judge(row);
            insert.setLong(6, subject);
            for (int column = 7; column <= 9; column++) {
                insert.setNull(column, Types.BIGINT);
            }
            insert.setObject(10, decided.map(Decided::code).orElse(null), Types.BIGINT);
        }
        insert.setLong(1, row.order());
        insert.setInt(2, Kind.of(event.fact()).code());
        insert.setString(3, event.id());
        insert.setLong(4, event.at().toEpochMilli());
        insert.setLong(5, author);
        database.later(Change.EVENT, insert);
    }

    private void use(PreparedStatement insert, Event event, Event.Used used) throws SQLException {
        Optional<Entitlement> entitlement = uses.of(used.copy());
        long subject = entitlement.map(Entitlement::copy).orElseGet(() -> names.number(used.copy()));
        long action = names.number(used.action());
        long purpose = names.number(used.purpose());
        Act act = Act.of(used.action(), event.at(), used.count(), used.purpose());
        Decided decided =
                entitlement.map(known -> uses.judge(known, event.by(), act)).orElse(Decided.UNKNOWN);
        insert.setLong(6, subject);
        insert.setLong(7, action);
        insert.setLong(8, purpose);
        insert.setLong(9, used.count());
        insert.setInt(10, decided.code());
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
            case Event.Used used -> {
                // A use changes nobody's custody.
            }
        }
    }

    private void deliver(Row row, Event.Delivered delivered) {
        Event event = row.event();
        long copy = names.number(delivered.copy());
        long recipient = names.number(delivered.to());
        long version = names.number(delivered.version());
        uses.delivered(copy, event);
        acts.delivered(recipient, version, copy);
        shelf.delivered(version);
        database.later(
                Change.COPY,
                copy,
                recipient,
                version,
                names.number(delivered.agreement()),
                delivered.root().bytes(),
                delivered.rows(),
                delivered.commitment().map(digest -> digest.bytes()).orElse(null),
                row.order(),
                event.id(),
                names.number(event.by()),
                event.at().toEpochMilli(),
                event.at().plus(receiptTime(delivered)).toEpochMilli());
    }

    private Duration receiptTime(Event.Delivered delivered) {
        return Duration.ofHours(documents
                .present("agreement", delivered.agreement(), Agreement.class)
                .map(Agreement::receiptHours)
                .orElse(0L));
    }

    private void receive(Row row, Event.Received received, Copy.Basis basis) {
        long copy = names.number(received.copy());
        shelf.changed(copy);
        database.later(
                Change.RECEIPT,
                row.order(),
                row.event().at().toEpochMilli(),
                received.root().bytes(),
                received.rows(),
                BasisCode.of(basis),
                received.root().bytes(),
                received.rows(),
                copy);
    }

    private void derive(Row row, Event.Derived derived) {
        long version = names.number(derived.version());
        database.later(
                Change.DERIVATION,
                version,
                names.number(row.event().by()),
                names.number(derived.method()),
                row.order(),
                row.event().id(),
                row.event().at().toEpochMilli());
        shelf.derived(version);
        for (int place = 0; place < derived.inputs().size(); place++) {
            long copy = names.number(derived.inputs().get(place));
            shelf.changed(copy);
            database.later(Change.INPUT, version, place, copy);
        }
    }

    private void delete(Row row, Event.Deleted deleted) {
        long copy = names.number(deleted.copy());
        Optional<Instant> contradicted =
                uses.deleted(deleted.copy(), row.event().at());
        shelf.changed(copy);
        database.later(
                Change.DELETION,
                row.order(),
                row.event().at().toEpochMilli(),
                contradicted.map(Instant::toEpochMilli).orElse(null),
                copy);
    }
}
