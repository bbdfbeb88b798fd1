package io.whence.model.value;

import java.math.BigInteger;

/** A fraction in lowest terms with a part that does not fit a {@code long}. */
record LargeFraction(BigInteger numerator, BigInteger denominator) implements Fraction {
    static Fraction reduced(BigInteger top, BigInteger bottom) {
        if (bottom.signum() == 0) {
            throw new IllegalStateException("division by zero");
        }
        BigInteger gcd = top.gcd(bottom);
        BigInteger divisor = bottom.signum() < 0 ? gcd.negate() : gcd;
        BigInteger numerator = top.divide(divisor);
        BigInteger denominator = bottom.divide(divisor);
        return fitsLong(numerator) && fitsLong(denominator)
                ? new SmallFraction(numerator.longValue(), denominator.longValue())
                : new LargeFraction(numerator, denominator);
    }

    static BigInteger withoutFactor(BigInteger number, long factor) {
        BigInteger divisor = BigInteger.valueOf(factor);
        BigInteger rest = number;
        for (BigInteger[] parts = rest.divideAndRemainder(divisor);
                parts[1].signum() == 0;
                parts = rest.divideAndRemainder(divisor)) {
            rest = parts[0];
        }
        return rest;
    }

    private static boolean fitsLong(BigInteger number) {
        return number.abs().bitLength() < Long.SIZE;
    }

    @Override
    public String toString() {
        return text();
    }
}
