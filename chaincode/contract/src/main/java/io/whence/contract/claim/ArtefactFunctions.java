package io.whence.contract.claim;

import io.whence.contract.Function;
import io.whence.contract.Ledger;
import io.whence.contract.Recorded;
import io.whence.contract.RegistryFunctions;
import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;
import io.whence.model.circulation.CirculationRule;
import io.whence.model.circulation.Copy;
import io.whence.model.circulation.Role;
import io.whence.model.claim.Actor;
import io.whence.model.claim.Artefact;
import io.whence.model.claim.ClaimRule;
import io.whence.model.claim.Standing;
import io.whence.model.value.Digest;
import io.whence.model.wire.ArtefactCodec;
import io.whence.model.wire.Document;
import io.whence.model.wire.Keys;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Artefacts: typed papers, each signed by the transaction that adds it, each found again by what it is about. */
public final class ArtefactFunctions {
    private static final String INDEX = "artefactOf";

    private ArtefactFunctions() {}

    /** The rows of the function table. */
    public static List<Function> all() {
        List<Function> reading = RegistryFunctions.reading(ArtefactCodec.TYPE);
        return List.of(
                Function.submit("artefact:add", signers(), List.of("document"), ArtefactFunctions::add),
                reading.getFirst(),
                reading.getLast());
    }

    /** The artefacts of a kind about something stand under keys that begin so. */
    static String indexOf(Artefact.Kind kind, String about) {
        return Keys.path(INDEX, kind.name(), about);
    }

    private static Set<Role> signers() {
        EnumSet<Role> roles = EnumSet.noneOf(Role.class);
        for (Artefact.Kind kind : Artefact.Kind.values()) {
            roles.addAll(kind.signers());
        }
        return roles;
    }

    private static byte[] add(Ledger ledger, List<byte[]> arguments) {
        ClaimDesk desk = new ClaimDesk(ledger);
        Document document = Document.read(ArtefactCodec.TYPE, arguments.getFirst());
        Optional<Recorded> present = ledger.recorded(ArtefactCodec.TYPE, document.id());
        if (present.filter(recorded -> recorded.digest().equals(document.digest()))
                .isPresent()) {
            return receipt(document, present.get());
        }
        if (present.isPresent() || document.prev().isPresent()) {
            throw CirculationRule.ID_TAKEN.refuse("id", document.id());
        }
        Artefact artefact = ArtefactCodec.artefact(document);
        checkSigner(desk.actor(), artefact);
        checkSubject(desk, artefact);
        String key = Keys.path(indexOf(artefact.kind(), artefact.about()), document.id());
        ledger.write(key, Json.object(Map.of("artefact", Json.of(document.id()))));
        ledger.write(shownKey(document.digest()), Json.object(Map.of("about", Json.of(artefact.about()))));
        return RegistryFunctions.record(document, ledger);
    }

    /** What the artefact with a digest is about, where there is one. */
    static Optional<String> about(Ledger ledger, Digest digest) {
        return ledger.read(shownKey(digest)).map(state -> new FieldReader("", Json.parse(state)).text("about"));
    }

    private static String shownKey(Digest digest) {
        return Keys.path(INDEX, "digest", digest.hex());
    }

    private static byte[] receipt(Document document, Recorded recorded) {
        return Json.object(Map.of(
                        "digest", Json.of(recorded.digest().hex()),
                        "id", Json.of(document.id()),
                        "transaction", Json.of(recorded.transaction())))
                .canonical();
    }

    private static void checkSigner(Actor actor, Artefact artefact) {
        Standing.checkParty(actor);
        if (!artefact.kind().signers().contains(actor.role())) {
            throw ClaimRule.SIGNER_WRONG.refuse("body.kind", artefact.kind() + " by " + actor.role());
        }
    }

    private static void checkSubject(ClaimDesk desk, Artefact artefact) {
        String about = artefact.about();
        switch (artefact) {
            case Artefact.RiskAssessment risk -> desk.coverRecord(about);
            case Artefact.SecurityProtection protection -> desk.coverRecord(about);
            case Artefact.LossAssessment loss -> loss.check(desk.claim(about));
            case Artefact.RetrievalLog log -> checkChallenger(desk, about);
            case Artefact.CohortCounts counts -> {
                if (!desk.ledger().registered("version", about)) {
                    throw CirculationRule.DOCUMENT_UNKNOWN.refuse("body.version", about);
                }
            }
        }
    }

    private static void checkChallenger(ClaimDesk desk, String id) {
        Copy copy = desk.ledger().copy(id).orElseThrow(() -> CirculationRule.COPY_UNKNOWN.refuse("body.copy", id));
        if (copy.holder().equals(desk.actor().party())) {
            throw ClaimRule.OWN_CHALLENGE.refuse("caller", copy.holder());
        }
    }
}
