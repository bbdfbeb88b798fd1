package io.whence.ledger;

import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;
import io.whence.model.circulation.Event;
import io.whence.model.wire.EventJson;
import java.util.Base64;
import java.util.Optional;

/** An event as a file states it, with the stating party's own signature where it carries one. */
public record Statement(Event event, Optional<byte[]> signature) {
    /** Reads one line of an event file; refusals name it by {@code path}, for instance {@code events[3]}. */
    public static Statement read(String path, byte[] line) {
        FieldReader fields = new FieldReader(path, Json.parse(path, line));
        Event event = EventJson.read(fields);
        Optional<byte[]> signature = fields.textIfPresent("signature").map(text -> decode(fields, text));
        fields.end();
        return new Statement(event, signature);
    }

    private static byte[] decode(FieldReader fields, String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw LedgerRule.SIGNATURE_MALFORMED.refuse(fields.at("signature"), text);
        }
    }
}
