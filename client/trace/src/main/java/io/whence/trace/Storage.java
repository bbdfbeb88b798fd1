package io.whence.trace;

import java.nio.file.Path;

/** Where a read model is kept: in a SQLite file of its own, or in a schema of its own on a PostgreSQL server. */
public sealed interface Storage {
    /** A SQLite file, which need not exist yet. */
    record File(Path path) implements Storage {
        @Override
        public String toString() {
            return path.toString();
        }
    }

    /**
     * A schema on a PostgreSQL server, which need not exist yet.
     *
     * @param url {@code jdbc:postgresql://…}; a password is better kept in the driver's password file
     */
    record Server(String url, String schema) implements Storage {
        /** Without the parameters, which may hold a password. */
        @Override
        public String toString() {
            return url.replaceFirst("\\?.*", "") + " " + schema;
        }
    }
}
