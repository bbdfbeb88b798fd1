package io.whence.trace;

import io.whence.model.circulation.Agreement;
import io.whence.model.circulation.Event;
import io.whence.model.circulation.PolicyOffer;
import io.whence.model.circulation.policy.Act;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Judges each recorded use by the policy of its copy's agreement, in ledger order, and keeps count of uses. Counts are
 * written before they are forgotten and when a transaction of the database ends, not at every use.
 */
final class Uses {
    private static final int REMEMBERED_MAX = 400_000;

    private final Database database;
    private final Names names;
    private final Documents documents;
    private final Latest<String, Optional<Entitlement>> entitlements =
            new Latest<>(REMEMBERED_MAX, value -> 1, this::flush);
    private final List<Entitlement> unwritten = new ArrayList<>();

    Uses(Database database, Names names, Documents documents) {
        this.database = database;
        this.names = names;
        this.documents = documents;
    }

    /** What may be done with a copy; of one that the ledger does not know, nothing can be said. */
    Optional<Entitlement> of(String copy) {
        return entitlements.find(copy).orElseGet(() -> {
            Optional<Entitlement> loaded = load(copy);
            entitlements.put(copy, loaded);
            return loaded;
        });
    }

    /** Judges what somebody did and counts it. */
    Decided judge(Entitlement entitlement, String by, Act act) {
        if (!entitlement.changed()) {
            unwritten.add(entitlement);
        }
        return Decided.of(entitlement.act(by, act).result());
    }

    /** A copy comes to be. */
    void delivered(long copy, Event event) {
        Event.Delivered delivered = (Event.Delivered) event.fact();
        Entitlement.Held held = new Entitlement.Held(copy, delivered.to(), event.at(), Optional.empty());
        entitlements.put(delivered.copy(), Optional.of(new Entitlement(held, granted(delivered.agreement()))));
    }

    /** A copy is gone; answers the last time at which it was said to be used, if that is later. */
    Optional<Instant> deleted(String copy, Instant at) {
        return of(copy).flatMap(entitlement -> entitlement.delete(at));
    }

    /** Writes the counts that changed, in the order in which they stand in the table. */
    void flush() {
        unwritten.sort(Comparator.comparingLong(Entitlement::copy));
        unwritten.forEach(this::write);
        unwritten.clear();
        database.settle();
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
                .forEach((action, done) -> database.later(
                        Change.USES,
                        entitlement.copy(),
                        names.number(action),
                        done.count(),
                        done.firstAt().toEpochMilli(),
                        done.lastAt().toEpochMilli()));
    }

    private Optional<Entitlement> load(String copy) {
        OptionalLong name = names.find(copy);
        return name.isEmpty() ? Optional.empty() : load(name.getAsLong());
    }

    private Optional<Entitlement> load(long copy) {
        return database.first(
                "SELECT agreement, holder, delivered_at, deleted_at FROM copy WHERE partition = 1 AND name = ?",
                row -> {
                    Entitlement.Held held = new Entitlement.Held(
                            copy, names.text(row.getLong(2)), Instant.ofEpochMilli(row.getLong(3)), Graph.time(row, 4));
                    return counted(new Entitlement(held, granted(names.text(row.getLong(1)))), copy);
                },
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
                "SELECT action, count, first_at, last_at FROM uses WHERE partition = 1 AND copy = ?",
                row -> entitlement.remember(
                        names.text(row.getLong(1)),
                        new Entitlement.Done(
                                row.getLong(2),
                                Instant.ofEpochMilli(row.getLong(3)),
                                Instant.ofEpochMilli(row.getLong(4)))),
                copy);
        return entitlement;
    }
}
