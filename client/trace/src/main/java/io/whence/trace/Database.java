package io.whence.trace;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A database with the read model's tables: statements prepared once, changes in transactions. Not for sharing. */
final class Database implements AutoCloseable {
    private static final int FETCH = 1000;
    private static final int WAITING_MAX = 10_000;
    private static final String CONNECTION_LOST = "08";
    private static final int SQLITE_READONLY = 8;
    private static final int SQLITE_IOERR = 10;
    private static final int SQLITE_CORRUPT = 11;
    private static final int SQLITE_FULL = 13;
    private static final int SQLITE_NOTADB = 26;

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
    private final Dialect dialect;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();
    private final Set<Change> waiting = EnumSet.noneOf(Change.class);
    private int waitingRows;

    private Database(Connection connection, Dialect dialect) {
        this.connection = connection;
        this.dialect = dialect;
    }

    /** Opens a database; where it has no tables, or those of an older program, it gets new ones. */
    static Database open(Storage storage) {
        Database database = connect(storage);
        if (new Schema(database).tables().isPresent()) {
            return database;
        }
        database.close();
        discard(storage);
        Database fresh = connect(storage);
        try {
            new Schema(fresh).create();
            return fresh;
        } catch (IllegalStateException failure) {
            fresh.close();
            return createdByAnother(storage).orElseThrow(() -> failure);
        }
    }

    /** Two programs that find no tables both make them, and one is first. */
    private static Optional<Database> createdByAnother(Storage storage) {
        Database database = connect(storage);
        if (new Schema(database).tables().isPresent()) {
            return Optional.of(database);
        }
        database.close();
        return Optional.empty();
    }

    /** Throws a read model away, if there is one. */
    static void discard(Storage storage) {
        try {
            Dialect.of(storage).discard(storage);
        } catch (SQLException | IOException e) {
            throw TraceRule.READ_MODEL_UNREADABLE.refuse("read model", storage + ": " + e.getMessage());
        }
    }

    private static Database connect(Storage storage) {
        Dialect dialect = Dialect.of(storage);
        try {
            return new Database(dialect.open(storage), dialect);
        } catch (SQLException e) {
            boolean damaged = e.getErrorCode() == SQLITE_NOTADB || e.getErrorCode() == SQLITE_CORRUPT;
            TraceRule rule = damaged ? TraceRule.READ_MODEL_DAMAGED : TraceRule.READ_MODEL_UNREADABLE;
            throw rule.refuse("read model", storage + ": " + e.getMessage());
        } catch (IOException e) {
            throw TraceRule.READ_MODEL_UNREADABLE.refuse("read model", storage + ": " + e.getMessage());
        }
    }

    Dialect dialect() {
        return dialect;
    }

    /** Whether there is a table of that name. */
    boolean has(String table) {
        try (ResultSet tables = connection.getMetaData().getTables(null, connection.getSchema(), table, null)) {
            return tables.next();
        } catch (SQLException e) {
            throw broken(e);
        }
    }

    /** Runs a change of the tables themselves. */
    void run(String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(dialect.spell(sql));
        } catch (SQLException e) {
            throw broken(e);
        }
    }

    /** Runs a change and says how many rows it concerned. */
    int change(String sql, @Nullable Object... values) {
        settle();
        try {
            return bind(sql, values).executeUpdate();
        } catch (SQLException e) {
            throw broken(e);
        }
    }

    /** Changes a row together with others: when something is asked, when many wait, or at the commit. */
    void later(Change change, @Nullable Object... values) {
        try {
            later(change, bind(change.sql(), values));
        } catch (SQLException e) {
            throw broken(e);
        }
    }

    /** Changes a row together with others, by a statement that is bound. */
    void later(Change change, PreparedStatement bound) throws SQLException {
        bound.addBatch();
        waiting.add(change);
        if (++waitingRows >= WAITING_MAX) {
            settle();
        }
    }

    /** Writes what waits. */
    void settle() {
        try {
            for (Change change : waiting) {
                prepare(change.sql()).executeBatch();
            }
            waiting.clear();
            waitingRows = 0;
        } catch (SQLException e) {
            throw broken(e);
        }
    }

    <T> List<T> rows(String sql, Row<T> reader, @Nullable Object... values) {
        List<T> rows = new ArrayList<>();
        each(sql, row -> rows.add(reader.read(row)), values);
        return rows;
    }

    /** Shows every row in turn, holding none. */
    void each(String sql, RowVisit visit, @Nullable Object... values) {
        settle();
        eachWritten(sql, visit, values);
    }

    /** Shows every row in turn, without those that wait to be written. */
    void eachWritten(String sql, RowVisit visit, @Nullable Object... values) {
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
            known.setFetchSize(FETCH);
            prepared.put(sql, known);
        }
        return known;
    }

    void commit() {
        settle();
        try {
            connection.commit();
        } catch (SQLException e) {
            throw broken(e);
        }
    }

    void rollback() {
        try {
            for (Change change : waiting) {
                prepare(change.sql()).clearBatch();
            }
            waiting.clear();
            waitingRows = 0;
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

    /** What a person can mend is refused by name; anything else is a fault of this program. */
    static RuntimeException broken(SQLException e) {
        String what = String.valueOf(e.getMessage());
        if (String.valueOf(e.getSQLState()).startsWith(CONNECTION_LOST)) {
            return TraceRule.READ_MODEL_UNREADABLE.refuse("read model", what);
        }
        return switch (e.getErrorCode()) {
            case SQLITE_CORRUPT, SQLITE_NOTADB -> TraceRule.READ_MODEL_DAMAGED.refuse("read model", what);
            case SQLITE_READONLY, SQLITE_IOERR, SQLITE_FULL ->
                TraceRule.READ_MODEL_UNWRITABLE.refuse("read model", what);
            default -> new IllegalStateException("the read model fails: " + what, e);
        };
    }

    private PreparedStatement bind(String sql, @Nullable Object... values) throws SQLException {
        PreparedStatement statement = prepare(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }
}
