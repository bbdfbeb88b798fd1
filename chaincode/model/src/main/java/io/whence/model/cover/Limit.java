package io.whence.model.cover;

import io.whence.model.value.Fraction;
import io.whence.model.value.Percent;
import java.util.Optional;

/** The most that a level pays for one occurrence. */
public sealed interface Limit {
    /** A fixed amount. */
    record Flat(long minorUnits) implements Limit {}

    /** A percentage of the loss before the same level's deductible: of each claim's own, so earlier claims do not count. */
    record PercentOfLoss(Percent percent) implements Limit {}

    /** A percentage of the insured value of the level's items. */
    record PercentOfValue(Percent percent) implements Limit {}

    /** So much a day or record, for at most so many of them. */
    record PerUnit(long minorUnits, Optional<Long> unitsMax) implements Limit {}

    /**
     * What is left of it.
     *
     * @param level whose limit this is, for the refusal to count units that nobody stated
     * @param before what earlier claims of the same occurrence used of it
     */
    default Fraction left(String level, Base base, Fraction before) {
        return switch (this) {
            case Flat(long minorUnits) -> Fraction.of(minorUnits).minusToZero(before);
            case PercentOfLoss(Percent percent) -> percent.of(base.loss());
            case PercentOfValue(Percent percent) -> percent.of(base.value()).minusToZero(before);
            case PerUnit(long minorUnits, Optional<Long> unitsMax) -> {
                Fraction units = base.units().orElseThrow(() -> CoverRule.UNITS_UNSTATED.refuse(level, "PER_UNIT"));
                Fraction whole = Fraction.of(minorUnits).times(units);
                yield unitsMax.isEmpty()
                        ? whole
                        : whole.atMost(Fraction.of(minorUnits)
                                .times(Fraction.of(unitsMax.get()))
                                .minusToZero(before));
            }
        };
    }
}
