package io.whence.model.cover;

import io.whence.model.value.Fraction;

/** The most that a level pays for all occurrences of a period, and how much of it is gone. */
public record Aggregate(long minorUnits, long usedMinorUnits) {
    /** What is left; never less than nothing. */
    public long leftMinorUnits() {
        return Math.max(0, minorUnits - usedMinorUnits);
    }

    /** The same aggregate after so much more of it is gone; a negative amount gives back. */
    public Aggregate eroded(long byMinorUnits) {
        return new Aggregate(minorUnits, Math.max(0, Math.addExact(usedMinorUnits, byMinorUnits)));
    }

    Fraction left() {
        return Fraction.of(leftMinorUnits());
    }
}
