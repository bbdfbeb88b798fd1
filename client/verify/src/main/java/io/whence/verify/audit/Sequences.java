package io.whence.verify.audit;

import java.util.Map;
import java.util.TreeMap;

/** The sequence numbers of one producer that were seen, as ranges: few, because numbers are given out one after the other. */
final class Sequences {
    /** How a number stands to those before it. */
    enum Standing {
        NEXT,
        LATE,
        DOUBLED
    }

    private final TreeMap<Long, Long> lastByFirst = new TreeMap<>();
    private long batches;
    private long events;

    /** Takes in a batch of so many events. */
    Standing add(long sequence, long size) {
        Map.Entry<Long, Long> before = lastByFirst.floorEntry(sequence);
        if (before != null && sequence <= before.getValue()) {
            return Standing.DOUBLED;
        }
        boolean late = !lastByFirst.isEmpty() && sequence < last();
        long first = before != null && before.getValue() == sequence - 1 ? before.getKey() : sequence;
        Long beyond = lastByFirst.remove(sequence + 1);
        lastByFirst.put(first, beyond == null ? sequence : beyond);
        batches++;
        events += size;
        return late ? Standing.LATE : Standing.NEXT;
    }

    long last() {
        return lastByFirst.lastEntry().getValue();
    }

    long batches() {
        return batches;
    }

    long events() {
        return events;
    }
}
