package io.whence.trace;

import io.whence.model.circulation.Agreement;
import io.whence.model.circulation.Event;
import io.whence.model.circulation.PolicyOffer;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Judges each recorded use by the policy of its copy's agreement, in ledger order, and keeps count of uses. Counts are
 * written when a transaction of the database ends, not at every use.
 */
final class Uses {
    private static final int REMEMBERED_MAX = 200_000;
    private static final int PARTITION = ReadModel.PARTITION;

    private final Database database;
    private final Names names;
    private final Documents documents;
    private final Map<String, Optional<Entitlement>> entitlements = new HashMap<>();
    private final Set<Entitlement> unwritten = new LinkedHashSet<>();

    Uses(Database database, Names names, Documents documents) {
        this.database = database;
        this.names = names;
        this.documents = documents;
    }

    /** Judges a use; of a copy that the ledger does not know, nothing can be said. */
    Decided judge(Event event, Event.Used used) {
        Optional<Entitlement> known = entitlements.computeIfAbsent(used.copy(), this::load);
        known.ifPresent(unwritten::add);
        return known.map(entitlement -> entitlement.use(event, used).result())
                .map(Decided::of)
                .orElse(Decided.UNKNOWN);
    }

    /** The custody of a copy changes: it is read again when it is used next. */
    void change(String copy) {
        Optional<Entitlement> known = entitlements.remove(copy);
        if (known != null && known.isPresent() && unwritten.remove(known.get())) {
            write(known.get());
        }
    }

    /** Writes the counts that changed. */
    void flush() {
        unwritten.forEach(this::write);
        unwritten.clear();
        if (entitlements.size() > REMEMBERED_MAX) {
            entitlements.clear();
        }
    }

    /** Policies or agreements change. */
    void forgetPolicies() {
        flush();
        entitlements.clear();
    }

    /** What is remembered was rolled back. */
    void forget() {
        unwritten.clear();
        entitlements.clear();
    }

    private void write(Entitlement entitlement) {
        entitlement
                .takeChanges()
                .forEach((action, done) -> database.change(
                        "INSERT INTO uses (partition, copy, action, count, first_at) VALUES (?, ?, ?, ?, ?)"
                                + " ON CONFLICT (partition, copy, action)"
                                + " DO UPDATE SET count = excluded.count, first_at = excluded.first_at",
                        PARTITION,
                        entitlement.copy(),
                        names.number(action),
                        done.count(),
                        done.firstAt().toEpochMilli()));
    }

    private Optional<Entitlement> load(String copy) {
        OptionalLong name = names.find(copy);
        return name.isEmpty() ? Optional.empty() : load(name.getAsLong());
    }

    private Optional<Entitlement> load(long copy) {
        return database.first(
                "SELECT agreement, holder, delivered_at, deleted_at FROM copy WHERE partition = ? AND name = ?",
                row -> {
                    Entitlement.Held held = new Entitlement.Held(
                            copy, names.text(row.getLong(2)), Instant.ofEpochMilli(row.getLong(3)), Graph.time(row, 4));
                    return counted(new Entitlement(held, granted(names.text(row.getLong(1)))), copy);
                },
                PARTITION,
                copy);
    }

    private Entitlement.Granted granted(String id) {
        Optional<Agreement> agreement = documents.present("agreement", id, Agreement.class);
        return new Entitlement.Granted(
                agreement,
                agreement.flatMap(bound -> documents
                        .present("policy", bound.policy(), PolicyOffer.class)
                        .map(PolicyOffer::policy)));
    }

    private Entitlement counted(Entitlement entitlement, long copy) {
        database.each(
                "SELECT action, count, first_at FROM uses WHERE partition = ? AND copy = ?",
                row -> entitlement.remember(
                        names.text(row.getLong(1)),
                        new Entitlement.Done(row.getLong(2), Instant.ofEpochMilli(row.getLong(3)))),
                PARTITION,
                copy);
        return entitlement;
    }
}
