package io.whence.trace;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A SQLite file with the read model's schema: statements prepared once, changes in transactions. Not for sharing. */
final class Database implements AutoCloseable {
    private static final int SCHEMA = 1;

    /** Sees one row of an answer that is too long to hold. */
    @FunctionalInterface
    interface RowVisit {
        void see(ResultSet row) throws SQLException;
    }

    /** Reads one row of an answer. */
    @FunctionalInterface
    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    private final Connection connection;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();

    private Database(Connection connection) {
        this.connection = connection;
    }

    /** Opens a database file, creating it or bringing its schema up to date. */
    static Database open(Path file) {
        try {
            Files.createDirectories(Objects.requireNonNull(file.toAbsolutePath().getParent()));
            Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
            Database database = new Database(connection);
            database.run("PRAGMA journal_mode = WAL");
            database.run("PRAGMA synchronous = NORMAL");
            database.run("PRAGMA cache_size = -131072");
            database.run("PRAGMA busy_timeout = 30000");
            connection.setAutoCommit(false);
            database.migrate();
            return database;
        } catch (IOException e) {
            throw TraceRule.READ_MODEL_UNREADABLE.refuse("read model", file);
        } catch (SQLException e) {
            throw broken(e);
        }
    }

    /** Runs a change that has no parameters. */
    void run(String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw broken(e);
        }
    }

    void change(String sql, @Nullable Object... values) {
        try {
            bind(sql, values).executeUpdate();
        } catch (SQLException e) {
            throw broken(e);
        }
    }

    <T> List<T> rows(String sql, Row<T> reader, @Nullable Object... values) {
        try (ResultSet result = bind(sql, values).executeQuery()) {
            List<T> rows = new ArrayList<>();
            while (result.next()) {
                rows.add(reader.read(result));
            }
            return rows;
        } catch (SQLException e) {
            throw broken(e);
        }
    }

    /** Shows every row in turn, holding none. */
    void each(String sql, RowVisit visit, @Nullable Object... values) {
        try (ResultSet result = bind(sql, values).executeQuery()) {
            while (result.next()) {
                visit.see(result);
            }
        } catch (SQLException e) {
            throw broken(e);
        }
    }

    <T> Optional<T> first(String sql, Row<T> reader, @Nullable Object... values) {
        return rows(sql, reader, values).stream().findFirst();
    }

    /** A statement for callers that bind and run it many times. */
    PreparedStatement prepare(String sql) throws SQLException {
        PreparedStatement known = prepared.get(sql);
        if (known == null) {
            known = connection.prepareStatement(sql);
            prepared.put(sql, known);
        }
        return known;
    }

    void commit() {
        try {
            connection.commit();
        } catch (SQLException e) {
            throw broken(e);
        }
    }

    void rollback() {
        try {
            connection.rollback();
        } catch (SQLException e) {
            throw broken(e);
        }
    }

    @Override
    public void close() {
        try {
            for (PreparedStatement statement : prepared.values()) {
                statement.close();
            }
            connection.close();
        } catch (SQLException e) {
            throw broken(e);
        }
    }

    static IllegalStateException broken(SQLException e) {
        return new IllegalStateException("the read model fails: " + e.getMessage(), e);
    }

    private PreparedStatement bind(String sql, @Nullable Object... values) throws SQLException {
        PreparedStatement statement = prepare(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }

    private void migrate() {
        int version = first("PRAGMA user_version", row -> row.getInt(1)).orElse(0);
        if (version > SCHEMA) {
            throw TraceRule.READ_MODEL_NEWER.refuse("schema", version);
        }
        for (int step = version + 1; step <= SCHEMA; step++) {
            for (String statement : script(step).replaceAll("--[^\n]*", "").split(";", -1)) {
                if (!statement.isBlank()) {
                    run(statement);
                }
            }
            run("PRAGMA user_version = " + step);
        }
        commit();
    }

    private static String script(int step) {
        try (InputStream in = Database.class.getResourceAsStream("schema-" + step + ".sql")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
