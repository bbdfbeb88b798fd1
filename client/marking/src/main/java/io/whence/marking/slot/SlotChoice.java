package io.whence.marking.slot;

import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;
import io.whence.model.circulation.SlotCommitment;
import io.whence.model.value.Digest;
import java.util.List;
import java.util.Map;

/**
 * The recipient's answer: for each slot a point that hides which variant it takes, a commitment to the bits themselves, and
 * its signature.
 *
 * @param offer the digest of the offer that it answers
 * @param points compressed, in base64, one a slot
 * @param commitment HMAC-SHA256(r, "slots" ‖ 0 ‖ b) over the bits b and a salt r
 * @param signature base64, over {@link SlotCommitment#statement}
 */
public record SlotChoice(String copy, Digest offer, List<String> points, Digest commitment, String signature) {
    public SlotChoice {
        points = List.copyOf(points);
        if (points.size() != SlotOffer.SLOTS) {
            throw SlotRule.SLOT_COUNT.refuse("points", points.size());
        }
        for (int slot = 0; slot < points.size(); slot++) {
            SlotCurve.point("points[" + slot + "]", points.get(slot));
        }
    }

    /** The same choice, signed. */
    public SlotChoice signed(String by) {
        return new SlotChoice(copy, offer, points, commitment, by);
    }

    /** The digest that is signed and recorded: over everything but the signature. */
    public Digest digest() {
        return Digest.over(Json.object(members()).canonical());
    }

    /** What the recipient signs. */
    public byte[] statement() {
        return SlotCommitment.statement(copy, offer, digest());
    }

    public Json json() {
        return Json.object(Map.of("choice", Json.object(members()), "signature", Json.of(signature)));
    }

    /** Reads a signed choice; refuses another scheme, a number of points that is not 128, and what is no point. */
    public static SlotChoice read(Json json) {
        FieldReader file = new FieldReader("", json);
        FieldReader fields = file.object("choice");
        SlotOffer.requireScheme(fields);
        SlotChoice choice = new SlotChoice(
                fields.id("copy"),
                fields.digest("offer"),
                fields.texts("points", SlotOffer.SLOTS),
                fields.digest("commitment"),
                file.text("signature"));
        fields.end();
        file.end();
        return choice;
    }

    private Map<String, Json> members() {
        return Map.of(
                "scheme", Json.of(SlotCommitment.SCHEME),
                "copy", Json.of(copy),
                "offer", Json.of(offer.hex()),
                "points", Json.texts(points),
                "commitment", Json.of(commitment.hex()));
    }
}
