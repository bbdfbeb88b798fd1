package io.whence.claims.localize;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** The spelling of numbers in a finding: fixed places, no locale, the same on every Java. */
final class Decimals {
    private static final int PLACES = 6;
    private static final int BITS_PLACES = 3;
    private static final BigDecimal NEARLY_ONE = new BigDecimal("0.999999");

    private Decimals() {}

    static String share(double share) {
        return places(share).toPlainString();
    }

    /** A belief, which is never printed as certainty. */
    static String chance(double chance) {
        return places(chance).min(NEARLY_ONE).toPlainString();
    }

    /** The natural logarithm of a positive number as a finding prints it, which may be too large for a double. */
    static double log(String printed) {
        BigDecimal number = new BigDecimal(printed);
        int powers = number.precision() - number.scale();
        return StrictMath.log(number.movePointLeft(powers).doubleValue()) + powers * StrictMath.log(10);
    }

    /** A weight of evidence, to a thousandth of a bit. */
    static String bits(double bits) {
        return new BigDecimal(bits)
                .setScale(BITS_PLACES, RoundingMode.HALF_EVEN)
                .toPlainString();
    }

    private static BigDecimal places(double value) {
        return new BigDecimal(value).setScale(PLACES, RoundingMode.HALF_EVEN);
    }
}
