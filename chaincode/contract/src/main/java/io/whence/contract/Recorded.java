package io.whence.contract;

import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;
import io.whence.model.circulation.Caller;
import io.whence.model.value.Digest;
import java.util.Map;

/** A document with what the ledger adds to it: its digest, who added it, and in which transaction. */
public record Recorded(Digest digest, Json document, String mspId, Digest certificate, String transaction) {

    static Recorded of(Digest digest, Json document, Caller caller, String transaction) {
        return new Recorded(digest, document, caller.mspId(), caller.certificate(), transaction);
    }

    static Recorded read(byte[] state) {
        FieldReader fields = new FieldReader("", Json.parse(state));
        FieldReader actor = fields.object("actor");
        return new Recorded(
                fields.digest("digest"),
                fields.json("document"),
                actor.text("mspId"),
                actor.digest("certificate"),
                fields.text("transaction"));
    }

    /** The state value, and the answer to {@code show}. */
    public Json.Fields json() {
        return Json.object(Map.of(
                "actor",
                Json.object(Map.of("mspId", Json.of(mspId), "certificate", Json.of(certificate.hex()))),
                "digest",
                Json.of(digest.hex()),
                "document",
                document,
                "transaction",
                Json.of(transaction)));
    }

    /** The answer to {@code add}. */
    Json.Fields receipt(String id) {
        return Json.object(
                Map.of("digest", Json.of(digest.hex()), "id", Json.of(id), "transaction", Json.of(transaction)));
    }
}
