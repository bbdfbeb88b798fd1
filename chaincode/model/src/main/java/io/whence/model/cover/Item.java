package io.whence.model.cover;

import io.whence.model.value.Fraction;
import java.util.Optional;

/**
 * One head of a loss.
 *
 * @param section empty where it belongs to the policy as a whole
 * @param substantiatedMinorUnits what was shown of the amount; all of it where nothing is said
 * @param receivedMinorUnits what others already paid for this head
 * @param valueMinorUnits the value of what was insured, for average and percentages of value
 */
public record Item(
        String id,
        Optional<String> section,
        Kind kind,
        Amount amount,
        Optional<Long> substantiatedMinorUnits,
        long receivedMinorUnits,
        long valueMinorUnits) {
    /** What the money was spent on. */
    public enum Kind {
        LOSS,
        MITIGATION,
        DEFENCE
    }

    /** How the amount claimed is stated. */
    public sealed interface Amount {
        /** The amount claimed, in minor units. */
        Fraction claimed();
    }

    /** A sum of money. */
    public record Sum(long minorUnits) implements Amount {
        @Override
        public Fraction claimed() {
            return Fraction.of(minorUnits);
        }
    }

    /** An interruption: so many hours at so much an hour. */
    public record Hours(Fraction hours, long minorUnitsPerHour) implements Amount {
        @Override
        public Fraction claimed() {
            return hours.times(Fraction.of(minorUnitsPerHour));
        }
    }

    /** So many days or records at so much each. */
    public record Units(long units, long minorUnitsPerUnit) implements Amount {
        @Override
        public Fraction claimed() {
            return Fraction.of(units).times(Fraction.of(minorUnitsPerUnit));
        }
    }
}
