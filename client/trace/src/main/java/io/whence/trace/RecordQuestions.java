package io.whence.trace;

import io.whence.model.bytes.Json;
import io.whence.model.value.Time;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The questions whose answers are records, in ledger order: documents, moves and events. */
final class RecordQuestions {
    private static final String EVENT = "SELECT e.n, t.block, t.id, e.kind, e.id, e.at, b.text, s.text,"
            + " a.text, p.text, e.count, e.decision FROM event e"
            + " JOIN entry t ON t.partition = e.partition AND t.n = e.n / " + Order.PLACES
            + " JOIN name b ON b.partition = e.partition AND b.n = e.author"
            + " JOIN name s ON s.partition = e.partition AND s.n = e.subject"
            + " LEFT JOIN name a ON a.partition = e.partition AND a.n = e.action"
            + " LEFT JOIN name p ON p.partition = e.partition AND p.n = e.purpose"
            + " WHERE e.n <= ? AND e.at <= ? AND e.n > ?";
    private static final String ORDER = " ORDER BY e.n LIMIT ?";
    private static final long DENSE = 50;
    private static final String ENTRY = " ORDER BY t.n LIMIT ?";

    private final ReadModel model;
    private final Horizon horizon;

    RecordQuestions(ReadModel model, Horizon horizon) {
        this.model = model;
        this.horizon = horizon;
    }

    List<Questions.Numbered> agreement(long agreement, Asked asked) {
        SortedMap<Long, List<Json>> records = registered(agreement, asked);
        String subjects = "SELECT name FROM copy WHERE partition = 1 AND agreement = ?";
        events(records, asked, among(subjects, agreement), agreement);
        return page(records, asked);
    }

    /** What a party stated of copies that are not its own is a breach, or about copies that nobody knows. */
    List<Questions.Numbered> party(long party, Asked asked) {
        SortedMap<Long, List<Json>> records = registered(party, asked);
        String subjects = "SELECT name FROM copy WHERE partition = 1 AND holder = ?"
                + " UNION SELECT name FROM copy WHERE partition = 1 AND delivered_by = ?"
                + " UNION SELECT version FROM derivation WHERE partition = 1 AND author = ?";
        events(records, asked, among(subjects, party, party, party), party, party, party);
        events(records, asked, " AND e.partition = 1 AND e.decision = 1 AND e.author = ?", party);
        events(records, asked, " AND e.partition = 1 AND e.decision = 2 AND e.author = ?", party);
        return page(records, asked);
    }

    /**
     * Of a few subjects all events are looked up, and put in order; where subjects are many, the events are walked in their
     * order until the page is full, for which the plus keeps indexes that begin otherwise out of the plan.
     */
    private String among(String subjects, Object... values) {
        long few = count("SELECT COUNT(*) FROM (" + subjects + ") chosen", values);
        long all = count("SELECT COUNT(*) FROM copy WHERE partition = 1");
        return (few * DENSE > all
                        ? " AND +e.partition = 1 AND +e.subject IN ("
                        : " AND e.partition = 1 AND e.subject IN (")
                + subjects + ")";
    }

    private long count(String sql, Object... values) {
        return model.database().first(sql, row -> row.getLong(1), values).orElse(0L);
    }

    private static List<Questions.Numbered> page(SortedMap<Long, List<Json>> records, Asked asked) {
        return records.entrySet().stream()
                .limit(asked.oneMore())
                .map(record -> new Questions.Numbered(record.getKey(), record.getValue()))
                .toList();
    }

    private void events(SortedMap<Long, List<Json>> records, Asked asked, String selection, Object... values) {
        List<Object> all = new ArrayList<>(List.of(horizon.events(), horizon.until(), asked.afterNumber()));
        all.addAll(List.of(values));
        all.add(asked.oneMore());
        model.database().each(EVENT + selection + ORDER, row -> records.put(row.getLong(1), event(row)), all.toArray());
    }

    /** Documents and moves that carry the id. */
    private SortedMap<Long, List<Json>> registered(long name, Asked asked) {
        String id = model.names().text(name);
        SortedMap<Long, List<Json>> records = new TreeMap<>();
        String columns = "SELECT t.n, t.block, t.id, t.function, t.msp, ";
        String bounds = " AND t.n <= ? AND t.n > ?";
        Object[] values = {id, horizon.entries(), Order.entry(asked.afterNumber()), asked.oneMore()};
        model.database()
                .each(
                        columns + "d.declared_at FROM document d JOIN entry t ON t.partition = d.partition"
                                + " AND t.n = d.entry WHERE d.partition = 1 AND d.type IN ('party', 'agreement')"
                                + " AND d.id = ?" + bounds + ENTRY,
                        row -> registered(records, row, id),
                        values);
        model.database()
                .each(
                        columns + "t.proposed_at FROM move m JOIN entry t ON t.partition = m.partition"
                                + " AND t.n = m.entry WHERE m.partition = 1 AND m.subject = ?" + bounds + ENTRY,
                        row -> registered(records, row, id),
                        values);
        return records;
    }

    private void registered(SortedMap<Long, List<Json>> records, ResultSet row, String id) throws SQLException {
        Instant at = Instant.ofEpochMilli(row.getLong(6));
        if (at.toEpochMilli() <= horizon.until()) {
            records.put(
                    Order.of(row.getLong(1)),
                    List.of(
                            Json.of(row.getLong(2)),
                            Json.of(row.getString(3)),
                            Json.of(row.getString(4)),
                            Json.of(id),
                            Json.of(Time.format(at)),
                            Json.of(row.getString(5)),
                            Json.of(id),
                            Json.nothing(),
                            Json.nothing(),
                            Json.nothing(),
                            Json.nothing()));
        }
    }

    private static List<Json> event(ResultSet row) throws SQLException {
        boolean use = row.getString(9) != null;
        return List.of(
                Json.of(row.getLong(2)),
                Json.of(row.getString(3)),
                Json.of(Kind.of(row.getInt(4)).name().toLowerCase(Locale.ROOT)),
                Json.of(row.getString(5)),
                Json.of(Time.format(Instant.ofEpochMilli(row.getLong(6)))),
                Json.of(row.getString(7)),
                Json.of(row.getString(8)),
                Answer.text(Optional.ofNullable(row.getString(9))),
                Answer.text(Optional.ofNullable(row.getString(10))),
                use ? Json.of(row.getLong(11)) : Json.nothing(),
                use ? Json.of(Decided.truth(row.getInt(12)).name()) : Json.nothing());
    }
}
