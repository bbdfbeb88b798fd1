package io.whence.app.document;

import io.whence.app.desk.Desk;
import io.whence.app.desk.PartyKey;
import io.whence.model.bytes.Json;
import io.whence.model.value.Id;
import io.whence.model.wire.RegistrationCodec;
import java.io.IOException;

/** What this side adds to a document before it is submitted, beyond the envelope. */
interface Preparation {
    Json.Fields prepare(Desk desk, Json.Fields document) throws IOException;

    /** The preparation that documents of a type need. */
    static Preparation of(String type) {
        return switch (type) {
            case "party" -> Preparation::giveKey;
            case "agreement" -> Preparation::signAsRecipient;
            default -> (desk, document) -> document;
        };
    }

    /** A party with neither an organisation nor a key of its own is given a key, which stays in the home. */
    private static Json.Fields giveKey(Desk desk, Json.Fields document) throws IOException {
        Json.Fields body = Envelope.body(document);
        if (body.members().containsKey("mspId") || body.members().containsKey("publicKey")) {
            return document;
        }
        String party = Id.check("id", Envelope.textOr(document, "id", ""));
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
