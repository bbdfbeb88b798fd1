package io.whence.trace;

import io.whence.model.circulation.Registration;
import io.whence.model.wire.Document;
import io.whence.model.wire.RegistrationCodec;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The documents that the blocks added: the present one of an id, or the one that stood at an entry. */
final class Documents {
    private static final int REMEMBERED_MAX = 10_000;

    private final Database database;
    private final int partition;
    private final Map<String, Optional<Registration>> remembered = new HashMap<>();

    Documents(Database database, int partition) {
        this.database = database;
        this.partition = partition;
    }

    void add(long entry, Document document) {
        database.change(
                "INSERT INTO document (partition, type, id, entry, declared_at, json) VALUES (?, ?, ?, ?, ?, ?)",
                partition,
                document.type(),
                document.id(),
                entry,
                document.declaredAt().toEpochMilli(),
                document.json().text());
        remembered.clear();
    }

    /** What is remembered was rolled back. */
    void rolledBack() {
        remembered.clear();
    }

    /** The present registration, read by its type. */
    <T extends Registration> Optional<T> present(String type, String id, Class<T> kind) {
        if (remembered.size() > REMEMBERED_MAX) {
            remembered.clear();
        }
        return remembered
                .computeIfAbsent(type + "/" + id, key -> read(type, id))
                .map(kind::cast);
    }

    /** A document and where it stands. */
    record Standing(String id, long entry, Instant declaredAt) {}

    /** Where a document first stood. */
    Optional<Standing> first(String type, String id) {
        return database.first(
                "SELECT id, entry, declared_at FROM document WHERE partition = ? AND type = ? AND id = ?"
                        + " ORDER BY entry LIMIT 1",
                Documents::standing,
                partition,
                type,
                id);
    }

    /** Every document of a type that was declared by then, where it first stood. */
    List<Standing> all(String type, Instant until) {
        return database.rows(
                "SELECT id, MIN(entry), MIN(declared_at) FROM document WHERE partition = ? AND type = ?"
                        + " AND declared_at <= ? GROUP BY id ORDER BY MIN(entry)",
                Documents::standing,
                partition,
                type,
                until.toEpochMilli());
    }

    private static Standing standing(ResultSet row) throws SQLException {
        return new Standing(row.getString(1), row.getLong(2), Instant.ofEpochMilli(row.getLong(3)));
    }

    private Optional<Registration> read(String type, String id) {
        return json(type, id)
                .map(json -> Document.read(type, json.getBytes(StandardCharsets.UTF_8)))
                .map(RegistrationCodec::read);
    }

    private Optional<String> json(String type, String id) {
        return database.first(
                "SELECT json FROM document WHERE partition = ? AND type = ? AND id = ? ORDER BY entry DESC LIMIT 1",
                row -> row.getString(1),
                partition,
                type,
                id);
    }
}
