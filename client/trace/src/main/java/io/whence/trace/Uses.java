package io.whence.trace;

import io.whence.model.circulation.Agreement;
import io.whence.model.circulation.Event;
import io.whence.model.circulation.PolicyOffer;
import io.whence.model.circulation.policy.Act;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Judges each recorded use by the policy of its copy's agreement, in ledger order, and keeps count of uses. */
final class Uses {
    private static final int REMEMBERED_MAX = 50_000;
    private static final int PARTITION = ReadModel.PARTITION;

    private final Database database;
    private final Names names;
    private final Documents documents;
    private final Map<String, Optional<Entitlement>> entitlements = new HashMap<>();

    Uses(Database database, Names names, Documents documents) {
        this.database = database;
        this.names = names;
        this.documents = documents;
    }

    /** Judges a use; of a copy that the ledger does not know, nothing can be said. */
    Decided judge(Event event, Event.Used used) {
        return entitlements
                .computeIfAbsent(used.copy(), this::load)
                .map(known -> Decided.of(known.use(event, used)))
                .orElse(Decided.UNKNOWN);
    }

    /** The custody of a copy changed: it is read again when it is used next. */
    void changed(String copy) {
        Optional.ofNullable(entitlements.remove(copy)).flatMap(known -> known).ifPresent(this::store);
    }

    /** Stores the counts that changed. */
    void store() {
        entitlements.values().forEach(known -> known.ifPresent(this::store));
        if (entitlements.size() > REMEMBERED_MAX) {
            entitlements.clear();
        }
    }

    /** Policies or agreements may have changed. */
    void forgetPolicies() {
        store();
        entitlements.clear();
    }

    /** What is remembered was rolled back. */
    void forget() {
        entitlements.clear();
    }

    private void store(Entitlement entitlement) {
        entitlement
                .takeChanges()
                .forEach((action, count) -> database.change(
                        "INSERT OR REPLACE INTO uses (partition, copy, action, count) VALUES (?, ?, ?, ?)",
                        PARTITION,
                        entitlement.copy(),
                        names.number(action),
                        count));
    }

    private Optional<Entitlement> load(String copy) {
        OptionalLong name = names.find(copy);
        if (name.isEmpty()) {
            return Optional.empty();
        }
        Optional<Long> agreement = database.first(
                "SELECT agreement FROM copy WHERE partition = ? AND name = ?",
                row -> row.getLong(1),
                PARTITION,
                name.getAsLong());
        return agreement.map(number -> load(name.getAsLong(), names.text(number)));
    }

    private Entitlement load(long copy, String agreementId) {
        Optional<Agreement> agreement = documents.present("agreement", agreementId, Agreement.class);
        Entitlement entitlement = new Entitlement(
                held(copy),
                agreement,
                agreement.flatMap(bound -> documents
                        .present("policy", bound.policy(), PolicyOffer.class)
                        .map(PolicyOffer::policy)));
        for (Map.Entry<String, Long> count : counts(copy).entrySet()) {
            entitlement.counted(count.getKey(), count.getValue());
        }
        if (entitlement.asksForPast()) {
            past(copy).forEach(entitlement::remember);
        }
        return entitlement;
    }

    private Entitlement.Held held(long copy) {
        return database.first(
                        "SELECT holder, delivered_at, deleted_at FROM copy WHERE partition = ? AND name = ?",
                        row -> new Entitlement.Held(
                                copy,
                                names.text(row.getLong(1)),
                                Instant.ofEpochMilli(row.getLong(2)),
                                Optional.ofNullable(row.getObject(3))
                                        .map(at -> Instant.ofEpochMilli(((Number) at).longValue()))),
                        PARTITION,
                        copy)
                .orElseThrow();
    }

    private Map<String, Long> counts(long copy) {
        Map<String, Long> counts = new HashMap<>();
        database.rows(
                        "SELECT name.text, uses.count FROM uses JOIN name ON name.partition = uses.partition"
                                + " AND name.n = uses.action WHERE uses.partition = ? AND uses.copy = ?",
                        row -> Map.entry(row.getString(1), row.getLong(2)),
                        PARTITION,
                        copy)
                .forEach(count -> counts.put(count.getKey(), count.getValue()));
        return counts;
    }

    /** What was done with a copy and is stored, in ledger order. */
    private java.util.List<Act> past(long copy) {
        return database.rows(
                "SELECT name.text, event.at FROM event JOIN name ON name.partition = event.partition"
                        + " AND name.n = event.action WHERE event.partition = ? AND event.subject = ?"
                        + " ORDER BY event.n",
                row -> Act.of(row.getString(1), Instant.ofEpochMilli(row.getLong(2)), 1, ""),
                PARTITION,
                copy);
    }
}
