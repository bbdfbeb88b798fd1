package io.whence.model.wire;

import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;
import io.whence.model.claim.Sharing;
import io.whence.model.value.Digest;
import io.whence.model.value.ValueRule;
import java.util.Base64;

/**
 * The terms under which an insurer settles a shared loss alone, with all that shows that it committed to the figure which
 * follows from them. It stays with the insurer, on its computer or in its organisation's own collection, until somebody is
 * entitled to see it.
 *
 * @param salt base64 of what hides the figure until it is opened
 * @param termsSalt base64 of what hides the terms for good
 */
public record Disclosure(String claim, String insurer, Json terms, Json loss, String salt, String termsSalt) {
    /** Reads it, and refuses salts that are not base64; {@link #figure} refuses terms and losses that do not settle. */
    public static Disclosure read(byte[] utf8) {
        FieldReader fields = new FieldReader("", Json.parse(utf8));
        Disclosure disclosure = new Disclosure(
                fields.id("claim"),
                fields.id("insurer"),
                fields.json("terms"),
                fields.json("loss"),
                fields.text("salt"),
                fields.text("termsSalt"));
        fields.end();
        salt("salt", disclosure.salt);
        salt("termsSalt", disclosure.termsSalt);
        return disclosure;
    }

    /** The bytes of a salt that a document states. */
    public static byte[] salt(String field, String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw ValueRule.TYPE_WRONG.refuse(field, "not base64");
        }
    }

    /** What the insurer states of the loss: reckoned anew from the terms. */
    public Sharing.Figure figure() {
        return SharingCodec.figure(terms, loss, salt("termsSalt", termsSalt));
    }

    /** What the insurer committed to, if this is what it did. */
    public Digest commitment() {
        return SharingCodec.commitment(claim, insurer, figure(), salt("salt", salt));
    }

    /** The move that opens the figure. */
    public Json.Fields opening() {
        return new Members()
                .put("claim", claim)
                .put("figure", SharingCodec.figureJson(figure()))
                .put("salt", salt)
                .json();
    }

    public Json.Fields json() {
        return new Members()
                .put("claim", claim)
                .put("insurer", insurer)
                .put("terms", terms)
                .put("loss", loss)
                .put("salt", salt)
                .put("termsSalt", termsSalt)
                .json();
    }
}
