package io.whence.trace;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The tables of a read model. There are no migrations: tables of an older program are thrown away, and blocks fill new ones.
 */
final class Schema {
    private static final int TABLES = 4;

    private final Database database;

    Schema(Database database) {
        this.database = database;
    }

    /** Which tables there are: empty for none, or for what is no read model of this manner. */
    Optional<Integer> tables() {
        if (!database.has("read_model")) {
            return Optional.empty();
        }
        int tables = database.first("SELECT tables FROM read_model", row -> row.getInt(1))
                .orElse(0);
        if (tables > TABLES) {
            throw TraceRule.READ_MODEL_NEWER.refuse("tables", tables);
        }
        return Optional.of(tables).filter(found -> found == TABLES);
    }

    void create() {
        statements("tables.sql").forEach(database::run);
        database.change(
                "INSERT INTO read_model (partition, tables, indexed) VALUES (?, ?, 0)", ReadModel.PARTITION, TABLES);
        database.change(
                "INSERT INTO follower (partition, next, transactions, events, names) VALUES (?, 0, 0, 0, 0)",
                ReadModel.PARTITION);
        database.commit();
    }

    /** Makes the indexes that questions need, unless they are there; whoever comes second waits for the first. */
    void index() {
        database.commit();
        if (database.change("UPDATE read_model SET indexed = 1 WHERE indexed = 0") == 1) {
            statements("indexes.sql").forEach(database::run);
            statements(database.dialect().plans()).forEach(database::run);
        }
        database.commit();
    }

    private static List<String> statements(String script) {
        try (InputStream in = Schema.class.getResourceAsStream(script)) {
            String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            return Stream.of(text.replaceAll("--[^\n]*", "").split(";", -1))
                    .filter(statement -> !statement.isBlank())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
