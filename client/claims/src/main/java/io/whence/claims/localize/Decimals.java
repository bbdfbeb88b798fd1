package io.whence.claims.localize;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** The spelling of numbers in a finding: fixed places, no locale, the same on every Java. */
final class Decimals {
    private static final int PLACES = 6;
    private static final BigDecimal NEARLY_ONE = new BigDecimal("0.999999");

    private Decimals() {}

    static String share(double share) {
        return places(share).toPlainString();
    }

    /** A probability that is never printed as certainty unless it is. */
    static String chance(double chance) {
        BigDecimal rounded = places(chance);
        boolean almost = chance < 1 && rounded.compareTo(BigDecimal.ONE) == 0;
        return (almost ? NEARLY_ONE : rounded).toPlainString();
    }

    private static BigDecimal places(double value) {
        return new BigDecimal(value).setScale(PLACES, RoundingMode.HALF_EVEN);
    }
}
