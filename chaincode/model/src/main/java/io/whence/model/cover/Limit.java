package io.whence.model.cover;

import io.whence.model.value.Fraction;
import io.whence.model.value.Percent;
import java.util.Optional;

/** The most that a level pays for one occurrence. */
public sealed interface Limit {
    /** A fixed amount. */
    record Flat(long minorUnits) implements Limit {}

    /** A percentage of the loss before the same level's deductible: of each claim's own, so what earlier ones used does not count. */
    record PercentOfLoss(Percent percent) implements Limit {}

    /** A percentage of the insured value of the level's items. */
    record PercentOfValue(Percent percent) implements Limit {}

    /** So much a day or record, for at most so many of them. */
    record PerUnit(long minorUnits, Optional<Long> unitsMax) implements Limit {}

    /**
     * What earlier claims of the same occurrence used of a limit.
     *
     * @param borne by deductibles, where those are inside the limit
     */
    record Prior(Fraction used, Fraction borne) {
        Fraction both() {
            return used.plus(borne);
        }

        /** Where earlier claims used nothing, their deductibles may be more than their own part of the limit could hold. */
        Fraction unheld() {
            return used.isZero() ? borne : Fraction.ZERO;
        }
    }

    /**
     * What is left of it.
     *
     * @param level whose limit this is, for the refusal to count units that nobody stated
     */
    default Fraction left(String level, Base base, Prior prior) {
        return switch (this) {
            case Flat(long minorUnits) -> Fraction.of(minorUnits).minusToZero(prior.both());
            case PercentOfLoss(Percent percent) -> percent.of(base.loss()).minusToZero(prior.unheld());
            case PercentOfValue(Percent percent) -> percent.of(base.value()).minusToZero(prior.both());
            case PerUnit(long minorUnits, Optional<Long> unitsMax) -> {
                Fraction units = base.units().orElseThrow(() -> CoverRule.UNITS_UNSTATED.refuse(level, "PER_UNIT"));
                Fraction each = Fraction.of(minorUnits);
                Fraction counted = each.times(units).minusToZero(prior.unheld());
                yield unitsMax.map(max -> each.times(Fraction.of(max)).minusToZero(prior.both()))
                        .map(counted::atMost)
                        .orElse(counted);
            }
        };
    }
}
