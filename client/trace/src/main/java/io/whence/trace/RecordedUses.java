package io.whence.trace;

import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;

/** What was recorded to have been done with a copy, in ledger order. */
public final class RecordedUses {
    private final ReadModel model;

    public RecordedUses(ReadModel model) {
        this.model = model;
    }

    /** One recorded use: the event that states it, who states it, and of what. */
    public record Use(String event, Instant at, String by, String action, String purpose, long count) {}

    /** The uses of a copy, at most so many; none of one that the ledger does not know. */
    public List<Use> of(String copy, int max) {
        OptionalLong name = model.names().find(copy);
        if (name.isEmpty()) {
            return List.of();
        }
        return model.database()
                .rows(
                        "SELECT e.id, e.at, b.text, a.text, p.text, e.count FROM event e"
                                + " JOIN name b ON b.partition = e.partition AND b.n = e.author"
                                + " JOIN name a ON a.partition = e.partition AND a.n = e.action"
                                + " JOIN name p ON p.partition = e.partition AND p.n = e.purpose"
                                + " WHERE e.partition = 1 AND e.kind = 3 AND e.subject = ? ORDER BY e.n LIMIT ?",
                        row -> new Use(
                                row.getString(1),
                                Instant.ofEpochMilli(row.getLong(2)),
                                row.getString(3),
                                row.getString(4),
                                row.getString(5),
                                row.getLong(6)),
                        name.getAsLong(),
                        max);
    }
}
