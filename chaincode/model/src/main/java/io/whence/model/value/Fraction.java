package io.whence.model.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.regex.Pattern;

/**
 * An exact rational number in lowest terms. Amounts stay fractions from the first operation to the last, so that money
 * is rounded once. Fractions whose two parts fit a {@code long} are computed in {@code long}; the others as
 * {@link BigInteger}; nobody sees the difference, and equal numbers are equal objects.
 */
public sealed interface Fraction extends Comparable<Fraction> permits SmallFraction, LargeFraction {
    Fraction ZERO = of(0);
    Fraction ONE = of(1);

    /** A decimal of at most 18 digits before and 18 after the point: no sign, no exponent, no bare point. */
    Pattern DECIMAL = Pattern.compile("\\d{1,18}(\\.\\d{1,18})?");

    static Fraction of(long whole) {
        return of(whole, 1);
    }

    /** {@code top / bottom}; a bottom of zero is a broken invariant of the caller. */
    static Fraction of(long top, long bottom) {
        return SmallFraction.fits(top) && SmallFraction.fits(bottom)
                ? SmallFraction.reduced(top, bottom)
                : LargeFraction.reduced(BigInteger.valueOf(top), BigInteger.valueOf(bottom));
    }

    /** Reads a non-negative decimal such as {@code 12.5}. */
    static Fraction parse(String field, String decimal) {
        if (!DECIMAL.matcher(decimal).matches()) {
            throw ValueRule.DECIMAL_MALFORMED.refuse(field, decimal);
        }
        BigDecimal value = new BigDecimal(decimal);
        return LargeFraction.reduced(value.unscaledValue(), BigInteger.TEN.pow(value.scale()));
    }

    /** The upper part, which carries the sign. */
    BigInteger numerator();

    /** The lower part, always positive. */
    BigInteger denominator();

    default Fraction plus(Fraction other) {
        return LargeFraction.sum(this, other);
    }

    default Fraction minus(Fraction other) {
        return plus(other.negated());
    }

    default Fraction times(Fraction other) {
        return LargeFraction.product(this, other);
    }

    /** This divided by another, which is not zero. */
    default Fraction dividedBy(Fraction other) {
        return times(other.inverted());
    }

    default Fraction negated() {
        return LargeFraction.of(numerator().negate(), denominator());
    }

    /** One divided by this, which is not zero. */
    default Fraction inverted() {
        return LargeFraction.reduced(denominator(), numerator());
    }

    /** This less the other, or nothing where the other is larger. */
    default Fraction minusToZero(Fraction other) {
        return compareTo(other) <= 0 ? ZERO : minus(other);
    }

    default Fraction atMost(Fraction limit) {
        return compareTo(limit) <= 0 ? this : limit;
    }

    default Fraction atLeast(Fraction floor) {
        return compareTo(floor) >= 0 ? this : floor;
    }

    default boolean isZero() {
        return signum() == 0;
    }

    default int signum() {
        return numerator().signum();
    }

    /** The largest whole number that is not larger. */
    default long floor() {
        BigInteger[] parts = numerator().divideAndRemainder(denominator());
        return (parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0]).longValueExact();
    }

    /** The smallest whole number that is not smaller. */
    default long ceiling() {
        return -negated().floor();
    }

    /** The nearest whole number, halves upwards. */
    default long halfUp() {
        return plus(SmallFraction.HALF).floor();
    }

    @Override
    default int compareTo(Fraction other) {
        return numerator()
                .multiply(other.denominator())
                .compareTo(other.numerator().multiply(denominator()));
    }

    /** The exact decimal where there is one ({@code 0.125}), else the fraction in lowest terms ({@code 1/3}). */
    default String text() {
        return LargeFraction.endsInDecimals(denominator())
                ? new BigDecimal(numerator())
                        .divide(new BigDecimal(denominator()))
                        .stripTrailingZeros()
                        .toPlainString()
                : numerator() + "/" + denominator();
    }
}
