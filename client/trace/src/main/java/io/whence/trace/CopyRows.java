package io.whence.trace;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** Reads a copy's row with the names that it stands for, as custody stood at a horizon. */
final class CopyRows {
    /** The table {@code copy} is {@code c}; more columns may follow, and joins after {@link #FROM}. */
    static final String COLUMNS =
            "SELECT s.text, h.text, v.text, a.text, c.delivered_at, c.due_at, c.received_at, c.matched,"
                    + " c.received_basis, c.received, c.deleted_at, c.deleted, e.entry, e.place, b.text, c.rows, c.delivered";

    static final String FROM = " FROM copy c JOIN event e ON e.partition = c.partition AND e.n = c.delivered"
            + " JOIN name s ON s.partition = c.partition AND s.n = c.name"
            + " JOIN name h ON h.partition = c.partition AND h.n = c.holder"
            + " JOIN name v ON v.partition = c.partition AND v.n = c.version"
            + " JOIN name a ON a.partition = c.partition AND a.n = c.agreement"
            + " JOIN name b ON b.partition = c.partition AND b.n = c.delivered_by";

    /** What lies within a horizon: its latest declared time and its last event are the two parameters. */
    static final String SEEN = " WHERE c.partition = 1 AND c.delivered_at <= ? AND c.delivered <= ?";

    private CopyRows() {}

    static Trace.CopyNode node(ResultSet row, Horizon horizon) throws SQLException {
        Optional<Instant> received = seen(row, 7, 10, horizon);
        Optional<Instant> deleted = seen(row, 11, 12, horizon);
        Instant due = Instant.ofEpochMilli(row.getLong(6));
        boolean matched = row.getInt(8) == 1;
        int basis = row.getInt(9);
        return new Trace.CopyNode(
                row.getString(1),
                Graph.order(row.getLong(13), row.getInt(14)),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(15),
                row.getLong(16),
                new Trace.Acknowledged(
                        receipt(received.isPresent(), matched, horizon.moment().isAfter(due)),
                        received.map(at -> BasisCode.basis(basis)),
                        due,
                        received),
                Instant.ofEpochMilli(row.getLong(5)),
                deleted);
    }

    /** The event that made a copy, by which pages of copies go on. */
    static long delivered(ResultSet row) throws SQLException {
        return row.getLong(17);
    }

    private static Optional<Instant> seen(ResultSet row, int at, int event, Horizon horizon) throws SQLException {
        long number = row.getLong(event);
        return Graph.time(row, at).filter(time -> horizon.sees(number, time));
    }

    private static Receipt receipt(boolean received, boolean matched, boolean late) {
        if (received) {
            return matched ? Receipt.MATCHED : Receipt.MISMATCHED;
        }
        return late ? Receipt.OVERDUE : Receipt.SENT_ONLY;
    }
}
