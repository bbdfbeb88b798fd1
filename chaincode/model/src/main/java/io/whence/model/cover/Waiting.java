package io.whence.model.cover;

import io.whence.model.value.Fraction;

/** The first hours of an interruption. */
public record Waiting(Fraction hours, Mode mode) {
    /** What becomes of them. */
    public enum Mode {
        /** They are never paid. */
        EXCESS,
        /** An interruption that reaches them is paid from its first hour, a shorter one not at all. */
        QUALIFYING,
        /** They are never paid, and what they cost counts towards the section's deductible. */
        GREATER_OF
    }

    /** How many hours of an interruption are left. */
    Fraction leaves(Fraction outageHours) {
        return switch (mode) {
            case EXCESS, GREATER_OF -> outageHours.minusToZero(hours);
            case QUALIFYING -> outageHours.compareTo(hours) < 0 ? Fraction.ZERO : outageHours;
        };
    }
}
