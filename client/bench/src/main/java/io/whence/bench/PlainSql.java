package io.whence.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * The baseline: the questions as recursive SQL, as one would write them by hand, on a server that holds the same rows and
 * the same indexes. Each step of a recursion looks up the steps from one node, so that the indexes serve it. The planner
 * cannot guess how far a recursion goes: it plans as it does by itself, or is kept from hashing whole tables for a few rows.
 */
final class PlainSql implements AutoCloseable {
    private static final String DOWN = "SELECT c.name AS node FROM copy c"
            + " WHERE c.partition = 1 AND c.version = r.node AND c.delivered_at <= ?"
            + " UNION ALL SELECT d.version FROM input i JOIN derivation d ON d.partition = 1 AND d.version = i.version"
            + " WHERE i.partition = 1 AND i.copy = r.node AND d.derived_at <= ?";
    private static final String UP = "SELECT c.version AS node FROM copy c"
            + " WHERE c.partition = 1 AND c.name = r.node AND c.delivered_at <= ?"
            + " UNION ALL SELECT i.copy FROM input i JOIN derivation d ON d.partition = 1 AND d.version = i.version"
            + " WHERE i.partition = 1 AND i.version = r.node AND d.derived_at <= ?";
    private static final String REACH =
            "WITH RECURSIVE reach(node) AS (SELECT n FROM name WHERE partition = 1 AND text = ?"
                    + " UNION SELECT e.node FROM reach r CROSS JOIN LATERAL (%s) e)";
    private static final String NODES =
            " SELECT s.text, h.text, v.text, a.text, b.text, c.rows, c.delivered_at, c.due_at,"
                    + " c.received_at, c.matched, c.deleted_at, COALESCE(c.event, d.event), t.block, t.id FROM reach r"
                    + " JOIN name s ON s.partition = 1 AND s.n = r.node"
                    + " LEFT JOIN copy c ON c.partition = 1 AND c.name = r.node"
                    + " LEFT JOIN derivation d ON d.partition = 1 AND d.version = r.node"
                    + " LEFT JOIN name h ON h.partition = 1 AND h.n = COALESCE(c.holder, d.author)"
                    + " LEFT JOIN name v ON v.partition = 1 AND v.n = c.version"
                    + " LEFT JOIN name a ON a.partition = 1 AND a.n = c.agreement"
                    + " LEFT JOIN name b ON b.partition = 1 AND b.n = c.delivered_by"
                    + " LEFT JOIN entry t ON t.partition = 1 AND t.n = COALESCE(c.delivered, d.derived) / 8192"
                    + " ORDER BY COALESCE(c.delivered, d.derived, 0) LIMIT ?";
    private static final String HOLDERS =
            "SELECT s.text, h.text, v.text, a.text, b.text, c.rows, c.delivered_at, c.due_at, c.received_at,"
                    + " c.received_basis, c.matched FROM copy c"
                    + " JOIN name s ON s.partition = 1 AND s.n = c.name JOIN name h ON h.partition = 1 AND h.n = c.holder"
                    + " JOIN name v ON v.partition = 1 AND v.n = c.version JOIN name a ON a.partition = 1 AND a.n = c.agreement"
                    + " JOIN name b ON b.partition = 1 AND b.n = c.delivered_by"
                    + " WHERE c.partition = 1 AND v.text = ? AND c.delivered_at <= ?"
                    + " AND (c.deleted_at IS NULL OR c.deleted_at > ?) ORDER BY c.delivered LIMIT ?";

    private final Connection connection;
    private final PreparedStatement holders;
    private final PreparedStatement descendants;
    private final PreparedStatement sources;

    PlainSql(DataSource server, String schema, boolean hashing) throws SQLException {
        connection = server.getConnection();
        try (Statement settings = connection.createStatement()) {
            settings.execute("SET search_path TO " + schema);
            settings.execute("SET enable_hashjoin = " + hashing);
            settings.execute("SET enable_mergejoin = " + hashing);
            settings.execute("SET jit = off");
        }
        holders = connection.prepareStatement(HOLDERS);
        descendants = connection.prepareStatement(REACH.formatted(DOWN) + NODES);
        sources = connection.prepareStatement(REACH.formatted(UP) + NODES);
    }

    /** Counts rows and values once, as a server does by itself in time: what its plans rest on. */
    void analyze() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("VACUUM ANALYZE");
        }
    }

    List<String> holders(String version, Instant at, int limit) throws SQLException {
        return ids(holders, version, at, limit);
    }

    List<String> descendants(String version, Instant at, int limit) throws SQLException {
        return ids(descendants, version, at, limit);
    }

    List<String> sources(String version, Instant at, int limit) throws SQLException {
        return ids(sources, version, at, limit);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    /** Reads every column, as whoever shows the answer does; the first is the id. */
    private static List<String> ids(PreparedStatement statement, String version, Instant at, int limit)
            throws SQLException {
        statement.setString(1, version);
        statement.setLong(2, at.toEpochMilli());
        statement.setLong(3, at.toEpochMilli());
        statement.setInt(4, limit);
        List<String> ids = new ArrayList<>();
        try (ResultSet result = statement.executeQuery()) {
            int columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                for (int column = 2; column <= columns; column++) {
                    result.getObject(column);
                }
                ids.add(result.getString(1));
            }
        }
        return ids;
    }
}
