package io.whence.model.claim;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** The size of a loss as its head measures it. */
public sealed interface Quantity {
    /** A plain amount. */
    record Sum(long minorUnits) implements Quantity {}

    /** An interruption: hours as a decimal, and what an hour costs. */
    record Hours(String hours, long minorUnitsPerHour) implements Quantity {}

    /** A count of days, records or calls, and what each costs. */
    record Units(long units, long minorUnitsPerUnit) implements Quantity {}

    /** The amount in minor units, rounded up: what a reserve or a ceiling must hold. */
    default long minorUnits() {
        return switch (this) {
            case Sum sum -> sum.minorUnits;
            case Hours hours ->
                new BigDecimal(hours.hours)
                        .multiply(BigDecimal.valueOf(hours.minorUnitsPerHour))
                        .setScale(0, RoundingMode.CEILING)
                        .longValueExact();
            case Units units -> Math.multiplyExact(units.units, units.minorUnitsPerUnit);
        };
    }

    /** Whether this says no more than {@code claimed}, measure by measure and in the same measure. */
    default boolean within(Quantity claimed) {
        return switch (this) {
            case Sum sum -> claimed instanceof Sum other && sum.minorUnits <= other.minorUnits;
            case Hours hours ->
                claimed instanceof Hours other
                        && new BigDecimal(hours.hours).compareTo(new BigDecimal(other.hours)) <= 0
                        && hours.minorUnitsPerHour <= other.minorUnitsPerHour;
            case Units units ->
                claimed instanceof Units other
                        && units.units <= other.units
                        && units.minorUnitsPerUnit <= other.minorUnitsPerUnit;
        };
    }
}
