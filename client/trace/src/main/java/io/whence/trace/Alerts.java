package io.whence.trace;

import io.whence.model.bytes.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What needs attention: receipts that are missing or say otherwise, uses that no policy allows, copies that should be gone,
 * and times that run backwards.
 */
public final class Alerts {
    private static final String COPY = "SELECT s.text, h.text, d.text, ";
    private static final String NAMES = " JOIN name s ON s.partition = c.partition AND s.n = c.name"
            + " JOIN name h ON h.partition = c.partition AND h.n = c.holder"
            + " JOIN name d ON d.partition = c.partition AND d.n = c.delivered_by";

    private final ReadModel model;

    public Alerts(ReadModel model) {
        this.model = model;
    }

    /** The kinds of alerts, in the order in which they are told. */
    public enum Kind {
        /** Sender and receiver say different things. */
        MISMATCHED,
        /** No receipt by the agreement's deadline. */
        OVERDUE,
        /** A use that the policy does not allow. */
        BREACH,
        /** A copy that was kept past its agreement or the deadline to delete it. */
        EXPIRED,
        /** A batch that begins before what its producer had stated already. */
        BACKWARDS
    }

    /**
     * One thing that needs attention.
     *
     * @param copy which copy it is about, if about one
     * @param holder the party that holds the copy, or that stated what is alarming
     * @param deliveredBy who handed the copy over, where the ledger knows
     * @param since when it was declared, or became due
     * @param what in words
     */
    public record Alert(
            Kind kind,
            Optional<String> copy,
            String holder,
            Optional<String> deliveredBy,
            Instant since,
            String what) {}

    /**
     * What needs attention.
     *
     * @param truncated the kinds of which there are more than the limit
     */
    public record Told(List<Alert> alerts, Instant asOf, long height, List<Kind> truncated) {
        public Told {
            alerts = List.copyOf(alerts);
            truncated = List.copyOf(truncated);
        }
    }

    /** What needs attention, or what of it concerns one party, at most so many of a kind, oldest first. */
    public Told of(Asked asked) {
        Horizon horizon = Horizon.of(model, asked.view());
        Optional<Long> party = asked.about().map(this::party);
        List<Alert> alerts = new ArrayList<>();
        List<Kind> truncated = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            List<Alert> found = of(kind, new Scope(horizon, party, asked));
            if (found.size() > asked.limit()) {
                truncated.add(kind);
            }
            alerts.addAll(found.subList(0, Math.min(found.size(), asked.limit())));
        }
        return new Told(alerts, horizon.moment(), horizon.height(), truncated);
    }

    /** Within which horizon, of whom, and how many. */
    private record Scope(Horizon horizon, Optional<Long> party, Asked asked) {
        String ofParty(String author) {
            return party.map(number -> " AND (c.holder = ? OR c.delivered_by = ?" + author + ")")
                    .orElse("");
        }

        /** The values of a statement: its own, the party as often as it is named, and the limit. */
        Object[] values(int parties, Object... own) {
            List<Object> values = new ArrayList<>(List.of(own));
            party.ifPresent(number -> values.addAll(java.util.Collections.nCopies(parties, number)));
            values.add(asked.oneMore());
            return values.toArray();
        }
    }

    private long party(String id) {
        OptionalLong name = model.names().find(id);
        if (name.isEmpty() || model.documents().first("party", id).isEmpty()) {
            throw TraceRule.SUBJECT_UNKNOWN.refuse("party", id);
        }
        return name.getAsLong();
    }

    private List<Alert> of(Kind kind, Scope scope) {
        return switch (kind) {
            case MISMATCHED -> mismatched(scope);
            case OVERDUE -> overdue(scope);
            case BREACH -> breaches(scope);
            case EXPIRED -> expired(scope);
            case BACKWARDS -> backwards(scope);
        };
    }

    private List<Alert> mismatched(Scope scope) {
        return model.database()
                .rows(
                        COPY + "c.received_at, c.rows, c.received_rows FROM copy c" + NAMES
                                + " WHERE c.partition = 1 AND c.matched = 0 AND c.received <= ? AND c.received_at <= ?"
                                + scope.ofParty("") + " ORDER BY c.received LIMIT ?",
                        Alerts::mismatched,
                        scope.values(
                                2, scope.horizon().events(), scope.horizon().stated()));
    }

    private List<Alert> overdue(Scope scope) {
        return model.database()
                .rows(
                        COPY + "c.due_at FROM copy c" + NAMES
                                + " WHERE c.partition = 1 AND c.due_at < ? AND c.delivered <= ?"
                                + " AND (c.received IS NULL OR c.received > ? OR c.received_at > ?)"
                                + scope.ofParty("") + " ORDER BY c.due_at, c.name LIMIT ?",
                        row -> alert(Kind.OVERDUE, row, "no receipt in time"),
                        scope.values(
                                2,
                                scope.horizon().moment().toEpochMilli(),
                                scope.horizon().events(),
                                scope.horizon().events(),
                                scope.horizon().stated()));
    }

    private List<Alert> breaches(Scope scope) {
        return model.database()
                .rows(
                        "SELECT s.text, b.text, d.text, e.at, a.text, p.text FROM event e"
                                + " JOIN name s ON s.partition = e.partition AND s.n = e.subject"
                                + " JOIN name b ON b.partition = e.partition AND b.n = e.author"
                                + " JOIN name a ON a.partition = e.partition AND a.n = e.action"
                                + " JOIN name p ON p.partition = e.partition AND p.n = e.purpose"
                                + " LEFT JOIN copy c ON c.partition = e.partition AND c.name = e.subject"
                                + " LEFT JOIN name d ON d.partition = c.partition AND d.n = c.delivered_by"
                                + " WHERE e.partition = 1 AND e.decision = 1 AND e.n <= ? AND e.at <= ?"
                                + scope.ofParty(" OR e.author = ?") + " ORDER BY e.n LIMIT ?",
                        row -> alert(Kind.BREACH, row, "used to " + row.getString(5) + " for " + row.getString(6)),
                        scope.values(
                                3, scope.horizon().events(), scope.horizon().stated()));
    }

    private List<Alert> expired(Scope scope) {
        Asked page = scope.asked();
        return new CopyQuestions(model, scope.horizon())
                .expired(scope.party(), page.page(page.limit(), Optional.empty())).stream()
                        .map(Questions.Numbered::row)
                        .map(row -> new Alert(
                                Kind.EXPIRED,
                                Optional.of(text(row, "copy")),
                                text(row, "holder"),
                                Optional.of(text(row, "deliveredBy")),
                                Instant.parse(text(row, "expiredAt")),
                                "not deleted"))
                        .toList();
    }

    private List<Alert> backwards(Scope scope) {
        return model.database()
                .rows(
                        "SELECT NULL, p.text, NULL, t.proposed_at, t.id, t.backwards FROM entry t"
                                + " JOIN name p ON p.partition = t.partition AND p.n = t.producer"
                                + " WHERE t.partition = 1 AND t.backwards IS NOT NULL AND t.n <= ? AND t.proposed_at <= ?"
                                + scope.party()
                                        .map(number -> " AND t.producer = ?")
                                        .orElse("") + " ORDER BY t.n LIMIT ?",
                        row -> alert(
                                Kind.BACKWARDS,
                                row,
                                "transaction " + row.getString(5) + " begins " + row.getLong(6)
                                        + " ms before what its producer had stated"),
                        scope.values(
                                1, scope.horizon().entries(), scope.horizon().stated()));
    }

    private static String text(Json.Fields row, String member) {
        return row.members().get(member) instanceof Json.Text text ? text.value() : "";
    }

    private static Alert mismatched(ResultSet row) throws SQLException {
        long sent = row.getLong(5);
        long received = row.getLong(6);
        String what =
                sent == received ? "other content than was sent" : received + " rows where " + sent + " were sent";
        return alert(Kind.MISMATCHED, row, what);
    }

    private static Alert alert(Kind kind, ResultSet row, String what) throws SQLException {
        return new Alert(
                kind,
                Optional.ofNullable(row.getString(1)),
                row.getString(2),
                Optional.ofNullable(row.getString(3)),
                Instant.ofEpochMilli(row.getLong(4)),
                what);
    }
}
