package io.whence.model.cover;

import io.whence.model.value.Fraction;

/**
 * The most that a level pays for all occurrences of a period.
 *
 * @param usedMinorUnits how much of it is gone
 * @param reinstatedMinorUnits how much was put back, for a premium or because it was recovered
 */
public record Aggregate(long minorUnits, long usedMinorUnits, long reinstatedMinorUnits) {
    public Aggregate {
        if (reinstatedMinorUnits > usedMinorUnits) {
            throw CoverRule.REINSTATED_BEYOND_USE.refuse("reinstatedMinorUnits", reinstatedMinorUnits);
        }
    }

    /** What is left; never less than nothing. */
    public long leftMinorUnits() {
        return Math.max(0, minorUnits - (usedMinorUnits - reinstatedMinorUnits));
    }

    /** The same aggregate after so much more of it is gone; a negative amount gives back. */
    public Aggregate eroded(long byMinorUnits) {
        long used = Math.max(0, Math.addExact(usedMinorUnits, byMinorUnits));
        return new Aggregate(minorUnits, used, Math.min(used, reinstatedMinorUnits));
    }

    /** The same aggregate after so much was put back, at most what is gone of it. */
    public Aggregate reinstated(long byMinorUnits) {
        long gone = minorUnits - leftMinorUnits();
        return new Aggregate(minorUnits, usedMinorUnits, reinstatedMinorUnits + Math.min(gone, byMinorUnits));
    }

    Fraction left() {
        return Fraction.of(leftMinorUnits());
    }
}
