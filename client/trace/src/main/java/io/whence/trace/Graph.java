package io.whence.trace;

import io.whence.model.circulation.Batch;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The custody graph in the tables, up to a horizon: what leads from some copies and versions to others. */
final class Graph {
    private static final int MANY = 256;
    private static final int SOME = 16;
    private static final long NOBODY = -1;

    private static final String STEP = "SELECT e.id, e.at, e.entry, e.place, t.block, t.id, ";
    private static final String DELIVERY =
            " FROM copy c JOIN event e ON e.partition = c.partition AND e.n = c.delivered"
                    + " JOIN entry t ON t.partition = e.partition AND t.n = e.entry"
                    + " WHERE c.partition = 1 AND c.delivered_at <= ? AND c.delivered <= ?";
    private static final String DERIVATION = " FROM input i JOIN derivation d ON d.partition = i.partition"
            + " AND d.version = i.version JOIN event e ON e.partition = d.partition AND e.n = d.derived"
            + " JOIN entry t ON t.partition = e.partition AND t.n = e.entry"
            + " WHERE i.partition = 1 AND d.derived_at <= ? AND d.derived <= ?";

    private final Database database;
    private final Horizon horizon;

    Graph(Database database, Horizon horizon) {
        this.database = database;
        this.horizon = horizon;
    }

    /** An event that leads from one numbered node to another. */
    record Step(long from, long to, Kind kind, String id, Instant at, long order, long block, String transaction) {}

    /** From versions to the copies of them. */
    List<Step> copiesOf(List<Long> versions) {
        return steps(STEP + "c.version, c.name" + DELIVERY + " AND c.version IN ", Kind.DELIVERED, versions);
    }

    /** From the versions of copies to the copies. */
    List<Step> deliveriesOf(List<Long> copies) {
        return steps(STEP + "c.version, c.name" + DELIVERY + " AND c.name IN ", Kind.DELIVERED, copies);
    }

    /** From copies to the copies of the same version that their holders delivered on. */
    List<Step> passedOn(List<Long> copies) {
        String sql = STEP + "h.name, c.name"
                + DELIVERY.replace(
                        " WHERE ",
                        " JOIN copy h ON h.partition = c.partition"
                                + " AND h.version = c.version AND h.holder = c.delivered_by AND h.delivered < c.delivered WHERE ");
        return steps(sql + " AND h.name IN ", Kind.DELIVERED, copies);
    }

    /** From copies to the versions derived from them. */
    List<Step> derivedFrom(List<Long> copies) {
        return steps(STEP + "i.copy, i.version" + DERIVATION + " AND i.copy IN ", Kind.DERIVED, copies);
    }

    /** From the copies that versions were derived from to the versions. */
    List<Step> sourcesOf(List<Long> versions) {
        return steps(STEP + "i.copy, i.version" + DERIVATION + " AND i.version IN ", Kind.DERIVED, versions);
    }

    /** Copies that a party holds. */
    List<Long> heldBy(long party) {
        return numbers(
                "SELECT name FROM copy WHERE partition = 1 AND holder = ?"
                        + " AND delivered_at <= ? AND delivered <= ? ORDER BY delivered",
                party);
    }

    /** Copies delivered under an agreement. */
    List<Long> under(long agreement) {
        return numbers(
                "SELECT name FROM copy WHERE partition = 1 AND agreement = ?"
                        + " AND delivered_at <= ? AND delivered <= ? ORDER BY delivered",
                agreement);
    }

    /** Versions that a party derived. */
    List<Long> derivedBy(long party) {
        return numbers(
                "SELECT version FROM derivation WHERE partition = 1 AND author = ?"
                        + " AND derived_at <= ? AND derived <= ? ORDER BY derived",
                party);
    }

    /** The copies among these numbers, as they stood at the horizon. */
    List<Trace.CopyNode> copies(Collection<Long> names) {
        List<Trace.CopyNode> nodes = new ArrayList<>();
        for (List<Long> some : chunks(List.copyOf(names))) {
            nodes.addAll(database.rows(
                    CopyRows.COLUMNS + CopyRows.FROM + CopyRows.SEEN + " AND c.name IN " + places(some),
                    row -> CopyRows.node(row, horizon),
                    bounded(some)));
        }
        return nodes;
    }

    /** Versions that were derived by events, among these numbers. */
    List<Trace.VersionNode> derivations(Collection<Long> versions) {
        String sql = "SELECT v.text, a.text, d.derived_at, e.entry, e.place FROM derivation d"
                + " JOIN event e ON e.partition = d.partition AND e.n = d.derived"
                + " JOIN name v ON v.partition = d.partition AND v.n = d.version"
                + " JOIN name a ON a.partition = d.partition AND a.n = d.author"
                + " WHERE d.partition = 1 AND d.derived_at <= ? AND d.derived <= ? AND d.version IN ";
        List<Trace.VersionNode> nodes = new ArrayList<>();
        for (List<Long> some : chunks(List.copyOf(versions))) {
            nodes.addAll(database.rows(sql + places(some), Graph::version, bounded(some)));
        }
        return nodes;
    }

    /** The place of an event in the ledger, as one number: its transaction, then its place in the batch. */
    static long order(long entry, int place) {
        return entry * 2 * Batch.EVENTS_MAX + place + 1;
    }

    static Optional<Instant> time(ResultSet row, int column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
    }

    private static Trace.VersionNode version(ResultSet row) throws SQLException {
        return new Trace.VersionNode(
                row.getString(1),
                order(row.getLong(4), row.getInt(5)),
                true,
                Optional.of(row.getString(2)),
                time(row, 3));
    }

    private List<Long> numbers(String sql, long of) {
        return database.rows(sql, row -> row.getLong(1), of, horizon.until(), horizon.events());
    }

    private List<Step> steps(String sql, Kind kind, List<Long> nodes) {
        List<Step> steps = new ArrayList<>();
        for (List<Long> some : chunks(nodes)) {
            steps.addAll(database.rows(sql + places(some), row -> step(row, kind), bounded(some)));
        }
        return steps;
    }

    private Object[] bounded(List<Long> some) {
        List<Object> values = new ArrayList<>(List.of(horizon.until(), horizon.events()));
        values.addAll(some);
        return values.toArray();
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

    /** One, {@link #SOME} or {@link #MANY} at a time, so that three statements serve all; what is missing is nobody's. */
    private static List<List<Long>> chunks(List<Long> numbers) {
        List<List<Long>> chunks = new ArrayList<>();
        for (int start = 0; start < numbers.size(); start += MANY) {
            List<Long> chunk = numbers.subList(start, Math.min(numbers.size(), start + MANY));
            chunks.add(padded(chunk));
        }
        return chunks;
    }

    private static List<Long> padded(List<Long> chunk) {
        int size = chunk.size() == 1 ? 1 : chunk.size() <= SOME ? SOME : MANY;
        Long[] padded = chunk.toArray(new Long[size]);
        Arrays.fill(padded, chunk.size(), size, NOBODY);
        return List.of(padded);
    }

    private static String places(List<Long> chunk) {
        return "(?" + ", ?".repeat(chunk.size() - 1) + ")";
    }
}
