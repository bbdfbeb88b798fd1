package io.whence.model.wire;

import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;
import io.whence.model.value.Commitment;
import io.whence.model.value.Digest;
import java.util.Base64;
import java.util.Map;

/** What opens a commitment, as the private collection keeps it: tag, salt and value. Checked again whenever it is read. */
public final class Opening {
    private final Digest commitment;
    private final Json.Fields json;

    private Opening(Digest commitment, Json.Fields json) {
        this.commitment = commitment;
        this.json = json;
    }

    /** The opening of a commitment made now. */
    public static Opening of(String tag, byte[] salt, byte[] value) {
        Base64.Encoder base64 = Base64.getEncoder();
        Digest commitment = Commitment.of(salt, tag, value);
        return new Opening(
                commitment,
                Json.object(Map.of(
                        "commitment", Json.of(commitment.hex()),
                        "tag", Json.of(tag),
                        "salt", Json.of(base64.encodeToString(salt)),
                        "value", Json.of(base64.encodeToString(value)))));
    }

    /** Reads an opening back; that it opens its commitment is an invariant of what was kept. */
    public static Opening read(byte[] canonical) {
        FieldReader fields = new FieldReader("", Json.parse(canonical));
        Base64.Decoder base64 = Base64.getDecoder();
        Opening opening = of(fields.id("tag"), base64.decode(fields.text("salt")), base64.decode(fields.text("value")));
        if (!opening.commitment.equals(fields.digest("commitment"))) {
            throw new IllegalStateException("an opening that opens another commitment: " + fields.digest("commitment"));
        }
        return opening;
    }

    public Digest commitment() {
        return commitment;
    }

    public Json.Fields json() {
        return json;
    }
}
