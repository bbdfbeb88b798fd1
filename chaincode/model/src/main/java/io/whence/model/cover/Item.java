package io.whence.model.cover;

import io.whence.model.value.Fraction;
import java.util.Optional;

/**
 * One head of a loss.
 *
 * @param section empty where it belongs to the policy as a whole
 * @param shown what was shown of an amount in hours or units, measure by measure; all of it where nothing is said
 * @param substantiatedMinorUnits what was shown of the amount; all of it where nothing is said
 * @param receivedMinorUnits what others already paid for this head
 * @param valueMinorUnits the value of what was insured, for average and percentages of value
 */
public record Item(
        String id,
        Optional<String> section,
        Kind kind,
        Amount amount,
        Optional<Amount> shown,
        Optional<Long> substantiatedMinorUnits,
        long receivedMinorUnits,
        long valueMinorUnits) {
    /** What the money was spent on. */
    public enum Kind {
        LOSS,
        MITIGATION,
        DEFENCE
    }

    /** How an amount is stated. */
    public sealed interface Amount {
        /** The amount in minor units. */
        Fraction minorUnits();

        /** The lesser of two, measure by measure; two that are not stated in one way are a broken invariant. */
        Amount atMost(Amount other);
    }

    /** What counts of the amount claimed: no measure beyond what was shown of it. */
    Amount counted() {
        return shown.map(amount::atMost).orElse(amount);
    }

    /** A sum of money. */
    public record Sum(long amount) implements Amount {
        @Override
        public Fraction minorUnits() {
            return Fraction.of(amount);
        }

        @Override
        public Amount atMost(Amount other) {
            return new Sum(Math.min(amount, ((Sum) other).amount));
        }
    }

    /** An interruption: so many hours at so much an hour. */
    public record Hours(Fraction hours, long minorUnitsPerHour) implements Amount {
        @Override
        public Fraction minorUnits() {
            return hours.times(Fraction.of(minorUnitsPerHour));
        }

        @Override
        public Amount atMost(Amount other) {
            Hours less = (Hours) other;
            return new Hours(hours.atMost(less.hours), Math.min(minorUnitsPerHour, less.minorUnitsPerHour));
        }
    }

    /** So many days or records at so much each. */
    public record Units(long units, long minorUnitsPerUnit) implements Amount {
        @Override
        public Fraction minorUnits() {
            return Fraction.of(units).times(Fraction.of(minorUnitsPerUnit));
        }

        @Override
        public Amount atMost(Amount other) {
            Units less = (Units) other;
            return new Units(Math.min(units, less.units), Math.min(minorUnitsPerUnit, less.minorUnitsPerUnit));
        }
    }
}
