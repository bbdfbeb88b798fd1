package io.whence.claims.localize;

import java.math.BigDecimal;
import java.util.Comparator;

/**
 * A piece of evidence with what its removal changes, most first: the belief as it is printed, and, where that stays the
 * same because all the rest still suffices, the evidence itself.
 */
record Weighed(Evidence evidence, BigDecimal change, double weight) implements Comparable<Weighed> {
    private static final Comparator<Weighed> ORDER = Comparator.comparing(Weighed::change)
            .thenComparingDouble(Weighed::weight)
            .reversed()
            .thenComparing(piece -> piece.evidence().digest());

    static Weighed of(Evidence evidence, double with, double weight) {
        BigDecimal before = new BigDecimal(Decimals.chance(with));
        BigDecimal after = new BigDecimal(Decimals.chance(evidence.posteriorWithout()));
        return new Weighed(evidence, before.subtract(after).abs(), Math.abs(weight));
    }

    @Override
    public int compareTo(Weighed other) {
        return ORDER.compare(this, other);
    }
}
