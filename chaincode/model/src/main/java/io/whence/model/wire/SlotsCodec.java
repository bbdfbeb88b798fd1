package io.whence.model.wire;

import com.google.protobuf.ByteString;
import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;
import io.whence.model.circulation.CirculationRule;
import io.whence.model.circulation.SlotCommitment;
import io.whence.model.wire.proto.SlotsMessage;
import java.util.Base64;
import java.util.Map;

/** The commitments of an exchange of slots, as part of a delivery and of a copy's state. */
final class SlotsCodec {
    private SlotsCodec() {}

    static SlotsMessage message(SlotCommitment slots) {
        return SlotsMessage.newBuilder()
                .setOffer(EventCodec.bytes(slots.offer()))
                .setChoice(EventCodec.bytes(slots.choice()))
                .setTranscript(EventCodec.bytes(slots.transcript()))
                .setSignature(ByteString.copyFrom(Base64.getDecoder().decode(slots.signature())))
                .build();
    }

    static SlotCommitment read(SlotsMessage message) {
        if (!message.getUnknownFields().asMap().isEmpty()) {
            throw CirculationRule.EVENT_MALFORMED.refuse("slots", "unknown fields");
        }
        return new SlotCommitment(
                EventCodec.digest("slots.offer", message.getOffer()),
                EventCodec.digest("slots.choice", message.getChoice()),
                EventCodec.digest("slots.transcript", message.getTranscript()),
                signature(
                        "slots.signature",
                        Base64.getEncoder()
                                .encodeToString(message.getSignature().toByteArray())));
    }

    static Json.Fields json(SlotCommitment slots) {
        return Json.object(Map.of(
                "offer", Json.of(slots.offer().hex()),
                "choice", Json.of(slots.choice().hex()),
                "transcript", Json.of(slots.transcript().hex()),
                "signature", Json.of(slots.signature())));
    }

    static SlotCommitment read(FieldReader fields) {
        SlotCommitment slots = new SlotCommitment(
                fields.digest("offer"),
                fields.digest("choice"),
                fields.digest("transcript"),
                signature(fields.at("signature"), fields.text("signature")));
        fields.end();
        return slots;
    }

    private static String signature(String field, String text) {
        boolean canonical = text.length() <= SlotCommitment.SIGNATURE_CHARACTERS_MAX
                && text.matches("([A-Za-z0-9+/]{4})+([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?")
                && Base64.getEncoder()
                        .encodeToString(Base64.getDecoder().decode(text))
                        .equals(text);
        if (!canonical) {
            throw CirculationRule.EVENT_MALFORMED.refuse(field, "not base64 of a signature");
        }
        return text;
    }
}
