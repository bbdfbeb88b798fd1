package io.whence.model.cover;

import io.whence.model.value.Fraction;
import io.whence.model.value.Percent;

/** Under-insurance: who insures less than the required part of the value bears the same part of each loss. */
public record Average(long sumInsuredMinorUnits, Percent required) {
    /** The insured part of a value, at most one; a value that nobody stated is fully insured. */
    Fraction ratio(Fraction value) {
        Fraction needed = required.of(value);
        return needed.isZero()
                ? Fraction.ONE
                : Fraction.of(sumInsuredMinorUnits).dividedBy(needed).atMost(Fraction.ONE);
    }
}
