package io.whence.marking.slot;

import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;
import io.whence.model.circulation.SlotCommitment;
import io.whence.model.value.Commitment;
import io.whence.model.value.Digest;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.bouncycastle.math.ec.ECPoint;

/**
 * The recipient's side: bits, salt and numbers of one exchange, all from 32 random bytes. The seed is its secret until a
 * dispute and its opening in one: whoever has it recomputes the choice and sees that no other bits lead to it.
 */
public final class SlotReceiver {
    /** The tag of the commitment to the bits. */
    public static final String TAG = "slots";

    private static final int SEED_BYTES = 32;

    private final byte[] seed;

    public SlotReceiver(byte[] seed) {
        this.seed = seed.clone();
    }

    /** The variant taken of a slot. */
    public int bit(int slot) {
        return SlotKeys.derived(seed, "slot-bits", slot)[0] & 1;
    }

    /** The answer to an offer, not yet signed: for bit b and number x the point b·A + x·G. */
    public SlotChoice choice(SlotOffer offer) {
        ECPoint theirs = SlotCurve.point("point", offer.point());
        List<String> points = IntStream.range(0, SlotOffer.SLOTS)
                .mapToObj(slot -> {
                    ECPoint own = SlotCurve.generated(number(slot));
                    return SlotCurve.text((bit(slot) == 0 ? own : own.add(theirs)).normalize());
                })
                .toList();
        return new SlotChoice(offer.copy(), offer.digest(), points, commitment(), "");
    }

    /** Whether this seed, and so these bits, are behind a choice. */
    public boolean made(SlotChoice choice, SlotOffer offer) {
        return choice(offer).digest().equals(choice.digest());
    }

    /** What opens the parts of one exchange. */
    public Opening opening(SlotOffer offer) {
        return new Opening(SlotKeys.Exchange.of(offer, choice(offer)));
    }

    /** One key of every slot: H(x·A). */
    public final class Opening {
        private final SlotKeys.Exchange exchange;

        private Opening(SlotKeys.Exchange exchange) {
            this.exchange = exchange;
        }

        /** Opens the variant that was taken of a slot. */
        public byte[] open(int slot, byte[] sealed) {
            SlotKeys.Place place = new SlotKeys.Place(slot, bit(slot));
            ECPoint shared = exchange.provider().multiply(number(slot));
            return SlotKeys.open(exchange.key(place, shared), place, sealed);
        }
    }

    /** What a dispute discloses. */
    public Json disclosed(String copy) {
        return Json.object(Map.of(
                "scheme", Json.of(SlotCommitment.SCHEME),
                "copy", Json.of(copy),
                "seed", Json.of(HexFormat.of().formatHex(seed))));
    }

    /** Reads what a recipient disclosed of a copy. */
    public static SlotReceiver read(Json json, String copy) {
        FieldReader fields = new FieldReader("", json);
        SlotOffer.requireScheme(fields);
        if (!fields.id("copy").equals(copy)) {
            throw SlotRule.SLOT_OFFER_DIFFERS.refuse("copy", fields.id("copy"));
        }
        byte[] seed = fields.named("seed", text -> Digest.parse(text)).bytes();
        fields.end();
        return new SlotReceiver(seed);
    }

    private Digest commitment() {
        byte[] bits = new byte[SlotOffer.SLOTS / Byte.SIZE];
        for (int slot = 0; slot < SlotOffer.SLOTS; slot++) {
            bits[slot / Byte.SIZE] |= (byte) (bit(slot) << (Byte.SIZE - 1 - slot % Byte.SIZE));
        }
        return Commitment.of(Arrays.copyOf(SlotKeys.derived(seed, "slot-salt", 0), SEED_BYTES), TAG, bits);
    }

    private BigInteger number(int slot) {
        return SlotCurve.scalar(SlotKeys.derived(seed, "slot-number", slot));
    }
}
