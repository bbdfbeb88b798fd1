package io.whence.trace;

import io.whence.model.circulation.Agreement;
import io.whence.model.circulation.Event;
import io.whence.model.circulation.Product;
import io.whence.model.circulation.Version;
import io.whence.model.circulation.policy.Act;
import io.whence.model.circulation.policy.Action;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Judges what a holder did with copies other than by a use: a derivation is {@code derive} of each of its inputs, and a
 * delivery of what the provider was itself given is {@code distribute}.
 */
final class Acts {
    /** The most copies of one version with one holder that are looked at to tell which of them it may pass on. */
    private static final int HELD_MAX = 64;

    private static final int REMEMBERED_MAX = 100_000;

    private final Database database;
    private final Names names;
    private final Documents documents;
    private final Uses uses;
    private final Latest<Long, Boolean> holders = Latest.many(REMEMBERED_MAX);

    Acts(Database database, Names names, Documents documents, Uses uses) {
        this.database = database;
        this.names = names;
        this.documents = documents;
        this.uses = uses;
    }

    /** What the policies of the copies say of an event, where it does something with copies that there were before. */
    Optional<Decided> judge(Custody.Row row) {
        return switch (row.event().fact()) {
            case Event.Derived derived -> derived(row, derived);
            case Event.Delivered delivered -> passedOn(row, delivered);
            case Event.Received received -> Optional.empty();
            case Event.Deleted deleted -> Optional.empty();
            case Event.Used used -> throw new IllegalStateException("a use is judged as what it says");
        };
    }

    /** A party is given a copy, which it might pass on. */
    void delivered(long holder, long version, long copy) {
        holders.put(holder, true);
        database.later(Change.HOLDING, holder, version, copy);
    }

    /** What is remembered was rolled back. */
    void forget() {
        holders.clear();
    }

    /** Every input must be one from which deriving is allowed. */
    private Optional<Decided> derived(Custody.Row row, Event.Derived derived) {
        Act act = Act.derive(row.event().at());
        long action = names.number(act.action());
        List<Decided> each = derived.inputs().stream()
                .distinct()
                .flatMap(input -> uses.of(input).stream())
                .map(held -> judge(row, held, action, act))
                .toList();
        return Stream.of(Decided.BREACH, Decided.UNKNOWN, Decided.ALLOWED)
                .filter(each::contains)
                .findFirst();
    }

    /** Of several copies of the version one that may be passed on is enough: the record does not say which it was. */
    private Optional<Decided> passedOn(Custody.Row row, Event.Delivered delivered) {
        Optional<String> provider = documents
                .present("agreement", delivered.agreement(), Agreement.class)
                .map(Agreement::provider);
        List<String> held =
                provider.map(known -> held(known, delivered.version())).orElse(List.of());
        if (held.isEmpty() || owns(provider.orElseThrow(), delivered.version())) {
            return Optional.empty();
        }
        Act act = Act.distribute(row.event().at(), delivered.to());
        long action = names.number(Action.DISTRIBUTE.word());
        List<Decided> each = held.stream()
                .flatMap(copy -> uses.of(copy).stream())
                .map(copy -> judge(row, copy, action, act))
                .toList();
        return Stream.of(Decided.ALLOWED, Decided.UNKNOWN, Decided.BREACH)
                .filter(each::contains)
                .findFirst();
    }

    private Decided judge(Custody.Row row, Entitlement held, long action, Act act) {
        Decided decided = uses.judge(held, held.holder(), act);
        Long recipient = act.recipient().map(names::number).orElse(null);
        database.later(Change.ACT, row.order(), held.copy(), action, recipient, decided.code());
        return decided;
    }

    /** The latest copies of a version that a party was given. */
    private List<String> held(String party, String version) {
        long holder = names.number(party);
        boolean any = holders.find(holder).orElseGet(() -> {
            boolean found = database.first(
                            "SELECT 1 FROM holding WHERE partition = 1 AND holder = ? LIMIT 1",
                            row -> row.getLong(1),
                            holder)
                    .isPresent();
            holders.put(holder, found);
            return found;
        });
        return any
                ? database
                        .rows(
                                "SELECT copy FROM holding WHERE partition = 1 AND holder = ? AND version = ?"
                                        + " ORDER BY copy DESC LIMIT ?",
                                row -> row.getLong(1),
                                holder,
                                names.number(version),
                                HELD_MAX)
                        .stream()
                        .map(names::text)
                        .toList()
                : List.of();
    }

    /** Whether a party offers what is its own: a version of its product, or one that it derived. */
    private boolean owns(String party, String version) {
        return documents
                        .present("version", version, Version.class)
                        .flatMap(known -> documents.present("product", known.product(), Product.class))
                        .filter(product -> product.owner().equals(party))
                        .isPresent()
                || database.first(
                                "SELECT author FROM derivation WHERE partition = 1 AND version = ?",
                                row -> row.getLong(1),
                                names.number(version))
                        .filter(author -> author == names.number(party))
                        .isPresent();
    }
}
