package io.whence.model.audit;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/** The auditor's own exact number: two big integers, never reduced but when compared. */
record Ratio(BigInteger top, BigInteger bottom) implements Comparable<Ratio> {
    static final Ratio ZERO = of(0);
    static final Ratio ONE = of(1);

    static Ratio of(long whole) {
        return new Ratio(BigInteger.valueOf(whole), BigInteger.ONE);
    }

    static Ratio decimal(String text) {
        BigDecimal value = new BigDecimal(text);
        return new Ratio(value.unscaledValue(), BigInteger.TEN.pow(value.scale()));
    }

    Ratio add(Ratio other) {
        return bottom.equals(other.bottom)
                ? new Ratio(top.add(other.top), bottom)
                : slim(top.multiply(other.bottom).add(other.top.multiply(bottom)), bottom.multiply(other.bottom));
    }

    Ratio subtract(Ratio other) {
        return add(new Ratio(other.top.negate(), other.bottom));
    }

    Ratio multiply(Ratio other) {
        return slim(top.multiply(other.top), bottom.multiply(other.bottom));
    }

    Ratio divide(Ratio other) {
        return slim(top.multiply(other.bottom), bottom.multiply(other.top));
    }

    Ratio min(Ratio other) {
        return compareTo(other) < 0 ? this : other;
    }

    Ratio max(Ratio other) {
        return compareTo(other) > 0 ? this : other;
    }

    Ratio positive() {
        return max(ZERO);
    }

    boolean nothing() {
        return top.signum() == 0;
    }

    long down() {
        return round(RoundingMode.FLOOR);
    }

    long up() {
        return round(RoundingMode.CEILING);
    }

    /** Nearest whole number; the auditor only ever rounds what is not negative. */
    long nearest() {
        return round(RoundingMode.HALF_UP);
    }

    @Override
    public int compareTo(Ratio other) {
        return top.multiply(other.bottom).compareTo(other.top.multiply(bottom));
    }

    private long round(RoundingMode mode) {
        return new BigDecimal(top).divide(new BigDecimal(bottom), 0, mode).longValueExact();
    }

    private static Ratio slim(BigInteger top, BigInteger bottom) {
        BigInteger common = bottom.bitLength() > 62 ? top.gcd(bottom) : BigInteger.ONE;
        return new Ratio(top.divide(common), bottom.divide(common));
    }
}
