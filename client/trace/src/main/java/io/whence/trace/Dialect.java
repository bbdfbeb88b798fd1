package io.whence.trace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;

/** What differs between the databases: how one is opened, thrown away, and how tables are spelled. All else is one SQL. */
enum Dialect {
    SQLITE {
        @Override
        Connection open(Storage storage) throws SQLException, IOException {
            Path file = ((Storage.File) storage).path().toAbsolutePath();
            Files.createDirectories(Objects.requireNonNull(file.getParent()));
            return opened(
                    DriverManager.getConnection("jdbc:sqlite:" + file),
                    "PRAGMA busy_timeout = 30000",
                    "PRAGMA journal_mode = WAL",
                    "PRAGMA synchronous = NORMAL",
                    "PRAGMA cache_size = -131072",
                    "PRAGMA threads = 2");
        }

        @Override
        void discard(Storage storage) throws IOException {
            for (String suffix : List.of("", "-wal", "-shm")) {
                Files.deleteIfExists(Path.of(((Storage.File) storage).path() + suffix));
            }
        }

        @Override
        String spell(String sql) {
            return sql;
        }

        @Override
        String plans() {
            return "plans.sqlite.sql";
        }
    },
    POSTGRESQL {
        @Override
        Connection open(Storage storage) throws SQLException {
            Storage.Server server = server(storage);
            return opened(
                    connection(server),
                    "CREATE SCHEMA IF NOT EXISTS " + server.schema(),
                    "SET search_path TO " + server.schema());
        }

        @Override
        void discard(Storage storage) throws SQLException {
            Storage.Server server = server(storage);
            opened(connection(server), "DROP SCHEMA IF EXISTS " + server.schema() + " CASCADE")
                    .close();
        }

        // Texts are ordered by their bytes, as SQLite does, whatever the server's locale; a key of one number, by which
        // a
        // file with one channel keeps its rows, is one of a partition here.
        @Override
        String spell(String sql) {
            return sql.replaceAll(
                            "(?s)(\\w+) INTEGER PRIMARY KEY(.*)\\)",
                            "$1 INTEGER NOT NULL$2, PRIMARY KEY (partition, $1))")
                    .replace(" WITHOUT ROWID", "")
                    .replace(" INTEGER", " BIGINT")
                    .replace(" BLOB", " BYTEA")
                    .replace(" TEXT", " TEXT COLLATE \"C\"");
        }

        @Override
        String plans() {
            return "plans.postgresql.sql";
        }

        private Storage.Server server(Storage storage) {
            Storage.Server server = (Storage.Server) storage;
            if (!server.schema().matches("whence_[a-z0-9_]{1,56}")) {
                throw TraceRule.READ_MODEL_UNREADABLE.refuse("schema", server.schema());
            }
            return server;
        }

        private Connection connection(Storage.Server server) throws SQLException {
            return DriverManager.getConnection(
                    server.url() + (server.url().contains("?") ? "&" : "?") + "reWriteBatchedInserts=true");
        }
    };

    /** A connection with one transaction open, whose statements find the read model's tables by their plain names. */
    abstract Connection open(Storage storage) throws SQLException, IOException;

    /** Throws a read model away, if there is one. */
    abstract void discard(Storage storage) throws SQLException, IOException;

    /** The same table or index in this database's words. */
    abstract String spell(String sql);

    /** The script that tells the database, once it has indexes, what to plan by. */
    abstract String plans();

    static Dialect of(Storage storage) {
        return switch (storage) {
            case Storage.File file -> SQLITE;
            case Storage.Server server -> POSTGRESQL;
        };
    }

    private static Connection opened(Connection connection, String... settings) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String setting : settings) {
                statement.execute(setting);
            }
        }
        connection.setAutoCommit(false);
        return connection;
    }
}
