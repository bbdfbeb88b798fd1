package io.whence.model.score;

import java.math.BigInteger;

/**
 * Marks that an innocent copy matches with the same chance: how many were read, and how many of them one copy matches.
 * Scores are millionths, rounded down, which is against accusation.
 */
public record MarkClass(int innocentBillionths, int read, int matched) {
    private static final BigInteger SQUARE = BigInteger.TEN.pow(12);

    public MarkClass {
        if (innocentBillionths <= 0 || innocentBillionths >= BiasLaw.BILLION || matched < 0 || matched > read) {
            throw new IllegalStateException("no such class: " + innocentBillionths + ", " + matched + " of " + read);
        }
    }

    /** The sum over the class of √((1−q)/q) for each match and −√(q/(1−q)) for each mismatch. */
    public long score() {
        return score(matched);
    }

    long score(int matches) {
        return matches * matchMillionths() - (read - matches) * mismatchMillionths();
    }

    long matchMillionths() {
        long q = innocentBillionths;
        return root(BiasLaw.BILLION - q, q).longValueExact();
    }

    long mismatchMillionths() {
        long q = innocentBillionths;
        BigInteger root = root(q, BiasLaw.BILLION - q);
        boolean exact = root.multiply(root)
                .multiply(BigInteger.valueOf(BiasLaw.BILLION - q))
                .equals(SQUARE.multiply(BigInteger.valueOf(q)));
        return exact ? root.longValueExact() : root.longValueExact() + 1;
    }

    /** The largest number of millionths whose square is at most {@code numerator / denominator}. */
    private static BigInteger root(long numerator, long denominator) {
        return SQUARE.multiply(BigInteger.valueOf(numerator))
                .divide(BigInteger.valueOf(denominator))
                .sqrt();
    }
}
