package io.whence.trace;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/**
 * A copy as its row has it: whatever was ever recorded of its custody, of which a horizon shows a part. Parties, version
 * and agreement are the numbers of their names, events their places in the ledger.
 *
 * @param event the id of the event that delivered it
 */
record CopyRow(
        long name,
        String id,
        long holder,
        long version,
        long agreement,
        long rows,
        long delivered,
        String event,
        long deliveredBy,
        long deliveredAt,
        long dueAt,
        Optional<Received> received,
        Optional<Deleted> deleted) {
    /** The table {@code copy} is {@code c}; more columns may follow, and joins after {@link #FROM}. */
    static final String COLUMNS =
            "SELECT c.name, s.text, c.holder, c.version, c.agreement, c.rows, c.delivered, c.event,"
                    + " c.delivered_by, c.delivered_at, c.due_at, c.received, c.received_at, c.received_basis, c.matched,"
                    + " c.deleted, c.deleted_at";

    /** How many columns these are. */
    static final int WIDTH = 17;

    static final String FROM = " FROM copy c JOIN name s ON s.partition = c.partition AND s.n = c.name";

    /** What lies within a horizon: its latest declared time and its last event are the two parameters. */
    static final String SEEN = " WHERE c.partition = 1 AND c.delivered_at <= ? AND c.delivered <= ?";

    /** What the receiver said, where it stands, and when that was declared. */
    record Received(long order, long at, int basis, boolean matched) {}

    /** That the copy is gone: where it stands, and when that was declared. */
    record Deleted(long order, long at) {}

    static CopyRow of(ResultSet row) throws SQLException {
        return new CopyRow(
                row.getLong(1),
                row.getString(2),
                row.getLong(3),
                row.getLong(4),
                row.getLong(5),
                row.getLong(6),
                row.getLong(7),
                row.getString(8),
                row.getLong(9),
                row.getLong(10),
                row.getLong(11),
                received(row),
                deleted(row));
    }

    boolean seen(Horizon horizon) {
        return delivered <= horizon.events() && deliveredAt <= horizon.until();
    }

    boolean live(Horizon horizon) {
        return deleted.filter(gone -> horizon.sees(gone.order(), gone.at())).isEmpty();
    }

    /** The copy with the names that it stands for, as custody stood at a horizon. */
    Trace.CopyNode node(Names names, Horizon horizon) {
        return new Trace.CopyNode(
                id,
                delivered,
                names.text(holder),
                names.text(version),
                names.text(agreement),
                names.text(deliveredBy),
                rows,
                acknowledged(horizon),
                Instant.ofEpochMilli(deliveredAt),
                deleted.filter(gone -> horizon.sees(gone.order(), gone.at()))
                        .map(gone -> Instant.ofEpochMilli(gone.at())));
    }

    private Trace.Acknowledged acknowledged(Horizon horizon) {
        Optional<Received> known = received.filter(said -> horizon.sees(said.order(), said.at()));
        Instant due = Instant.ofEpochMilli(dueAt);
        Receipt missing = horizon.moment().isAfter(due) ? Receipt.OVERDUE : Receipt.SENT_ONLY;
        return new Trace.Acknowledged(
                known.map(said -> said.matched() ? matched() : Receipt.MISMATCHED)
                        .orElse(missing),
                known.map(said -> BasisCode.basis(said.basis())),
                due,
                known.map(said -> Instant.ofEpochMilli(said.at())));
    }

    /** Where the receiver stated the delivery too, in the provider's place, nobody else has said a word. */
    private Receipt matched() {
        return deliveredBy == holder ? Receipt.RECEIVED_ONLY : Receipt.MATCHED;
    }

    private static Optional<Received> received(ResultSet row) throws SQLException {
        long order = row.getLong(12);
        return row.wasNull()
                ? Optional.empty()
                : Optional.of(new Received(order, row.getLong(13), row.getInt(14), row.getInt(15) == 1));
    }

    private static Optional<Deleted> deleted(ResultSet row) throws SQLException {
        long order = row.getLong(16);
        return row.wasNull() ? Optional.empty() : Optional.of(new Deleted(order, row.getLong(17)));
    }
}
