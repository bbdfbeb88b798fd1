package io.whence.marking.slot;

import java.math.BigInteger;
import java.util.Base64;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;

/** The group of the exchange: P-256, of prime order, so that a point on the curve is in the group. */
final class SlotCurve {
    private static final X9ECParameters P256 = CustomNamedCurves.getByName("secp256r1");
    private static final int POINT_BYTES = 33;

    private SlotCurve() {}

    /** A secret number in 1..order-1 from 64 uniform bytes. */
    static BigInteger scalar(byte[] uniform) {
        BigInteger one = BigInteger.ONE;
        return new BigInteger(1, uniform).mod(P256.getN().subtract(one)).add(one);
    }

    static ECPoint generated(BigInteger scalar) {
        return new FixedPointCombMultiplier().multiply(P256.getG(), scalar).normalize();
    }

    static String text(ECPoint point) {
        return Base64.getEncoder().encodeToString(bytes(point));
    }

    /** The compressed form (SEC 1). */
    static byte[] bytes(ECPoint point) {
        return point.getEncoded(true);
    }

    /** Reads a point in compressed form; refuses all that is not one, and the identity. */
    static ECPoint point(String field, String text) {
        try {
            byte[] encoded = Base64.getDecoder().decode(text);
            if (encoded.length == POINT_BYTES) {
                ECPoint point = P256.getCurve().decodePoint(encoded);
                if (!point.isInfinity() && point.isValid() && text(point).equals(text)) {
                    return point;
                }
            }
        } catch (IllegalArgumentException e) {
            throw SlotRule.SLOT_POINT_INVALID.refuse(field, text);
        }
        throw SlotRule.SLOT_POINT_INVALID.refuse(field, text);
    }
}
