package io.whence.trace;

import io.whence.model.circulation.Agreement;
import io.whence.model.circulation.Event;
import io.whence.model.circulation.PolicyOffer;
import io.whence.model.circulation.policy.Decision;
import io.whence.model.circulation.policy.Truth;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Judges the recorded uses of a copy once more, in ledger order, each by what was granted when it was recorded. */
final class Replay {
    private final ReadModel model;
    private final Horizon horizon;

    Replay(ReadModel model, Horizon horizon) {
        this.model = model;
        this.horizon = horizon;
    }

    /** A use as it was recorded, and how it is judged. */
    record Judged(long n, Event event, Event.Used used, Decision decision) {}

    /** A copy's row: what it was delivered under, and where. */
    private record Delivered(String copy, String agreement, Entitlement.Held held, long event) {}

    /** Shows every use of a copy that the horizon sees, and answers what its holder may do after them. */
    Optional<Entitlement> copy(long copy, Consumer<Judged> seen) {
        return delivered(copy).map(delivered -> replay(delivered, seen));
    }

    private Optional<Delivered> delivered(long copy) {
        return model.database()
                .first(
                        "SELECT s.text, a.text, h.text, c.delivered_at, c.delivered FROM copy c"
                                + " JOIN name s ON s.partition = c.partition AND s.n = c.name"
                                + " JOIN name a ON a.partition = c.partition AND a.n = c.agreement"
                                + " JOIN name h ON h.partition = c.partition AND h.n = c.holder"
                                + CopyRow.SEEN + " AND c.name = ?",
                        row -> new Delivered(
                                row.getString(1),
                                row.getString(2),
                                new Entitlement.Held(
                                        copy, row.getString(3), Instant.ofEpochMilli(row.getLong(4)), Optional.empty()),
                                row.getLong(5)),
                        horizon.until(),
                        horizon.events(),
                        copy);
    }

    private Entitlement replay(Delivered delivered, Consumer<Judged> seen) {
        Entitlement entitlement = new Entitlement(delivered.held(), granted(delivered.agreement(), horizon.entries()));
        boolean changing = changed(delivered.agreement(), entitlement.granted());
        model.database()
                .each(
                        "SELECT e.n, e.kind, e.id, e.at, b.text, a.text, p.text, e.count FROM event e"
                                + " JOIN name b ON b.partition = e.partition AND b.n = e.author"
                                + " LEFT JOIN name a ON a.partition = e.partition AND a.n = e.action"
                                + " LEFT JOIN name p ON p.partition = e.partition AND p.n = e.purpose"
                                + " WHERE e.partition = 1 AND e.subject = ? AND e.n <= ? AND e.at <= ? ORDER BY e.n",
                        row -> {
                            if (changing) {
                                entitlement.grant(granted(delivered.agreement(), Order.entry(row.getLong(1))));
                            }
                            event(row, delivered, entitlement, seen);
                        },
                        delivered.held().name(),
                        horizon.events(),
                        horizon.until());
        entitlement.grant(granted(delivered.agreement(), horizon.entries()));
        return entitlement;
    }

    private static void event(ResultSet row, Delivered delivered, Entitlement entitlement, Consumer<Judged> seen)
            throws SQLException {
        Instant at = Instant.ofEpochMilli(row.getLong(4));
        switch (Kind.of(row.getInt(2))) {
            case DELETED -> entitlement.delete(at);
            case USED -> {
                Event.Used used = new Event.Used(delivered.copy(), row.getString(6), row.getString(7), row.getLong(8));
                Event event = new Event(row.getString(3), at, row.getString(5), used);
                Decision decision = row.getLong(1) < delivered.event()
                        ? new Decision(Truth.UNKNOWN, List.of(new Decision.Report("copy", Truth.UNKNOWN)))
                        : entitlement.use(event, used);
                seen.accept(new Judged(row.getLong(1), event, used, decision));
            }
            case DELIVERED, RECEIVED, DERIVED -> {
                // These say nothing about what was done with the copy.
            }
        }
    }

    /** Whether the agreement or its policy was ever superseded, so that each use must be judged by its own. */
    private boolean changed(String agreement, Entitlement.Granted last) {
        int agreements = model.documents()
                .entries(horizon.entries(), "agreement", agreement)
                .size();
        int policies = last.agreement()
                .map(bound -> model.documents()
                        .entries(horizon.entries(), "policy", bound.policy())
                        .size())
                .orElse(0);
        return agreements > 1 || policies > 1;
    }

    private Entitlement.Granted granted(String id, long entry) {
        Optional<Agreement> agreement = model.documents().standing(entry, "agreement", id, Agreement.class);
        return new Entitlement.Granted(
                agreement,
                agreement.flatMap(bound -> model.documents()
                        .standing(entry, "policy", bound.policy(), PolicyOffer.class)
                        .map(PolicyOffer::policy)));
    }
}
