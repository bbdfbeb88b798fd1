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
    private final Map<String, Optional<Registration>> remembered = new HashMap<>();
    private final Latest<String, List<Standing>> histories =
            new Latest<>(10L * REMEMBERED_MAX, standings -> 1 + standings.size(), () -> {});

    Documents(Database database) {
        this.database = database;
    }

    /** Whether somebody asked for this document, and remembers the answer perhaps. */
    boolean asked(String type, String id) {
        return remembered.containsKey(type + "/" + id);
    }

    void add(long entry, Document document) {
        database.later(
                Change.DOCUMENT,
                document.type(),
                document.id(),
                entry,
                document.declaredAt().toEpochMilli(),
                document.json().text());
        remembered.remove(document.type() + "/" + document.id());
        histories.forget(document.type() + "/" + document.id());
    }

    /** What is remembered was rolled back. */
    void rolledBack() {
        remembered.clear();
        histories.clear();
    }

    /** The present registration, read by its type. */
    <T extends Registration> Optional<T> present(String type, String id, Class<T> kind) {
        if (remembered.size() > REMEMBERED_MAX) {
            remembered.clear();
        }
        return remembered
                .computeIfAbsent(type + "/" + id, key -> read(type, id, Long.MAX_VALUE))
                .map(kind::cast);
    }

    /** A document and where it stands. */
    record Standing(String id, long entry, Instant declaredAt) {}

    /** Where a document first stood. */
    Optional<Standing> first(String type, String id) {
        return all(type, id).stream().findFirst();
    }

    /** Every document of a type that is seen, where it first stood. */
    List<Standing> all(String type, Horizon horizon) {
        return database.rows(
                "SELECT id, MIN(entry), MIN(declared_at) FROM document WHERE partition = 1 AND type = ?"
                        + " AND declared_at <= ? AND entry <= ? GROUP BY id ORDER BY MIN(entry)",
                Documents::standing,
                type,
                horizon.until(),
                horizon.entries());
    }

    /** The registration as it stood after an entry. */
    <T extends Registration> Optional<T> standing(long entry, String type, String id, Class<T> kind) {
        List<Standing> all = all(type, id);
        boolean present = all.isEmpty() || all.getLast().entry() <= entry;
        return present ? present(type, id, kind) : read(type, id, entry).map(kind::cast);
    }

    /** Where documents of this id were added, up to an entry, in order. */
    List<Long> entries(long until, String type, String id) {
        return all(type, id).stream()
                .map(Standing::entry)
                .filter(entry -> entry <= until)
                .toList();
    }

    private List<Standing> all(String type, String id) {
        String key = type + "/" + id;
        return histories.find(key).orElseGet(() -> {
            List<Standing> read = database.rows(
                    "SELECT id, entry, declared_at FROM document WHERE partition = 1 AND type = ? AND id = ?"
                            + " ORDER BY entry",
                    Documents::standing,
                    type,
                    id);
            histories.put(key, read);
            return read;
        });
    }

    private static Standing standing(ResultSet row) throws SQLException {
        return new Standing(row.getString(1), row.getLong(2), Instant.ofEpochMilli(row.getLong(3)));
    }

    private Optional<Registration> read(String type, String id, long entry) {
        return database.first(
                        "SELECT json FROM document WHERE partition = 1 AND type = ? AND id = ? AND entry <= ?"
                                + " ORDER BY entry DESC LIMIT 1",
                        row -> row.getString(1),
                        type,
                        id,
                        entry)
                .map(json -> Document.read(type, json.getBytes(StandardCharsets.UTF_8)))
                .map(RegistrationCodec::read);
    }
}
