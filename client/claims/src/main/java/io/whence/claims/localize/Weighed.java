package io.whence.claims.localize;

import io.whence.model.value.Digest;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A piece of evidence with what it weighs, heaviest first: the bits by which it moves the odds on the leading copy, as they
 * are printed; where the odds are certain with or without it, what its removal changes of the belief.
 */
record Weighed(Evidence evidence, BigDecimal change) implements Comparable<Weighed> {
    private static final Comparator<Weighed> ORDER = Comparator.comparing(Weighed::weight)
            .thenComparing(Weighed::change)
            .reversed()
            .thenComparing(piece -> piece.evidence().digest());
    private static final BigDecimal CERTAIN = BigDecimal.valueOf(Double.MAX_VALUE);

    /** A piece by its digest, in words. */
    record Named(Digest digest, String what) {}

    /** What a piece adds to beliefs about some copies that count as one, from the beliefs with and without it. */
    static Weighed of(Named piece, Posterior with, Posterior without, List<Integer> copies) {
        OptionalDouble before = with.logOdds(copies);
        OptionalDouble after = without.logOdds(copies);
        OptionalDouble bits = before.isPresent() && after.isPresent()
                ? OptionalDouble.of((before.getAsDouble() - after.getAsDouble()) / StrictMath.log(2))
                : OptionalDouble.empty();
        double left = without.touching(copies);
        BigDecimal change = new BigDecimal(Decimals.chance(with.touching(copies)))
                .subtract(new BigDecimal(Decimals.chance(left)))
                .abs();
        return new Weighed(new Evidence(piece.digest(), piece.what(), left, bits), change);
    }

    private BigDecimal weight() {
        OptionalDouble bits = evidence.bits();
        return bits.isPresent() ? new BigDecimal(Decimals.bits(bits.getAsDouble())).abs() : CERTAIN;
    }

    @Override
    public int compareTo(Weighed other) {
        return ORDER.compare(this, other);
    }
}
