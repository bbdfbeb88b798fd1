package io.whence.trace;

import io.whence.model.bytes.Json;
import io.whence.model.circulation.Copy;
import io.whence.model.value.Time;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The questions whose answers are copies, in the order of their deliveries on the ledger. */
final class CopyQuestions {
    private static final String LIVE = " AND (c.deleted IS NULL OR c.deleted > ? OR c.deleted_at > ?)";
    private static final String UNMATCHED =
            " AND (c.received IS NULL OR c.received > ? OR c.received_at > ? OR c.matched = 0"
                    + " OR c.delivered_by = c.holder)";
    private static final String OF_PARTY = " AND (c.holder = ? OR c.delivered_by = ?)";
    private static final String TERM = " JOIN term t ON t.partition = c.partition AND t.agreement = c.agreement"
            + " AND t.entry = (SELECT MAX(x.entry) FROM term x WHERE x.partition = c.partition"
            + " AND x.agreement = c.agreement AND x.entry <= ?)";
    private static final String PAGE = " AND c.delivered > ? ORDER BY c.delivered LIMIT ?";

    private final ReadModel model;
    private final Horizon horizon;

    CopyQuestions(ReadModel model, Horizon horizon) {
        this.model = model;
        this.horizon = horizon;
    }

    /** From memory, unless the version has very many copies: then a page of them is read. */
    List<Questions.Numbered> holders(long version, Asked asked) {
        Optional<List<CopyRow>> all = model.shelf().copiesOf(version);
        if (all.isPresent()) {
            return all.get().stream()
                    .filter(copy -> copy.seen(horizon) && copy.live(horizon) && copy.delivered() > asked.afterNumber())
                    .limit(asked.oneMore())
                    .map(this::copy)
                    .toList();
        }
        return copies(
                CopyRow.COLUMNS + CopyRow.FROM + CopyRow.SEEN + " AND c.version = ?" + LIVE + PAGE,
                seen(version, horizon.events(), horizon.stated()),
                asked);
    }

    List<Questions.Numbered> receipts(Optional<Long> party, Asked asked) {
        List<Object> values = seen(horizon.events(), horizon.stated());
        party.ifPresent(number -> values.addAll(List.of(number, number)));
        return copies(
                CopyRow.COLUMNS
                        + CopyRow.FROM
                        + CopyRow.SEEN
                        + UNMATCHED
                        + party.map(number -> OF_PARTY).orElse("")
                        + PAGE,
                values,
                asked);
    }

    List<Questions.Numbered> expired(Optional<Long> party, Asked asked) {
        long moment = horizon.moment().toEpochMilli();
        List<Object> values = new ArrayList<>(List.of(horizon.entries()));
        values.addAll(seen(horizon.events(), horizon.stated(), moment, moment));
        party.ifPresent(number -> values.addAll(List.of(number, number)));
        values.addAll(page(asked));
        return model.database()
                .rows(
                        CopyRow.COLUMNS + ", t.expires_at, c.delivered_at + t.retention" + CopyRow.FROM + TERM
                                + CopyRow.SEEN + LIVE
                                + " AND (t.expires_at <= ? OR c.delivered_at + t.retention <= ?)"
                                + party.map(number -> OF_PARTY).orElse("") + PAGE,
                        this::expired,
                        values.toArray());
    }

    List<Questions.Numbered> exposure(long insured, Asked asked) {
        Asked.Period period = asked.period().orElseThrow(() -> TraceRule.PERIOD_EMPTY.refuse("from", "no period"));
        List<Object> values = new ArrayList<>(List.of(horizon.entries()));
        values.addAll(
                seen(horizon.events(), period.from().toEpochMilli(), period.to().toEpochMilli(), insured, insured));
        values.addAll(page(asked));
        return model.database()
                .rows(
                        CopyRow.COLUMNS + ", t.provider" + CopyRow.FROM + TERM + CopyRow.SEEN + LIVE
                                + " AND c.delivered_at < ? AND t.insured = 1"
                                + " AND (c.holder = ? OR c.agreement IN"
                                + " (SELECT y.agreement FROM term y WHERE y.partition = 1 AND y.provider = ?))" + PAGE,
                        row -> exposed(row, insured, period),
                        values.toArray());
    }

    private List<Questions.Numbered> copies(String sql, List<Object> values, Asked asked) {
        values.addAll(page(asked));
        return model.database().rows(sql, row -> copy(CopyRow.of(row)), values.toArray());
    }

    private List<Object> seen(long... more) {
        List<Object> values = new ArrayList<>(List.of(horizon.until(), horizon.events()));
        for (long value : more) {
            values.add(value);
        }
        return values;
    }

    private static List<Object> page(Asked asked) {
        return List.of(asked.afterNumber(), asked.oneMore());
    }

    private Questions.Numbered copy(CopyRow row) {
        Trace.CopyNode copy = row.node(model.names(), horizon);
        Trace.Acknowledged acknowledged = copy.acknowledged();
        return numbered(
                copy,
                List.of(
                        Json.of(copy.id()),
                        Json.of(copy.holder()),
                        Json.of(copy.deliveredBy()),
                        Json.of(copy.version()),
                        Json.of(copy.agreement()),
                        Json.of(copy.rows()),
                        Json.of(TraceJson.state(copy)),
                        Json.of(copy.receipt().name()),
                        Answer.text(acknowledged.basis().map(Copy.Basis::name)),
                        Json.of(Time.format(copy.since())),
                        Json.of(Time.format(acknowledged.due())),
                        Answer.time(acknowledged.receivedAt())));
    }

    private Questions.Numbered expired(ResultSet row) throws SQLException {
        Trace.CopyNode copy = CopyRow.of(row).node(model.names(), horizon);
        Instant ended = Instant.ofEpochMilli(row.getLong(CopyRow.WIDTH + 1));
        Instant expired = Graph.time(row, CopyRow.WIDTH + 2)
                .filter(kept -> kept.isBefore(ended))
                .orElse(ended);
        return numbered(
                copy,
                List.of(
                        Json.of(copy.id()),
                        Json.of(copy.holder()),
                        Json.of(copy.deliveredBy()),
                        Json.of(copy.version()),
                        Json.of(copy.agreement()),
                        Json.of(Time.format(copy.since())),
                        Json.of(Time.format(expired))));
    }

    private Questions.Numbered exposed(ResultSet row, long insured, Asked.Period period) throws SQLException {
        Trace.CopyNode copy = CopyRow.of(row).node(model.names(), horizon);
        Instant from = copy.since().isBefore(period.from()) ? period.from() : copy.since();
        Instant until = copy.deleted().filter(at -> at.isBefore(period.to())).orElse(period.to());
        return numbered(
                copy,
                List.of(
                        Json.of(copy.id()),
                        Json.of(row.getLong(CopyRow.WIDTH + 1) == insured ? "PROVIDER" : "HOLDER"),
                        Json.of(copy.holder()),
                        Json.of(copy.deliveredBy()),
                        Json.of(copy.version()),
                        Json.of(copy.agreement()),
                        Json.of(copy.rows()),
                        Json.of(Time.format(from)),
                        Json.of(Time.format(until)),
                        Json.of(copy.receipt().name())));
    }

    /** Pages of copies go on by the events that made them. */
    private static Questions.Numbered numbered(Trace.CopyNode copy, List<Json> values) {
        return new Questions.Numbered(copy.order(), values);
    }
}
