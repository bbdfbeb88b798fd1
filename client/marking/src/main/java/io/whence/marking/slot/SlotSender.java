package io.whence.marking.slot;

import java.math.BigInteger;
import org.bouncycastle.math.ec.ECPoint;

/** The provider's side: it seals both variants of every slot and cannot tell which of the two the recipient opens. */
public final class SlotSender {
    private static final String SECRET = "slot-sender";

    private final BigInteger secret;

    /** A provider whose secret number comes from 32 random bytes, drawn for one delivery. */
    public SlotSender(byte[] seed) {
        this.secret = SlotCurve.scalar(SlotKeys.derived(seed, SECRET, 0));
    }

    /** a·G, as an offer states it. */
    public String point() {
        return SlotCurve.text(SlotCurve.generated(secret));
    }

    /** What seals the parts of one exchange. */
    public Sealing sealing(SlotOffer offer, SlotChoice choice) {
        return new Sealing(SlotKeys.Exchange.of(offer, choice));
    }

    /** Both keys of every slot: H(a·B) and H(a·(B − A)). */
    public final class Sealing {
        private final SlotKeys.Exchange exchange;

        private Sealing(SlotKeys.Exchange exchange) {
            this.exchange = exchange;
        }

        /** Seals both variants of a slot, which stand at their places in the array. */
        public byte[][] seal(int slot, byte[][] variants) {
            String field = "points[" + slot + "]";
            ECPoint chosen = SlotCurve.point(field, exchange.chosen().get(slot));
            ECPoint other = chosen.subtract(exchange.provider());
            if (other.isInfinity()) {
                throw SlotRule.SLOT_POINT_INVALID.refuse(field, "the provider's own point");
            }
            return new byte[][] {seal(slot, 0, chosen, variants), seal(slot, 1, other, variants)};
        }

        private byte[] seal(int slot, int variant, ECPoint base, byte[][] variants) {
            SlotKeys.Place place = new SlotKeys.Place(slot, variant);
            return SlotKeys.seal(exchange.key(place, base.multiply(secret)), place, variants[variant]);
        }
    }
}
