package io.whence.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import javax.sql.DataSource;

/** The baseline: the questions as recursive SQL, as one would write them, on a server that holds the same rows. */
final class PlainSql implements AutoCloseable {
    private static final String EDGES = "SELECT version AS source, name AS target, delivered_at AS at FROM copy"
            + " UNION ALL SELECT i.copy, i.version, d.derived_at FROM input i JOIN derivation d"
            + " ON d.partition = i.partition AND d.version = i.version";
    private static final String REACH =
            "WITH RECURSIVE reach(node) AS (SELECT n FROM name WHERE partition = 1 AND text = ?"
                    + " UNION SELECT e.%s FROM reach r JOIN (" + EDGES + ") e ON e.%s = r.node WHERE e.at <= ?)"
                    + " SELECT s.text, h.text, v.text, c.delivered_at, c.received_at, c.deleted_at, e.id, t.block, t.id FROM reach r"
                    + " JOIN name s ON s.partition = 1 AND s.n = r.node"
                    + " LEFT JOIN copy c ON c.partition = 1 AND c.name = r.node"
                    + " LEFT JOIN name h ON h.partition = 1 AND h.n = c.holder"
                    + " LEFT JOIN name v ON v.partition = 1 AND v.n = c.version"
                    + " LEFT JOIN event e ON e.partition = 1 AND e.n = c.delivered"
                    + " LEFT JOIN entry t ON t.partition = 1 AND t.n = e.entry ORDER BY c.delivered";
    private static final String HOLDERS =
            "SELECT s.text, h.text, a.text, c.delivered_at, c.received_at, e.id FROM copy c"
                    + " JOIN name s ON s.partition = 1 AND s.n = c.name JOIN name h ON h.partition = 1 AND h.n = c.holder"
                    + " JOIN name v ON v.partition = 1 AND v.n = c.version JOIN name a ON a.partition = 1 AND a.n = c.agreement"
                    + " JOIN event e ON e.partition = 1 AND e.n = c.delivered"
                    + " WHERE c.partition = 1 AND v.text = ? AND c.delivered_at <= ?"
                    + " AND (c.deleted_at IS NULL OR c.deleted_at > ?) ORDER BY c.delivered";

    private final Connection connection;
    private final PreparedStatement holders;
    private final PreparedStatement descendants;
    private final PreparedStatement sources;

    PlainSql(DataSource server, String schema) throws SQLException {
        connection = server.getConnection();
        try (Statement settings = connection.createStatement()) {
            settings.execute("SET search_path TO " + schema);
            settings.execute("ANALYZE");
        }
        holders = connection.prepareStatement(HOLDERS);
        descendants = connection.prepareStatement(REACH.formatted("target", "source"));
        sources = connection.prepareStatement(REACH.formatted("source", "target"));
    }

    int holders(String version, Instant at) throws SQLException {
        holders.setLong(3, at.toEpochMilli());
        return rows(holders, version, at);
    }

    int descendants(String version, Instant at) throws SQLException {
        return rows(descendants, version, at);
    }

    int sources(String version, Instant at) throws SQLException {
        return rows(sources, version, at);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private static int rows(PreparedStatement statement, String version, Instant at) throws SQLException {
        statement.setString(1, version);
        statement.setLong(2, at.toEpochMilli());
        int rows = 0;
        try (ResultSet result = statement.executeQuery()) {
            while (result.next()) {
                rows++;
            }
        }
        return rows;
    }
}
