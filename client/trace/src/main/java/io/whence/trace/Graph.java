package io.whence.trace;

import io.whence.model.circulation.Batch;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The custody graph in the tables: what leads from some copies and versions to others, up to a declared time. */
final class Graph {
    private static final int MANY = 256;
    private static final long NOBODY = -1;

    private static final String STEP = "SELECT e.id, e.at, e.entry, e.place, t.block, t.id, ";
    private static final String DELIVERY =
            " FROM copy c JOIN event e ON e.partition = c.partition AND e.n = c.delivered"
                    + " JOIN entry t ON t.partition = e.partition AND t.n = e.entry WHERE c.partition = 1 AND c.delivered_at <= ?";
    private static final String DERIVATION = " FROM input i JOIN derivation d ON d.partition = i.partition"
            + " AND d.version = i.version JOIN event e ON e.partition = d.partition AND e.n = d.derived"
            + " JOIN entry t ON t.partition = e.partition AND t.n = e.entry WHERE i.partition = 1 AND d.derived_at <= ?";

    private final Database database;

    Graph(Database database) {
        this.database = database;
    }

    /** An event that leads from one numbered node to another. */
    record Step(long from, long to, Kind kind, String id, Instant at, long order, long block, String transaction) {}

    /** From versions to the copies of them. */
    List<Step> copiesOf(List<Long> versions, Instant until) {
        return steps(STEP + "c.version, c.name" + DELIVERY + " AND c.version IN ", Kind.DELIVERED, versions, until);
    }

    /** From the versions of copies to the copies. */
    List<Step> deliveriesOf(List<Long> copies, Instant until) {
        return steps(STEP + "c.version, c.name" + DELIVERY + " AND c.name IN ", Kind.DELIVERED, copies, until);
    }

    /** From copies to the copies of the same version that their holders delivered on. */
    List<Step> passedOn(List<Long> copies, Instant until) {
        String sql = STEP + "h.name, c.name"
                + DELIVERY.replace(
                        " WHERE ",
                        " JOIN copy h ON h.partition = c.partition"
                                + " AND h.version = c.version AND h.holder = c.delivered_by AND h.delivered < c.delivered WHERE ");
        return steps(sql + " AND h.name IN ", Kind.DELIVERED, copies, until);
    }

    /** From copies to the versions derived from them. */
    List<Step> derivedFrom(List<Long> copies, Instant until) {
        return steps(STEP + "i.copy, i.version" + DERIVATION + " AND i.copy IN ", Kind.DERIVED, copies, until);
    }

    /** From the copies that versions were derived from to the versions. */
    List<Step> sourcesOf(List<Long> versions, Instant until) {
        return steps(STEP + "i.copy, i.version" + DERIVATION + " AND i.version IN ", Kind.DERIVED, versions, until);
    }

    /** Copies that a party holds. */
    List<Long> heldBy(long party, Instant until) {
        return numbers(
                "SELECT name FROM copy WHERE partition = 1 AND holder = ? AND delivered_at <= ? ORDER BY delivered",
                party,
                until);
    }

    /** Copies delivered under an agreement. */
    List<Long> under(long agreement, Instant until) {
        return numbers(
                "SELECT name FROM copy WHERE partition = 1 AND agreement = ? AND delivered_at <= ? ORDER BY delivered",
                agreement,
                until);
    }

    /** Versions that a party derived. */
    List<Long> derivedBy(long party, Instant until) {
        return numbers(
                "SELECT version FROM derivation WHERE partition = 1 AND author = ? AND derived_at <= ? ORDER BY derived",
                party,
                until);
    }

    /** The copies among these numbers, in ledger order, as they stood at {@code moment}. */
    List<Trace.CopyNode> copies(List<Long> names, Instant moment) {
        String sql = "SELECT n.text, h.text, v.text, a.text, c.delivered_at, c.due_at, c.received_at, c.matched,"
                + " c.deleted_at, e.entry, e.place FROM copy c"
                + " JOIN event e ON e.partition = c.partition AND e.n = c.delivered"
                + " JOIN name n ON n.partition = c.partition AND n.n = c.name"
                + " JOIN name h ON h.partition = c.partition AND h.n = c.holder"
                + " JOIN name v ON v.partition = c.partition AND v.n = c.version"
                + " JOIN name a ON a.partition = c.partition AND a.n = c.agreement"
                + " WHERE c.partition = 1 AND c.name IN ";
        List<Trace.CopyNode> nodes = new ArrayList<>();
        for (List<Long> some : chunks(names)) {
            nodes.addAll(database.rows(sql + places(some), row -> copy(row, moment), some.toArray()));
        }
        return nodes;
    }

    private static Trace.CopyNode copy(ResultSet row, Instant moment) throws SQLException {
        return new Trace.CopyNode(
                row.getString(1),
                order(row.getLong(10), row.getInt(11)),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                time(row, 9).map(moment::isBefore).orElse(true),
                receipt(row, moment),
                Instant.ofEpochMilli(row.getLong(5)));
    }

    private static Receipt receipt(ResultSet row, Instant moment) throws SQLException {
        Optional<Instant> received = time(row, 7).filter(at -> !at.isAfter(moment));
        if (received.isPresent()) {
            return row.getInt(8) == 1 ? Receipt.MATCHED : Receipt.MISMATCHED;
        }
        return moment.isAfter(Instant.ofEpochMilli(row.getLong(6))) ? Receipt.OVERDUE : Receipt.SENT_ONLY;
    }

    /** The place of an event in the ledger, as one number: its transaction, then its place in the batch. */
    static long order(long entry, int place) {
        return entry * 2 * Batch.EVENTS_MAX + place + 1;
    }

    static Optional<Instant> time(ResultSet row, int column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
    }

    private List<Long> numbers(String sql, long of, Instant until) {
        return database.rows(sql, row -> row.getLong(1), of, until.toEpochMilli());
    }

    private List<Step> steps(String sql, Kind kind, List<Long> nodes, Instant until) {
        List<Step> steps = new ArrayList<>();
        for (List<Long> some : chunks(nodes)) {
            List<Object> values = new ArrayList<>(List.of(until.toEpochMilli()));
            values.addAll(some);
            steps.addAll(database.rows(sql + places(some), row -> step(row, kind), values.toArray()));
        }
        return steps;
    }

    private static Step step(ResultSet row, Kind kind) throws SQLException {
        return new Step(
                row.getLong(7),
                row.getLong(8),
                kind,
                row.getString(1),
                Instant.ofEpochMilli(row.getLong(2)),
                order(row.getLong(3), row.getInt(4)),
                row.getLong(5),
                row.getString(6));
    }

    /** One or {@link #MANY} at a time, so that two statements serve all; what is missing is nobody's number. */
    private static List<List<Long>> chunks(List<Long> numbers) {
        if (numbers.size() == 1) {
            return List.of(numbers);
        }
        List<List<Long>> chunks = new ArrayList<>();
        for (int start = 0; start < numbers.size(); start += MANY) {
            List<Long> chunk = new ArrayList<>(numbers.subList(start, Math.min(numbers.size(), start + MANY)));
            while (chunk.size() < MANY) {
                chunk.add(NOBODY);
            }
            chunks.add(chunk);
        }
        return chunks;
    }

    private static String places(List<Long> chunk) {
        return "(?" + ", ?".repeat(chunk.size() - 1) + ")";
    }
}
