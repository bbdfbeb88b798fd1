package io.whence.model.cover;

import io.whence.model.value.Fraction;
import java.util.Optional;

/**
 * What the percentages of one level are taken of.
 *
 * @param loss the amount that reaches the level's deductibles, before any of them
 * @param value the insured value of the level's own items
 * @param units how many days or records the amount stands for; empty where a part of it was stated in neither
 */
record Base(Fraction loss, Fraction value, Optional<Fraction> units) {
    Base withLoss(Fraction other) {
        return new Base(other, value, units);
    }
}
