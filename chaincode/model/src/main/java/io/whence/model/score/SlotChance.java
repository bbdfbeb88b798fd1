package io.whence.model.score;

import java.math.BigInteger;

/**
 * How likely somebody who does not know which variants a recipient chose shows as many of them: each slot is a fair coin
 * to it, whatever else it knows. The sum is exact and rounded up once.
 */
public final class SlotChance {
    /** The most slots of one delivery. */
    public static final int SLOTS_MAX = 4_096;

    private SlotChance() {}

    /** Pr{Bin(read, 1/2) >= matched}. */
    public static Scaled atLeast(int read, int matched) {
        if (matched < 0 || matched > read || read > SLOTS_MAX) {
            throw new IllegalStateException("no such slots: " + matched + " of " + read);
        }
        BigInteger ways = BigInteger.ONE;
        BigInteger total = BigInteger.ZERO;
        for (int matches = read; matches >= matched; matches--) {
            total = total.add(ways);
            ways = ways.multiply(BigInteger.valueOf(matches)).divide(BigInteger.valueOf(read - matches + 1L));
        }
        return Scaled.ratio(total, BigInteger.ONE.shiftLeft(read), true);
    }
}
