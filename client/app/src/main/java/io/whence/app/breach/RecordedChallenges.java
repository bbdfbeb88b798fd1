package io.whence.app.breach;

import io.whence.app.desk.Input;
import io.whence.claims.localize.Loss;
import io.whence.ledger.Connection;
import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;
import io.whence.model.circulation.Copy;
import io.whence.model.claim.Artefact;
import io.whence.model.wire.ArtefactCodec;
import io.whence.model.wire.Document;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Challenges of stored content and how they were answered: those on the ledger, and those that a file tells. */
record RecordedChallenges(Connection connection) {
    private static final int CHALLENGES_MAX = 100_000;
    private static final String PAGE = "1000";

    /** The challenges of these copies' holders that others recorded. */
    List<Loss.Challenge> of(List<Copy> copies) {
        Map<String, String> holders = copies.stream().collect(Collectors.toMap(Copy::id, Copy::holder));
        List<Loss.Challenge> all = new ArrayList<>();
        Optional<String> after = Optional.of("");
        while (after.isPresent()) {
            FieldReader page = new FieldReader("", Json.parse(connection.evaluate("artefact:list", after.get(), PAGE)));
            for (Json document : page.objects("items", CHALLENGES_MAX, item -> item.json("document"))) {
                if (artefact(document) instanceof Artefact.RetrievalLog log) {
                    Optional.ofNullable(holders.get(log.about()))
                            .ifPresent(holder -> log.challenges().forEach(one -> all.add(challenge(one, holder))));
                }
            }
            after = page.textIfPresent("next");
        }
        return all;
    }

    /** The challenges that a file tells. */
    static List<Loss.Challenge> read(Path file) {
        FieldReader fields = new FieldReader("", Input.document(file));
        List<Loss.Challenge> all = fields.objects("challenges", CHALLENGES_MAX, RecordedChallenges::challenge);
        fields.end();
        return all;
    }

    private static Artefact artefact(Json document) {
        return ArtefactCodec.artefact(Document.read(ArtefactCodec.TYPE, document.canonical()));
    }

    private static Loss.Challenge challenge(Artefact.Challenge one, String custodian) {
        Loss.Answer answer = switch (one.outcome()) {
            case ANSWERED -> Loss.Answer.GOOD;
            case UNANSWERED -> Loss.Answer.OVERDUE;
            case WRONG -> Loss.Answer.BAD;
        };
        return new Loss.Challenge(one.at(), custodian, answer, one.rows());
    }

    private static Loss.Challenge challenge(FieldReader fields) {
        Loss.Challenge challenge = new Loss.Challenge(
                fields.time("at"),
                fields.id("custodian"),
                fields.choice("answer", Loss.Answer.class),
                fields.has("rows") ? Optional.of((int) fields.whole("rows", 1, Integer.MAX_VALUE)) : Optional.empty());
        fields.end();
        return challenge;
    }
}
