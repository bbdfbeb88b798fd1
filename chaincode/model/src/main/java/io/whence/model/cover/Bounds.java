package io.whence.model.cover;

import io.whence.model.value.Fraction;
import java.util.Optional;

/** The least and the most that a deductible may come to, in minor units. */
public record Bounds(long minMinorUnits, Optional<Long> maxMinorUnits) {
    public static final Bounds NONE = new Bounds(0, Optional.empty());

    public Bounds {
        if (maxMinorUnits.isPresent() && maxMinorUnits.get() < minMinorUnits) {
            throw CoverRule.BOUNDS_CROSSED.refuse("minMinorUnits", minMinorUnits);
        }
    }

    Fraction clamp(long minorUnits) {
        return clamp(Fraction.of(minorUnits), Fraction.ZERO);
    }

    /** The amount brought inside the bounds, each of which is less by what was taken before. */
    Fraction clamp(Fraction amount, Fraction before) {
        Fraction raised = amount.atLeast(Fraction.of(minMinorUnits).minusToZero(before));
        return maxMinorUnits.isEmpty()
                ? raised
                : raised.atMost(Fraction.of(maxMinorUnits.get()).minusToZero(before));
    }
}
