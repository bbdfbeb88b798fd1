package io.whence.trace;

/** The changes that wait to be written together, in the order in which they are: what changes a row stands after what adds it. */
enum Change {
    NAME("INSERT INTO name (partition, n, text) VALUES (1, ?, ?)"),
    ENTRY("INSERT INTO entry (partition, n, id, block, position, msp, certificate, function, proposed_at, producer,"
            + " stated_at, backwards, late) VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
    DOCUMENT("INSERT INTO document (partition, type, id, entry, declared_at, json) VALUES (1, ?, ?, ?, ?, ?)"),
    TERM("INSERT INTO term (partition, agreement, entry, provider, insured, policy, expires_at, retention)"
            + " VALUES (1, ?, ?, ?, ?, ?, ?, ?)"),
    MOVE("INSERT INTO move (partition, entry, subject, answer) VALUES (1, ?, ?, ?)"),
    EVENT("INSERT INTO event (partition, n, kind, id, at, author, subject, action, purpose, count, decision)"
            + " VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
    COPY("INSERT INTO copy (partition, name, holder, version, agreement, root, rows, commitment, delivered, event,"
            + " delivered_by, delivered_at, due_at) VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
    RECEIPT("UPDATE copy SET received = ?, received_at = ?, received_root = ?, received_rows = ?, received_basis = ?,"
            + " matched = CASE WHEN root = ? AND rows = ? THEN 1 ELSE 0 END WHERE partition = 1 AND name = ?"),
    DELETION("UPDATE copy SET deleted = ?, deleted_at = ?, contradicted_at = ? WHERE partition = 1 AND name = ?"),
    HOLDING("INSERT INTO holding (partition, holder, version, copy) VALUES (1, ?, ?, ?)"),
    ACT("INSERT INTO act (partition, n, copy, action, recipient, decision) VALUES (1, ?, ?, ?, ?, ?)"),
    DERIVATION("INSERT INTO derivation (partition, version, author, method, derived, event, derived_at)"
            + " VALUES (1, ?, ?, ?, ?, ?, ?)"),
    INPUT("INSERT INTO input (partition, version, place, copy) VALUES (1, ?, ?, ?)"),
    USES("INSERT INTO uses (partition, copy, action, count, first_at, last_at) VALUES (1, ?, ?, ?, ?, ?)"
            + " ON CONFLICT (partition, copy, action) DO UPDATE SET"
            + " count = excluded.count, first_at = excluded.first_at, last_at = excluded.last_at");

    private final String sql;

    Change(String sql) {
        this.sql = sql;
    }

    String sql() {
        return sql;
    }
}
