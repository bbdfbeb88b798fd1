package io.whence.trace;

import io.whence.model.circulation.Agreement;
import io.whence.model.circulation.PolicyOffer;
import io.whence.model.circulation.policy.Act;
import io.whence.model.circulation.policy.Decision;
import io.whence.model.circulation.policy.Truth;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Judges what was recorded to have been done with a copy once more, in ledger order, each by what was granted when it was
 * recorded. Holds nothing but the counts that judging needs, however many uses there are.
 */
final class Replay {
    private static final String DONE = "SELECT e.n, e.kind, e.id, e.at, e.author, e.action, e.purpose, e.count,"
            + " NULL AS recipient FROM event e WHERE e.partition = 1 AND e.subject = ? AND e.kind IN (3, 5)"
            + " AND e.n > ? AND e.n <= ? AND e.at <= ?"
            + " UNION ALL SELECT x.n, e.kind, e.id, e.at, e.author, x.action, NULL, 1, x.recipient FROM act x"
            + " JOIN event e ON e.partition = x.partition AND e.n = x.n"
            + " WHERE x.partition = 1 AND x.copy = ? AND x.n > ? AND x.n <= ? AND e.at <= ? ORDER BY 1";

    private final ReadModel model;
    private final Horizon horizon;

    Replay(ReadModel model, Horizon horizon) {
        this.model = model;
        this.horizon = horizon;
    }

    /** Something done as it was recorded, and how it is judged. */
    record Judged(long n, String event, String by, String copy, Act act, Decision decision) {}

    /** The places of the ledger that are looked at: after one, up to and with another. */
    record Stretch(long after, long until) {}

    /** A copy's row: what it was delivered under, and where. */
    private record Delivered(String copy, String agreement, Entitlement.Held held, long event) {}

    /** Shows everything done with a copy that the horizon sees, and answers what its holder may do after that. */
    Optional<Entitlement> copy(long copy, Consumer<Judged> seen) {
        return copy(copy, new Stretch(0, horizon.events()), seen);
    }

    /** Shows what was done in a stretch of the ledger, judged with regard to what was done before. */
    Optional<Entitlement> copy(long copy, Stretch stretch, Consumer<Judged> seen) {
        return delivered(copy).map(delivered -> replay(delivered, stretch, seen));
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

    private Entitlement replay(Delivered delivered, Stretch stretch, Consumer<Judged> seen) {
        Entitlement entitlement = new Entitlement(delivered.held(), granted(delivered.agreement(), horizon.entries()));
        boolean changing = changed(delivered.agreement(), entitlement.granted());
        if (stretch.after() > 0) {
            new Before(model.database(), model.names(), horizon)
                    .recall(
                            entitlement,
                            new Stretch(delivered.event(), stretch.after()),
                            changing || entitlement.granted().cumulative());
        }
        long copy = delivered.held().name();
        long until = Math.min(stretch.until(), horizon.events());
        model.database()
                .each(
                        DONE,
                        row -> {
                            if (changing) {
                                entitlement.grant(granted(delivered.agreement(), Order.entry(row.getLong(1))));
                            }
                            done(row, delivered, entitlement, seen);
                        },
                        copy,
                        stretch.after(),
                        until,
                        horizon.until(),
                        copy,
                        stretch.after(),
                        until,
                        horizon.until());
        entitlement.grant(granted(delivered.agreement(), horizon.entries()));
        return entitlement;
    }

    private void done(ResultSet row, Delivered delivered, Entitlement entitlement, Consumer<Judged> seen)
            throws SQLException {
        long n = row.getLong(1);
        Kind kind = Kind.of(row.getInt(2));
        Instant at = Instant.ofEpochMilli(row.getLong(4));
        if (kind == Kind.DELETED) {
            entitlement.delete(at);
            return;
        }
        Act act = act(row, kind, at);
        String by =
                kind == Kind.DELIVERED ? entitlement.holder() : model.names().text(row.getLong(5));
        Decision decision = n < delivered.event()
                ? new Decision(Truth.UNKNOWN, List.of(new Decision.Report("copy", Truth.UNKNOWN)))
                : entitlement.act(by, act);
        seen.accept(new Judged(n, row.getString(3), by, delivered.copy(), act, decision));
    }

    private Act act(ResultSet row, Kind kind, Instant at) throws SQLException {
        return switch (kind) {
            case USED ->
                Act.of(
                        model.names().text(row.getLong(6)),
                        at,
                        row.getLong(8),
                        model.names().text(row.getLong(7)));
            case DERIVED -> Act.derive(at);
            case DELIVERED -> Act.distribute(at, model.names().text(row.getLong(9)));
            case RECEIVED, DELETED -> throw new IllegalStateException(kind + " does nothing with a copy");
        };
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
