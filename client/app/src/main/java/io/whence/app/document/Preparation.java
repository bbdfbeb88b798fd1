package io.whence.app.document;

import io.whence.app.desk.Desk;
import io.whence.app.desk.PartyKey;
import io.whence.app.desk.WitnessFolder;
import io.whence.model.bytes.Json;
import io.whence.model.note.VerifierKey;
import io.whence.model.value.Id;
import io.whence.model.wire.RegistrationCodec;
import io.whence.trace.log.WitnessKeys;
import java.io.IOException;
import java.util.Optional;

/** What this side adds to a document before it is submitted, beyond the envelope. */
interface Preparation {
    Json.Fields prepare(Desk desk, Json.Fields document) throws IOException;

    /** The preparation that documents of a type need. */
    static Preparation of(String type) {
        return switch (type) {
            case "party" -> Preparation::giveKeys;
            case "agreement" -> Preparation::signAsRecipient;
            default -> (desk, document) -> document;
        };
    }

    private static Json.Fields giveKeys(Desk desk, Json.Fields document) throws IOException {
        Json.Fields body = Envelope.body(document);
        String party = Id.check("id", Envelope.textOr(document, "id", ""));
        if (body.members().containsKey("mspId")) {
            return publishWitnessKey(desk, party, document);
        }
        return body.members().containsKey("publicKey") ? document : giveKey(desk, party, document);
    }

    /** An organisation that cosigns the log says by which key, where this home holds it. */
    private static Json.Fields publishWitnessKey(Desk desk, String party, Json.Fields document) {
        Optional<VerifierKey> key = WitnessKeys.verifiers(WitnessFolder.of(desk)).stream()
                .filter(published -> published.name().equals(party))
                .findFirst();
        if (key.isEmpty() || Envelope.body(document).members().containsKey("witnessKey")) {
            return document;
        }
        return Envelope.with(document, "witnessKey", Json.of(key.get().text()));
    }

    /** A party with neither an organisation nor a key of its own is given a key, which stays in the home. */
    private static Json.Fields giveKey(Desk desk, String party, Json.Fields document) throws IOException {
        PartyKey key = PartyKey.of(desk.keys(), party);
        key.createIfAbsent();
        desk.progress("the key of " + party + " is " + key.privateFile());
        return Envelope.with(document, "publicKey", Json.of(key.publicKey()));
    }

    /** An agreement whose recipient's key is at hand is signed by it. */
    private static Json.Fields signAsRecipient(Desk desk, Json.Fields document) throws IOException {
        Json.Fields body = Envelope.body(document);
        String recipient = Envelope.textOr(body, "recipient", "");
        if (recipient.isEmpty() || body.members().containsKey("recipientSignature")) {
            return document;
        }
        PartyKey key = PartyKey.of(desk.keys(), Id.check("body.recipient", recipient));
        if (!key.exists()) {
            return document;
        }
        String signature = key.sign(RegistrationCodec.signedBytes(body));
        return Envelope.with(document, "recipientSignature", Json.of(signature));
    }
}
