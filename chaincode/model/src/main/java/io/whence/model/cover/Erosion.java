package io.whence.model.cover;

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

    long ofAggregate(String level) {
        return aggregates.getOrDefault(level, 0L);
    }
}
