package io.whence.app.breach;

import io.whence.app.desk.Desk;
import io.whence.app.desk.Input;
import io.whence.app.desk.Originals;
import io.whence.app.desk.ReadModels;
import io.whence.claims.localize.Abuse;
import io.whence.claims.localize.Descent;
import io.whence.claims.localize.Finding;
import io.whence.claims.localize.FoundInUse;
import io.whence.claims.localize.Localizer;
import io.whence.claims.localize.Loss;
import io.whence.claims.localize.PerilFinding;
import io.whence.claims.localize.Policy;
import io.whence.claims.localize.Tampering;
import io.whence.ledger.Connection;
import io.whence.marking.CopyRoot;
import io.whence.marking.Marking;
import io.whence.marking.Opening;
import io.whence.marking.Readings;
import io.whence.marking.Table;
import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;
import io.whence.model.circulation.Agreement;
import io.whence.model.circulation.Copy;
import io.whence.model.circulation.PolicyOffer;
import io.whence.model.circulation.Registration;
import io.whence.model.value.Digest;
import io.whence.model.value.Refused;
import io.whence.model.wire.CustodyCodec;
import io.whence.model.wire.Document;
import io.whence.model.wire.RegistrationCodec;
import io.whence.trace.ReadModel;
import io.whence.trace.RecordedUses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Breaches that the record itself shows: tampering along a chain of receipts, use against a policy, loss by challenges. */
record RecordedBreach(Desk desk, Connection connection, Openings openings) {
    private static final int USES_MAX = 1_000_000;
    private static final int CHAIN_MAX = 64;

    /** Who changed what was found, along the way that a copy came. */
    PerilFinding tampering(String id, Path found) throws IOException {
        List<Copy> chain = chain(id);
        Copy last = chain.getLast();
        Table table = found(last, Table.read(Input.required(found)));
        Optional<Digest> root = saltKey(last).map(key -> CopyRoot.salted(table, key, last.root()));
        List<Tampering.Hop> hops = new ArrayList<>();
        for (int i = 0; i < chain.size(); i++) {
            Optional<Copy> next = i + 1 < chain.size() ? Optional.of(chain.get(i + 1)) : Optional.empty();
            hops.add(hop(chain.get(i), next));
        }
        Tampering conclusion = Tampering.locate(hops, root);
        Optional<Json> content = conclusion instanceof Tampering.Untouched ? Optional.empty() : difference(last, table);
        return PerilFinding.tampering(onward(chain), hops, root, conclusion, content);
    }

    /** What was found, read as the table that the copy was made from, where this home has it. */
    private Table found(Copy copy, Table table) throws IOException {
        Optional<Path> original = Originals.find(desk, copy.version());
        return original.isPresent() ? Readings.of(Table.read(original.get())).found(table) : table;
    }

    /** Which recorded uses of these copies their policies do not allow. */
    PerilFinding abuse(List<String> ids) throws IOException {
        List<Copy> copies = ids.stream().map(this::copy).toList();
        Map<String, List<Abuse.Judged>> judged = new TreeMap<>();
        try (ReadModel model = ReadModels.upToDate(desk, connection)) {
            RecordedUses uses = new RecordedUses(model);
            for (Copy copy : copies) {
                judged.put(copy.id(), judged(copy, uses.of(copy.id(), USES_MAX)));
            }
        }
        return PerilFinding.abuse(onward(copies), judged);
    }

    /** Whether the copies that data found in use came from may be used so. */
    FoundInUse inUse(LedgerLeak leak, String version, Path original, SeenUse use) throws IOException {
        Finding found = leak.of(version, original);
        Map<String, Abuse.Judged> judged = new TreeMap<>();
        try (ReadModel model = ReadModels.upToDate(desk, connection)) {
            RecordedUses uses = new RecordedUses(model);
            for (String id : found.named()) {
                Copy copy = copy(id);
                List<RecordedUses.Use> all = new ArrayList<>(uses.of(id, USES_MAX));
                all.add(use.by(copy.holder()));
                judged.put(id, judged(copy, all).getLast());
            }
        }
        return FoundInUse.of(
                found,
                judged,
                new FoundInUse.Content(
                        leak.leaks().getFirst(), original, leak.recorded().of(version)));
    }

    private List<Abuse.Judged> judged(Copy copy, List<RecordedUses.Use> uses) {
        Abuse.Held held = new Abuse.Held(copy.id(), copy.holder(), copy.deliveredAt(), copy.deletedAt());
        return Abuse.judge(held, terms(copy), uses);
    }

    /**
     * In whose custody content was lost. A receipt that matches is the first proof of good; challenges stand on the ledger,
     * as artefacts of their challengers, and in a file where one is given.
     */
    PerilFinding loss(List<String> ids, Optional<Path> challenges, Policy policy) {
        List<Copy> copies = ids.stream().map(this::copy).toList();
        List<Loss.Challenge> all = new ArrayList<>(new RecordedChallenges(connection).of(copies));
        challenges.ifPresent(file -> all.addAll(RecordedChallenges.read(file)));
        return PerilFinding.loss(
                copies.stream().map(copy -> Loss.locate(custody(copy), all)).toList(), policy.burden());
    }

    private static Loss.Custody custody(Copy copy) {
        return new Loss.Custody(
                copy.id(),
                copy.deliveredBy(),
                copy.holder(),
                copy.receipt()
                        .filter(receipt -> receipt.root().equals(copy.root()))
                        .map(Copy.Receipt::at));
    }

    /** The copies along the way to this one, the first first; of several inputs the first is followed. */
    private List<Copy> chain(String id) {
        List<Copy> chain = new ArrayList<>(List.of(copy(id)));
        for (int step = 0; step < CHAIN_MAX; step++) {
            Optional<byte[]> derivation =
                    connection.find("circulation:derivation", chain.getFirst().version());
            if (derivation.isEmpty()) {
                return chain;
            }
            chain.addFirst(
                    copy(CustodyCodec.derivation(derivation.get()).inputs().getFirst()));
        }
        return chain;
    }

    /** What was passed on is what was declared unless the opening of the next copy, where it is at hand, says otherwise. */
    private Tampering.Hop hop(Copy copy, Optional<Copy> next) {
        Optional<Digest> declared = next.map(onward -> declared(onward)
                .filter(content -> opening(onward.id())
                        .filter(made -> !made.original().equals(content))
                        .isPresent())
                .orElse(onward.root()));
        return new Tampering.Hop(
                copy.deliveredBy(), copy.holder(), copy.root(), copy.receipt().map(Copy.Receipt::root), declared);
    }

    private Optional<Digest> declared(Copy copy) {
        return connection
                .find("version:show", copy.version())
                .flatMap(shown -> new FieldReader("", Json.parse(shown))
                        .object("document")
                        .object("body")
                        .digestIfPresent("root"));
    }

    private Optional<Json> difference(Copy copy, Table found) throws IOException {
        Optional<Path> original = Originals.find(desk, copy.version());
        Optional<Opening> opening =
                opening(copy.id()).filter(one -> one.slotSeed().isEmpty());
        if (original.isEmpty() || opening.isEmpty()) {
            return Optional.empty();
        }
        Opening known = opening.get();
        Table table = Table.read(original.get()).committed(known.original());
        Marking marking = new Marking(table, known.version(), known.plan(), known.seed());
        return Optional.of(Localizer.diff(marking.deliver(known.delivery()).table(), found, Optional.empty())
                .json());
    }

    private Optional<Opening> opening(String copy) {
        try {
            return openings.of(copy).map(file -> Opening.read(Input.bytes(file)));
        } catch (Refused retired) {
            return Optional.empty();
        }
    }

    /** The key of a copy's root: its delivery note has it, and its opening. With slots only the holder can tell its rows. */
    private Optional<byte[]> saltKey(Copy copy) {
        if (copy.slots().isPresent()) {
            return Optional.empty();
        }
        Path note = desk.home().resolve("deliveries").resolve(copy.id() + ".delivery.json");
        return Files.exists(note)
                ? Optional.of(HexFormat.of().parseHex(new FieldReader("", Input.document(note)).text("saltKey")))
                : opening(copy.id()).map(Opening::saltKey);
    }

    private Optional<Abuse.Terms> terms(Copy copy) {
        return registration("agreement", copy.agreement())
                .map(Agreement.class::cast)
                .flatMap(agreement -> registration("policy", agreement.policy())
                        .map(PolicyOffer.class::cast)
                        .map(offer -> new Abuse.Terms(agreement, offer.policy())));
    }

    private Optional<Registration> registration(String type, String id) {
        return connection
                .find(type + ":show", id)
                .map(shown -> new FieldReader("", Json.parse(shown)).json("document"))
                .map(document -> RegistrationCodec.read(Document.read(type, document.canonical())));
    }

    private Copy copy(String id) {
        return CustodyCodec.copy(connection.evaluate("circulation:copy", id));
    }

    private static List<Descent.Onward> onward(List<Copy> copies) {
        return copies.stream()
                .map(copy -> new Descent.Onward(copy.id(), copy.holder()))
                .toList();
    }
}
