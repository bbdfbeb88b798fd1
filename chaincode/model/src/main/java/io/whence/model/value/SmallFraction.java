package io.whence.model.value;

import java.math.BigInteger;

/** A fraction in lowest terms whose parts fit a {@code long}; neither part is {@code Long.MIN_VALUE}. */
record SmallFraction(long top, long bottom) implements Fraction {
    static final SmallFraction HALF = new SmallFraction(1, 2);

    static boolean fits(long value) {
        return value != Long.MIN_VALUE;
    }

    static SmallFraction reduced(long top, long bottom) {
        if (bottom == 1) {
            return new SmallFraction(top, 1);
        }
        if (bottom == 0) {
            throw new IllegalStateException("division by zero");
        }
        long divisor = bottom < 0 ? -gcd(top, bottom) : gcd(top, bottom);
        return new SmallFraction(top / divisor, bottom / divisor);
    }

    @Override
    public BigInteger numerator() {
        return BigInteger.valueOf(top);
    }

    @Override
    public BigInteger denominator() {
        return BigInteger.valueOf(bottom);
    }

    @Override
    public Fraction plus(Fraction other) {
        if (!(other instanceof SmallFraction(long otherTop, long otherBottom))) {
            return Fraction.super.plus(other);
        }
        if (bottom == otherBottom) {
            return sumFits(top, otherTop) ? reduced(top + otherTop, bottom) : Fraction.super.plus(other);
        }
        boolean fits = productFits(top, otherBottom)
                && productFits(otherTop, bottom)
                && productFits(bottom, otherBottom)
                && sumFits(top * otherBottom, otherTop * bottom);
        return fits ? reduced(top * otherBottom + otherTop * bottom, bottom * otherBottom) : Fraction.super.plus(other);
    }

    @Override
    public Fraction times(Fraction other) {
        if (!(other instanceof SmallFraction(long otherTop, long otherBottom))) {
            return Fraction.super.times(other);
        }
        long crossed = otherBottom == 1 ? 1 : gcd(top, otherBottom);
        long recrossed = bottom == 1 ? 1 : gcd(otherTop, bottom);
        long newTop = top / crossed;
        long newBottom = bottom / recrossed;
        return productFits(newTop, otherTop / recrossed) && productFits(newBottom, otherBottom / crossed)
                ? new SmallFraction(newTop * (otherTop / recrossed), newBottom * (otherBottom / crossed))
                : Fraction.super.times(other);
    }

    @Override
    public Fraction negated() {
        return new SmallFraction(-top, bottom);
    }

    @Override
    public Fraction inverted() {
        return reduced(/* top= */ bottom, /* bottom= */ top);
    }

    @Override
    public int signum() {
        return Long.signum(top);
    }

    @Override
    public long floor() {
        return Math.floorDiv(top, bottom);
    }

    @Override
    public int compareTo(Fraction other) {
        if (other instanceof SmallFraction(long otherTop, long otherBottom)) {
            if (bottom == otherBottom) {
                return Long.compare(top, otherTop);
            }
            if (productFits(top, otherBottom) && productFits(otherTop, bottom)) {
                return Long.compare(top * otherBottom, otherTop * bottom);
            }
        }
        return Fraction.super.compareTo(other);
    }

    @Override
    public String text() {
        return bottom == 1 ? Long.toString(top) : Fraction.super.text();
    }

    @Override
    public String toString() {
        return text();
    }

    private static boolean productFits(long a, long b) {
        long low = a * b;
        return Math.multiplyHigh(a, b) == low >> 63 && fits(low);
    }

    private static boolean sumFits(long a, long b) {
        long sum = a + b;
        return ((a ^ sum) & (b ^ sum)) >= 0 && fits(sum);
    }

    private static long gcd(long a, long b) {
        long x = Math.abs(a);
        long y = Math.abs(b);
        while (y != 0) {
            long rest = x % y;
            x = y;
            y = rest;
        }
        return x;
    }
}
