package io.whence.model.circulation;

import io.whence.model.value.Pieces;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Facts that one producer sealed together.
 *
 * @param events in the order in which they happened
 * @param leaves the bytes of each event as submitted; what roots and signatures are over
 * @param signatures of stating parties that are not the producer, by the index of the event they cover
 */
public record Batch(
        String producer, long sequence, List<Event> events, Pieces leaves, Map<Integer, byte[]> signatures) {
    /** The most events that one transaction seals. */
    public static final int EVENTS_MAX = 4096;

    public Batch {
        events = List.copyOf(events);
        signatures = Collections.unmodifiableSortedMap(new TreeMap<>(signatures));
    }
}
