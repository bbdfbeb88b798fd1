package io.whence.trace;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What needs attention: receipts that are missing or say otherwise, and uses that no policy allows. */
public final class Alerts {
    private static final String NAMES = " JOIN name s ON s.partition = c.partition AND s.n = c.name"
            + " JOIN name h ON h.partition = c.partition AND h.n = c.holder";

    private final Database database;

    public Alerts(ReadModel model) {
        this.database = model.database();
    }

    /** The kinds of alerts, in the order in which they are told. */
    public enum Kind {
        MISMATCHED,
        OVERDUE,
        BREACH
    }

    /**
     * One thing that needs attention.
     *
     * @param since when it was declared, or became due
     * @param what in words
     */
    public record Alert(Kind kind, String copy, String holder, Instant since, String what) {}

    /** Everything that needs attention at a moment, at most so many of a kind, oldest first. */
    public List<Alert> at(Instant moment, int max) {
        List<Alert> alerts = new ArrayList<>();
        alerts.addAll(database.rows(
                "SELECT s.text, h.text, c.received_at, c.rows, c.received_rows FROM copy c" + NAMES
                        + " WHERE c.partition = 1 AND c.matched = 0 AND c.received_at <= ? ORDER BY c.received LIMIT ?",
                Alerts::mismatched,
                moment.toEpochMilli(),
                max));
        alerts.addAll(database.rows(
                "SELECT s.text, h.text, c.due_at FROM copy c" + NAMES
                        + " WHERE c.partition = 1 AND c.received IS NULL AND c.due_at < ? ORDER BY c.due_at, c.name LIMIT ?",
                row -> alert(Kind.OVERDUE, row, "no receipt in time"),
                moment.toEpochMilli(),
                max));
        alerts.addAll(database.rows(
                "SELECT s.text, b.text, e.at, a.text, p.text FROM event e"
                        + " JOIN name s ON s.partition = e.partition AND s.n = e.subject"
                        + " JOIN name b ON b.partition = e.partition AND b.n = e.author"
                        + " JOIN name a ON a.partition = e.partition AND a.n = e.action"
                        + " JOIN name p ON p.partition = e.partition AND p.n = e.purpose"
                        + " WHERE e.partition = 1 AND e.decision = 1 AND e.at <= ? ORDER BY e.n LIMIT ?",
                row -> alert(Kind.BREACH, row, "used to " + row.getString(4) + " for " + row.getString(5)),
                moment.toEpochMilli(),
                max));
        return List.copyOf(alerts);
    }

    private static Alert mismatched(ResultSet row) throws SQLException {
        long sent = row.getLong(4);
        long received = row.getLong(5);
        String what =
                sent == received ? "other content than was sent" : received + " rows where " + sent + " were sent";
        return alert(Kind.MISMATCHED, row, what);
    }

    private static Alert alert(Kind kind, ResultSet row, String what) throws SQLException {
        return new Alert(kind, row.getString(1), row.getString(2), Instant.ofEpochMilli(row.getLong(3)), what);
    }
}
