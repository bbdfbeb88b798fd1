package io.whence.contract.claim;

import io.whence.contract.Recorded;
import io.whence.contract.RegistryFunctions;
import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;
import io.whence.model.circulation.Agreement;
import io.whence.model.circulation.Copy;
import io.whence.model.circulation.Derivation;
import io.whence.model.claim.Artefact;
import io.whence.model.claim.Finding;
import io.whence.model.claim.Incident;
import io.whence.model.claim.Trail;
import io.whence.model.value.Digest;
import io.whence.model.wire.ArtefactCodec;
import io.whence.model.wire.Document;
import io.whence.model.wire.Keys;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The trail of a claim as channel state holds it. */
record ClaimTrail(ClaimDesk desk) implements Trail {
    private static final String OBLIGATION = "obligation";

    /** The key under which an obligation is reported met. */
    static String obligationKey(String cover, String obligation) {
        return Keys.path(OBLIGATION, cover, obligation);
    }

    @Override
    public Optional<Copy> copy(String id) {
        return desk.ledger().copy(id);
    }

    @Override
    public Optional<Agreement> agreement(String id) {
        return desk.ledger().agreement(id);
    }

    @Override
    public Optional<Derivation> derivation(String version) {
        return desk.ledger().derivation(version);
    }

    @Override
    public Optional<String> productOf(String version) {
        return desk.ledger()
                .recorded("version", version)
                .map(recorded ->
                        new FieldReader("", recorded.document()).object("body").text("product"));
    }

    @Override
    public Incident incident(String id) {
        return desk.incident(id);
    }

    @Override
    public Map<String, Instant> certificates(String version) {
        TreeMap<String, Instant> certificates = new TreeMap<>();
        productOf(version).ifPresent(product -> {
            String kind = RegistryFunctions.certifiedKind(product);
            desk.ledger().range(kind + "/", Keys.end(kind), ClaimDesk.CLAIMS_MAX).values().stream()
                    .map(entry -> new FieldReader("", Json.parse(entry)))
                    .filter(entry ->
                            entry.idIfPresent("version").map(version::equals).orElse(true))
                    .forEach(entry -> certificates.put(entry.id("certificate"), entry.time("at")));
        });
        return certificates;
    }

    @Override
    public Finding finding(Digest digest) {
        return desk.finding(digest);
    }

    @Override
    public List<String> concurring(Digest finding) {
        return desk.concurring(finding);
    }

    @Override
    public Map<String, Artefact> artefacts(Artefact.Kind kind, String about) {
        String index = ArtefactFunctions.indexOf(kind, about);
        TreeMap<String, Artefact> artefacts = new TreeMap<>();
        desk.ledger().range(index + "/", Keys.end(index), ClaimDesk.CLAIMS_MAX).values().stream()
                .map(entry -> new FieldReader("", Json.parse(entry)).id("artefact"))
                .forEach(id -> artefacts.put(id, artefact(id)));
        return artefacts;
    }

    private Artefact artefact(String id) {
        Recorded recorded = desk.ledger().recorded(ArtefactCodec.TYPE, id).orElseThrow();
        return ArtefactCodec.artefact(Document.read(ArtefactCodec.TYPE, recorded.document(), recorded.digest()));
    }

    @Override
    public Optional<Instant> metAt(String cover, String obligation) {
        return desk.ledger()
                .read(obligationKey(cover, obligation))
                .map(state -> new FieldReader("", Json.parse(state)).time("at"));
    }
}
