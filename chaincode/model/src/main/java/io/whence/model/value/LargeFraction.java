package io.whence.model.value;

import java.math.BigInteger;

/** A fraction in lowest terms with a part that does not fit a {@code long}. */
record LargeFraction(BigInteger numerator, BigInteger denominator) implements Fraction {
    private static final BigInteger FIVE = BigInteger.valueOf(5);

    /** Any fraction, brought to lowest terms. */
    static Fraction reduced(BigInteger top, BigInteger bottom) {
        if (bottom.signum() == 0) {
            throw new IllegalStateException("division by zero");
        }
        BigInteger gcd = top.gcd(bottom);
        BigInteger divisor = bottom.signum() < 0 ? gcd.negate() : gcd;
        return of(over(top, divisor), over(bottom, divisor));
    }

    /** The sum, with common divisors sought where they can be: of the bottoms first (Knuth, volume 2, section 4.5.1). */
    static Fraction sum(Fraction left, Fraction right) {
        BigInteger a = left.numerator();
        BigInteger b = left.denominator();
        BigInteger c = right.numerator();
        BigInteger d = right.denominator();
        BigInteger common = b.gcd(d);
        BigInteger top = a.multiply(over(d, common)).add(c.multiply(over(b, common)));
        BigInteger rest = top.gcd(common);
        return of(over(top, rest), over(b, common).multiply(over(d, rest)));
    }

    /** The product, with each top reduced by the other bottom beforehand. */
    static Fraction product(Fraction left, Fraction right) {
        BigInteger crossed = left.numerator().gcd(right.denominator());
        BigInteger recrossed = right.numerator().gcd(left.denominator());
        return of(
                over(left.numerator(), crossed).multiply(over(right.numerator(), recrossed)),
                over(left.denominator(), recrossed).multiply(over(right.denominator(), crossed)));
    }

    /** A fraction that is in lowest terms already, with a positive bottom. */
    static Fraction of(BigInteger top, BigInteger bottom) {
        return fitsLong(top) && fitsLong(bottom)
                ? new SmallFraction(top.longValue(), bottom.longValue())
                : new LargeFraction(top, bottom);
    }

    /** Whether dividing by it ends after finitely many decimals. */
    static boolean endsInDecimals(BigInteger bottom) {
        BigInteger rest = bottom.shiftRight(bottom.getLowestSetBit());
        while (rest.compareTo(FIVE) >= 0) {
            BigInteger[] parts = rest.divideAndRemainder(FIVE);
            if (parts[1].signum() != 0) {
                return false;
            }
            rest = parts[0];
        }
        return rest.equals(BigInteger.ONE);
    }

    private static BigInteger over(BigInteger number, BigInteger divisor) {
        return divisor.equals(BigInteger.ONE) ? number : number.divide(divisor);
    }

    private static boolean fitsLong(BigInteger number) {
        return number.bitLength() < Long.SIZE && number.abs().bitLength() < Long.SIZE;
    }

    @Override
    public String toString() {
        return text();
    }
}
