package io.whence.model.cover;

import io.whence.model.value.Fraction;
import io.whence.model.value.Percent;

/** What the insured bears first, once per occurrence. */
public sealed interface Deductible {
    /** Bounds on the amount, or on the threshold of a franchise. */
    Bounds bounds();

    /** A fixed amount. */
    record Flat(long minorUnits, Bounds bounds) implements Deductible {}

    /** A percentage of the loss that enters the level. */
    record PercentOfLoss(Percent percent, Bounds bounds) implements Deductible {}

    /** A percentage of the insured value of the level's items. */
    record PercentOfValue(Percent percent, Bounds bounds) implements Deductible {}

    /** Below it nothing is paid; from it on, all. */
    record Franchise(long minorUnits, Bounds bounds) implements Deductible {}

    /** Below it all is paid; from it on, nothing. */
    record ReverseFranchise(long minorUnits, Bounds bounds) implements Deductible {}

    /**
     * How much it comes to (for a franchise, where its threshold stands).
     *
     * @param before the loss that earlier claims of the same occurrence bore altogether
     * @param credit what this deductible took of that
     */
    default Fraction size(Base base, Fraction before, Fraction credit) {
        return switch (this) {
            case Flat(long minorUnits, Bounds bounds) ->
                bounds.clamp(minorUnits).minusToZero(credit);
            case PercentOfLoss(Percent percent, Bounds bounds) -> {
                Fraction missing = percent.of(before).minusToZero(credit);
                yield bounds.clamp(percent.of(base.loss()).plus(missing), credit);
            }
            case PercentOfValue(Percent percent, Bounds bounds) -> bounds.clamp(percent.of(base.value()), credit);
            case Franchise(long minorUnits, Bounds bounds) ->
                bounds.clamp(minorUnits).minusToZero(credit);
            case ReverseFranchise(long minorUnits, Bounds bounds) -> bounds.clamp(minorUnits);
        };
    }

    /** What a deductible of that size takes of an amount. */
    default Fraction taken(Fraction size, Fraction amount) {
        return switch (this) {
            case Flat flat -> size.atMost(amount);
            case PercentOfLoss ofLoss -> size.atMost(amount);
            case PercentOfValue ofValue -> size.atMost(amount);
            case Franchise franchise -> amount.compareTo(size) < 0 ? amount : Fraction.ZERO;
            case ReverseFranchise reverse -> amount.compareTo(size) < 0 ? Fraction.ZERO : amount;
        };
    }
}
