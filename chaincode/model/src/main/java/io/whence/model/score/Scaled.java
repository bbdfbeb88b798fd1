package io.whence.model.score;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * A non-negative number {@code mantissa · 2^exponent} with 62 significant bits, of which every operation rounds in one
 * direction: up for chances, down for the weight of evidence. Plain whole-number arithmetic, the same on every machine.
 */
public record Scaled(long mantissa, long exponent, boolean up) implements Comparable<Scaled> {
    private static final int BITS = 62;
    private static final long TOP = 1L << (BITS - 1);
    private static final BigDecimal PLAIN_MIN = new BigDecimal("0.001");

    public Scaled {
        if (mantissa != 0 && (mantissa < TOP || mantissa >= 2 * TOP)) {
            throw new IllegalStateException("mantissa not normal: " + mantissa);
        }
    }

    public static Scaled zero(boolean up) {
        return new Scaled(0, 0, up);
    }

    public static Scaled one(boolean up) {
        return ratio(1, 1, up);
    }

    /** {@code numerator / denominator}, of which the first may be zero and the second may not. */
    public static Scaled ratio(long numerator, long denominator, boolean up) {
        return ratio(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator), up);
    }

    static Scaled ratio(BigInteger numerator, BigInteger denominator, boolean up) {
        if (numerator.signum() == 0) {
            return zero(up);
        }
        int shift = BITS + 1 + denominator.bitLength() - numerator.bitLength();
        BigInteger scaled = shift >= 0 ? numerator.shiftLeft(shift) : numerator;
        BigInteger divisor = shift >= 0 ? denominator : denominator.shiftLeft(-shift);
        BigInteger[] parts = scaled.divideAndRemainder(divisor);
        int excess = parts[0].bitLength() - BITS;
        BigInteger kept = parts[0].shiftRight(excess);
        boolean exact = parts[1].signum() == 0 && kept.shiftLeft(excess).equals(parts[0]);
        return rounded(kept.longValueExact(), excess - shift, exact, up);
    }

    public Scaled times(Scaled other) {
        if (mantissa == 0 || other.mantissa == 0) {
            return zero(up);
        }
        long high = Math.multiplyHigh(mantissa, other.mantissa);
        long low = mantissa * other.mantissa;
        int shift = high >>> (2 * BITS - 1 - Long.SIZE) == 0 ? BITS - 1 : BITS;
        long kept = high << (Long.SIZE - shift) | low >>> shift;
        boolean exact = low << (Long.SIZE - shift) == 0;
        return rounded(kept, Math.addExact(exponent + shift, other.exponent), exact, up);
    }

    public Scaled plus(Scaled other) {
        if (mantissa == 0 || other.mantissa == 0) {
            return mantissa == 0 ? new Scaled(other.mantissa, other.exponent, up) : this;
        }
        if (exponent < other.exponent) {
            return new Scaled(other.mantissa, other.exponent, up).plus(this);
        }
        long distance = exponent - other.exponent;
        long shifted = distance < Long.SIZE ? other.mantissa >>> distance : 0;
        boolean exact = distance < Long.SIZE && shifted << distance == other.mantissa;
        long sum = mantissa + shifted;
        if (sum < 2 * TOP && sum > 0) {
            return rounded(sum, exponent, exact, up);
        }
        return rounded(sum >>> 1, exponent + 1, exact && (sum & 1) == 0, up);
    }

    /** One over this, which is not zero. */
    Scaled inverse(boolean roundedUp) {
        Scaled mantissaInverse = ratio(1, mantissa, roundedUp);
        return new Scaled(mantissaInverse.mantissa, mantissaInverse.exponent - exponent, roundedUp);
    }

    /** This multiplied with itself {@code times} times; 1 for none. */
    public Scaled power(long times) {
        Scaled result = one(up);
        Scaled square = this;
        for (long rest = times; rest > 0; rest >>= 1) {
            result = (rest & 1) == 1 ? result.times(square) : result;
            square = rest > 1 ? square.times(square) : square;
        }
        return result;
    }

    public Scaled atMost(Scaled limit) {
        return compareTo(limit) <= 0 ? this : limit;
    }

    @Override
    public int compareTo(Scaled other) {
        if (mantissa == 0 || other.mantissa == 0 || exponent == other.exponent) {
            return Long.compare(mantissa, other.mantissa);
        }
        return Long.compare(exponent, other.exponent);
    }

    /** Three significant digits: plain from a thousandth on, with an exponent below. */
    public String text() {
        BigDecimal value = decimal().round(new MathContext(3, RoundingMode.HALF_UP));
        if (value.signum() == 0 || (value.compareTo(PLAIN_MIN) >= 0 && value.precision() - value.scale() <= 6)) {
            return value.signum() == 0 ? "0" : plain(value);
        }
        String digits = value.unscaledValue().toString();
        String padded = digits + "0".repeat(3 - digits.length());
        return padded.charAt(0) + "." + padded.substring(1) + "e" + (value.precision() - value.scale() - 1);
    }

    /** The value to so many decimal places, rounded half up. */
    public String text(int places) {
        return decimal().setScale(places, RoundingMode.HALF_UP).toPlainString();
    }

    private BigDecimal decimal() {
        BigDecimal power = new BigDecimal(BigInteger.ONE.shiftLeft(Math.toIntExact(Math.abs(exponent))));
        BigDecimal whole = BigDecimal.valueOf(mantissa);
        return exponent >= 0 ? whole.multiply(power) : whole.divide(power, new MathContext(25));
    }

    private static String plain(BigDecimal value) {
        int places = Math.max(0, 3 - (value.precision() - value.scale()));
        return value.setScale(places, RoundingMode.HALF_UP).toPlainString();
    }

    private static Scaled rounded(long mantissa, long exponent, boolean exact, boolean up) {
        if (exact || !up) {
            return new Scaled(mantissa, exponent, up);
        }
        boolean carries = mantissa + 1 == 2 * TOP;
        return carries ? new Scaled(TOP, exponent + 1, true) : new Scaled(mantissa + 1, exponent, true);
    }
}
