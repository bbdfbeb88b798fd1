package io.whence.trace;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Alerts about what was done with copies: used, derived from, passed on. */
final class ActAlerts {
    /** The copy that an event is about: what was used, else the first of those that it acts on and that this decision is about. */
    private static final String COPY = "COALESCE((SELECT MIN(x.copy) FROM act x WHERE x.partition = e.partition"
            + " AND x.n = e.n AND x.decision = e.decision), e.subject)";

    private static final String DONE = "SELECT s.text, b.text, d.text, e.at, e.n, e.kind, a.text, p.text, o.text,"
            + " c.delivered_at FROM event e"
            + " JOIN name b ON b.partition = e.partition AND b.n = e.author"
            + " JOIN name o ON o.partition = e.partition AND o.n = e.subject"
            + " LEFT JOIN name a ON a.partition = e.partition AND a.n = e.action"
            + " LEFT JOIN name p ON p.partition = e.partition AND p.n = e.purpose"
            + " LEFT JOIN copy c ON c.partition = e.partition AND c.name = " + COPY
            + " LEFT JOIN name s ON s.partition = e.partition AND s.n = " + COPY
            + " LEFT JOIN name d ON d.partition = c.partition AND d.n = c.delivered_by"
            + " WHERE e.partition = 1 AND e.n <= ? AND e.at <= ? AND e.decision = ";
    private static final String PAGE = " AND e.n > ? ORDER BY e.n LIMIT ?";

    private final Database database;

    ActAlerts(Database database) {
        this.database = database;
    }

    /** What is not allowed, or what the record does not say enough about. */
    List<Alerts.Found> decided(Alerts.Kind kind, Alerts.Scope scope) {
        String which = kind == Alerts.Kind.BREACH ? "1" : "2 AND c.delivered < e.n";
        return database.rows(
                DONE + which + scope.ofParty(" OR e.author = ?") + PAGE,
                row -> Alerts.alert(kind, row, what(kind, row)),
                scope.values(3, scope.horizon().events(), scope.horizon().until()));
    }

    /** Of what nobody had delivered by then, nobody but who used it is known. */
    List<Alerts.Found> undelivered(Alerts.Scope scope) {
        return database.rows(
                "SELECT s.text, b.text, NULL, e.at, e.n, a.text, p.text FROM event e"
                        + " JOIN name s ON s.partition = e.partition AND s.n = e.subject"
                        + " JOIN name b ON b.partition = e.partition AND b.n = e.author"
                        + " JOIN name a ON a.partition = e.partition AND a.n = e.action"
                        + " JOIN name p ON p.partition = e.partition AND p.n = e.purpose"
                        + " WHERE e.partition = 1 AND e.n <= ? AND e.at <= ? AND e.decision = 2 AND e.kind = 3"
                        + " AND NOT EXISTS (SELECT 1 FROM copy c WHERE c.partition = e.partition"
                        + " AND c.name = e.subject AND c.delivered < e.n)"
                        + scope.party().map(number -> " AND e.author = ?").orElse("") + PAGE,
                row -> Alerts.alert(
                        Alerts.Kind.UNDELIVERED,
                        row,
                        "used to " + row.getString(6) + " for " + row.getString(7) + ", and nobody had delivered it"),
                scope.values(1, scope.horizon().events(), scope.horizon().until()));
    }

    private static String what(Alerts.Kind kind, ResultSet row) throws SQLException {
        String done = switch (Kind.of(row.getInt(6))) {
            case USED -> "used to " + row.getString(7) + " for " + row.getString(8);
            case DERIVED -> "derived into " + row.getString(9);
            case DELIVERED -> "distributed as " + row.getString(9);
            case RECEIVED, DELETED -> throw new IllegalStateException("nothing to decide");
        };
        String early = row.getLong(4) < row.getLong(10) ? ", before its delivery by what is declared" : "";
        return kind == Alerts.Kind.BREACH ? done + early : done + ": the record does not say what the policy asks";
    }
}
