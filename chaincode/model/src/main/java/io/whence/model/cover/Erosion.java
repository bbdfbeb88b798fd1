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

    /**
     * What a part of the money stands for: as much of every limit and aggregate, rounded up. A deductible was borne
     * whatever part of the rest is paid, unless none is.
     */
    public Erosion standingFor(long part, long whole) {
        if (part == 0 || whole == 0) {
            return new Erosion(Carried.NONE, Collections.emptySortedMap());
        }
        Fraction share = Fraction.of(Math.min(part, whole), whole);
        Carried used = new Carried(carried.deductibleTaken(), cut(carried.limitUsed(), share), Fraction.of(part));
        return new Erosion(part >= whole ? carried : used, cut(aggregates, share));
    }

    private static SortedMap<String, Long> cut(SortedMap<String, Long> amounts, Fraction share) {
        SortedMap<String, Long> parts = new TreeMap<>();
        amounts.forEach((level, amount) ->
                parts.put(level, share.times(Fraction.of(amount)).ceiling()));
        return parts;
    }

    long ofAggregate(String level) {
        return aggregates.getOrDefault(level, 0L);
    }
}
