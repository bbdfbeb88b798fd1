package io.whence.trace;

import java.time.Instant;

/** What was done with a copy before a page of a report begins: counted by the database, not replayed. */
final class Before {
    private static final String USED = "SELECT action, SUM(count), MIN(at), MAX(at) FROM event"
            + " WHERE partition = 1 AND subject = ? AND kind = 3 AND n > ? AND n <= ? AND at <= ? GROUP BY action";
    private static final String ACTED = "SELECT x.action, COUNT(*), MIN(e.at), MAX(e.at) FROM act x"
            + " JOIN event e ON e.partition = x.partition AND e.n = x.n"
            + " WHERE x.partition = 1 AND x.copy = ? AND x.n > ? AND x.n <= ? AND e.at <= ? GROUP BY x.action";

    private final Database database;
    private final Names names;
    private final Horizon horizon;

    Before(Database database, Names names, Horizon horizon) {
        this.database = database;
        this.names = names;
        this.horizon = horizon;
    }

    /** Tells an entitlement what happened in a stretch: whether the copy is gone, and, where that matters, every count. */
    void recall(Entitlement entitlement, Replay.Stretch stretch, boolean counts) {
        if (counts) {
            count(entitlement, stretch, USED);
            count(entitlement, stretch, ACTED);
        }
        database.each(
                "SELECT deleted_at FROM copy WHERE partition = 1 AND name = ? AND deleted > ? AND deleted <= ?"
                        + " AND deleted_at <= ?",
                row -> entitlement.delete(Instant.ofEpochMilli(row.getLong(1))),
                entitlement.copy(),
                stretch.after(),
                stretch.until(),
                horizon.until());
    }

    private void count(Entitlement entitlement, Replay.Stretch stretch, String sql) {
        database.each(
                sql,
                row -> entitlement.recall(
                        names.text(row.getLong(1)),
                        new Entitlement.Done(
                                row.getLong(2),
                                Instant.ofEpochMilli(row.getLong(3)),
                                Instant.ofEpochMilli(row.getLong(4)))),
                entitlement.copy(),
                stretch.after(),
                stretch.until(),
                horizon.until());
    }
}
