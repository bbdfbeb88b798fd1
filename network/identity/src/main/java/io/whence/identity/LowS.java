package io.whence.identity;

import java.io.IOException;
import java.math.BigInteger;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERSequence;
import org.jspecify.annotations.Nullable;

/**
 * The one of the two valid forms of an ECDSA signature over P-256 that Fabric accepts: its {@code s} is at most half the
 * order of the curve.
 */
public final class LowS {
    private static final BigInteger ORDER =
            new BigInteger("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", 16);
    private static final BigInteger HALF = ORDER.shiftRight(1);

    private LowS() {}

    /** Whether a DER signature is in the accepted form; what is no DER signature is not. */
    public static boolean accepts(byte[] signature) {
        try {
            return s(signature).compareTo(HALF) <= 0;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** The same DER signature in the accepted form. */
    public static byte[] of(byte[] signature) {
        return accepts(signature) ? signature : flipped(signature);
    }

    /** The other form of a DER signature, as valid for ECDSA and accepted exactly if the given one is not. */
    public static byte[] flipped(byte[] signature) {
        ASN1Integer r = (ASN1Integer) ASN1Sequence.getInstance(signature).getObjectAt(0);
        try {
            return new DERSequence(new ASN1Integer[] {r, new ASN1Integer(ORDER.subtract(s(signature)))}).getEncoded();
        } catch (IOException e) {
            throw new IllegalStateException("two integers that DER cannot encode", e);
        }
    }

    private static BigInteger s(byte[] signature) {
        if (parsed(signature) instanceof ASN1Sequence pair
                && pair.size() == 2
                && pair.getObjectAt(1) instanceof ASN1Integer s) {
            return s.getPositiveValue();
        }
        throw new IllegalArgumentException("a signature that is no pair of integers");
    }

    private static @Nullable ASN1Primitive parsed(byte[] signature) {
        try {
            return ASN1Primitive.fromByteArray(signature);
        } catch (IOException e) {
            throw new IllegalArgumentException("a signature that is no DER", e);
        }
    }
}
