package io.whence.trace;

import io.whence.model.value.Time;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What needs attention: receipts that are missing or say otherwise, what no policy allows or can decide, copies that nobody
 * delivered or that should be gone, and times that contradict each other. What was recorded stands by the order of the ledger:
 * nothing hides because its declared time is yet to come.
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
        /** A use, a derivation or a delivery onward that the policy does not allow, or that was declared before the delivery. */
        BREACH,
        /** Something done of which the record does not say what the policy would have to know. */
        UNDECIDED,
        /** A use of a copy that had not been delivered when the use was recorded. */
        UNDELIVERED,
        /** A copy that was kept past its agreement or the deadline to delete it. */
        EXPIRED,
        /** A copy that was declared deleted before something that had been stated to be done with it. */
        CONTRADICTED,
        /** A batch that begins before what its producer had stated already. */
        BACKWARDS,
        /** A batch that begins more than seven days before it was proposed. */
        LATE
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
     * What needs attention, a page of it.
     *
     * @param truncated the kinds of which there is more after this page
     * @param next what to ask after for the next page; empty on the last
     */
    public record Told(List<Alert> alerts, Instant asOf, long height, List<Kind> truncated, Optional<String> next) {
        public Told {
            alerts = List.copyOf(alerts);
            truncated = List.copyOf(truncated);
        }
    }

    /** What needs attention, or what of it concerns one party, kind after kind, each in ledger order. */
    public Told of(Asked asked) {
        Horizon horizon = Horizon.of(model, asked.view());
        Optional<Long> party = asked.about().map(this::party);
        Place from = Place.after(asked);
        List<Found> page = new ArrayList<>();
        Set<Kind> truncated = EnumSet.noneOf(Kind.class);
        for (Kind kind : EnumSet.range(from.kind(), Kind.LATE)) {
            long after = kind == from.kind() ? from.number() : 0;
            int room = asked.limit() - page.size();
            List<Found> found = of(kind, new Scope(horizon, party, after, room));
            page.addAll(found.subList(0, Math.min(found.size(), room)));
            if (found.size() > room) {
                truncated.add(kind);
            }
        }
        return new Told(
                page.stream().map(Found::alert).toList(),
                horizon.moment(),
                horizon.height(),
                List.copyOf(truncated),
                truncated.isEmpty() ? Optional.empty() : Optional.of(Place.of(page.getLast())));
    }

    /** An alert, and the number by which alerts of its kind are ordered. */
    record Found(long number, Alert alert) {}

    /** Where a page begins: after a number of a kind. */
    private record Place(Kind kind, long number) {
        private static final Pattern SPELLED = Pattern.compile("([A-Z]{1,16})\\.(\\d{1,18})");

        static String of(Found last) {
            return last.alert().kind().name() + "." + last.number();
        }

        static Place after(Asked asked) {
            if (asked.after().isEmpty()) {
                return new Place(Kind.MISMATCHED, 0);
            }
            Matcher spelled = SPELLED.matcher(asked.after().get());
            return Stream.of(Kind.values())
                    .filter(kind -> spelled.matches() && kind.name().equals(spelled.group(1)))
                    .findFirst()
                    .map(kind -> new Place(kind, Long.parseLong(spelled.group(2))))
                    .orElseThrow(() -> TraceRule.AFTER_UNKNOWN.refuse(
                            "after", asked.after().get()));
        }
    }

    /** Within which horizon, of whom, after which number, and for how many there is room. */
    record Scope(Horizon horizon, Optional<Long> party, long after, int room) {
        String ofParty(String author) {
            return party.map(number -> " AND (c.holder = ? OR c.delivered_by = ?" + author + ")")
                    .orElse("");
        }

        /** The values of a statement: its own, the party as often as it is named, and the page. */
        Object[] values(int parties, Object... own) {
            List<Object> values = new ArrayList<>(List.of(own));
            party.ifPresent(number -> values.addAll(Collections.nCopies(parties, number)));
            values.add(after);
            values.add(oneMore());
            return values.toArray();
        }

        int oneMore() {
            return room == Integer.MAX_VALUE ? room : room + 1;
        }
    }

    private long party(String id) {
        OptionalLong name = model.names().find(id);
        if (name.isEmpty() || model.documents().first("party", id).isEmpty()) {
            throw TraceRule.SUBJECT_UNKNOWN.refuse("party", id);
        }
        return name.getAsLong();
    }

    private List<Found> of(Kind kind, Scope scope) {
        return switch (kind) {
            case MISMATCHED -> mismatched(scope);
            case OVERDUE -> overdue(scope);
            case BREACH, UNDECIDED -> new ActAlerts(model.database()).decided(kind, scope);
            case UNDELIVERED -> new ActAlerts(model.database()).undelivered(scope);
            case EXPIRED -> expired(scope);
            case CONTRADICTED -> contradicted(scope);
            case BACKWARDS ->
                batches(
                        kind,
                        "backwards",
                        scope,
                        (id, millis) ->
                                "transaction " + id + " begins " + millis + " ms before what its producer had stated");
            case LATE ->
                batches(
                        kind,
                        "late",
                        scope,
                        (id, millis) -> "transaction " + id + " states what is declared to have happened "
                                + Duration.ofMillis(millis).toDays() + " days before its proposal");
        };
    }

    private List<Found> mismatched(Scope scope) {
        return model.database()
                .rows(
                        COPY + "c.received_at, c.received, c.rows, c.received_rows FROM copy c" + NAMES
                                + " WHERE c.partition = 1 AND c.matched = 0 AND c.received <= ? AND c.received_at <= ?"
                                + scope.ofParty("") + " AND c.received > ? ORDER BY c.received LIMIT ?",
                        Alerts::mismatched,
                        scope.values(
                                2, scope.horizon().events(), scope.horizon().until()));
    }

    private List<Found> overdue(Scope scope) {
        return model.database()
                .rows(
                        COPY + "c.due_at, c.delivered FROM copy c" + NAMES
                                + " WHERE c.partition = 1 AND c.due_at < ? AND c.delivered <= ?"
                                + " AND (c.received IS NULL OR c.received > ? OR c.received_at > ?)"
                                + scope.ofParty("") + " AND c.delivered > ? ORDER BY c.delivered LIMIT ?",
                        row -> alert(Kind.OVERDUE, row, "no receipt in time"),
                        scope.values(
                                2,
                                scope.horizon().moment().toEpochMilli(),
                                scope.horizon().events(),
                                scope.horizon().events(),
                                scope.horizon().stated()));
    }

    private List<Found> expired(Scope scope) {
        Asked page = new Asked(
                Optional.empty(),
                View.of(scope.horizon().moment()),
                Optional.empty(),
                scope.room(),
                Optional.of(Long.toString(scope.after())));
        return new CopyQuestions(model, scope.horizon())
                .expired(scope.party(), page).stream().map(Alerts::expired).toList();
    }

    private static Found expired(Questions.Numbered numbered) {
        return new Found(
                numbered.number(),
                new Alert(
                        Kind.EXPIRED,
                        Optional.of(numbered.text(Question.EXPIRED, "copy")),
                        numbered.text(Question.EXPIRED, "holder"),
                        Optional.of(numbered.text(Question.EXPIRED, "deliveredBy")),
                        Instant.parse(numbered.text(Question.EXPIRED, "expiredAt")),
                        "not deleted"));
    }

    private List<Found> contradicted(Scope scope) {
        return model.database()
                .rows(
                        COPY + "c.deleted_at, c.deleted, c.contradicted_at FROM copy c" + NAMES
                                + " WHERE c.partition = 1 AND c.contradicted_at IS NOT NULL AND c.deleted <= ?"
                                + " AND c.deleted_at <= ?" + scope.ofParty("")
                                + " AND c.deleted > ? ORDER BY c.deleted LIMIT ?",
                        row -> alert(
                                Kind.CONTRADICTED,
                                row,
                                "deleted, by what is declared, before what was done with it at "
                                        + Time.format(Instant.ofEpochMilli(row.getLong(6)))),
                        scope.values(
                                2, scope.horizon().events(), scope.horizon().until()));
    }

    private List<Found> batches(
            Kind kind, String column, Scope scope, java.util.function.BiFunction<String, Long, String> what) {
        return model.database()
                .rows(
                        "SELECT NULL, p.text, NULL, t.proposed_at, t.n, t.id, t." + column + " FROM entry t"
                                + " JOIN name p ON p.partition = t.partition AND p.n = t.producer"
                                + " WHERE t.partition = 1 AND t." + column
                                + " IS NOT NULL AND t.n <= ? AND t.proposed_at <= ?"
                                + scope.party()
                                        .map(number -> " AND t.producer = ?")
                                        .orElse("") + " AND t.n > ? ORDER BY t.n LIMIT ?",
                        row -> alert(kind, row, what.apply(row.getString(6), row.getLong(7))),
                        scope.values(
                                1, scope.horizon().entries(), scope.horizon().until()));
    }

    private static Found mismatched(ResultSet row) throws SQLException {
        long sent = row.getLong(6);
        long received = row.getLong(7);
        String what =
                sent == received ? "other content than was sent" : received + " rows where " + sent + " were sent";
        return alert(Kind.MISMATCHED, row, what);
    }

    /** The columns of all: copy, party, who handed over, when, the number that orders; then what the kind adds. */
    static Found alert(Kind kind, ResultSet row, String what) throws SQLException {
        return new Found(
                row.getLong(5),
                new Alert(
                        kind,
                        Optional.ofNullable(row.getString(1)),
                        row.getString(2),
                        Optional.ofNullable(row.getString(3)),
                        Instant.ofEpochMilli(row.getLong(4)),
                        what));
    }
}
