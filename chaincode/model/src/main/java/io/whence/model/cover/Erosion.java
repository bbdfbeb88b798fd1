package io.whence.model.cover;

import io.whence.model.value.Fraction;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a settled claim uses up, on the 100 percent basis before participation.
 *
 * @param carried what later claims of the same occurrence find taken and used
 * @param aggregates by section or layer, what later occurrences find used of its aggregate
 */
public record Erosion(Carried carried, SortedMap<String, Long> aggregates) {
    public Erosion {
        aggregates = Collections.unmodifiableSortedMap(new TreeMap<>(aggregates));
    }

    /** The part of each aggregate that a recovery puts back: as much of it as came back of what was paid. */
    public Erosion recovered(long recoveredMinorUnits, long paidMinorUnits) {
        Fraction part = paidMinorUnits == 0
                ? Fraction.ZERO
                : Fraction.of(Math.min(recoveredMinorUnits, paidMinorUnits), paidMinorUnits);
        SortedMap<String, Long> back = new TreeMap<>();
        aggregates.forEach((level, amount) ->
                back.put(level, part.times(Fraction.of(amount)).floor()));
        return new Erosion(Carried.NONE, back);
    }

    long ofAggregate(String level) {
        return aggregates.getOrDefault(level, 0L);
    }
}
