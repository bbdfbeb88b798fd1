package io.whence.ledger;

import io.whence.model.bytes.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a journal says of an input file, stretch by stretch.
 *
 * @param stretches the file from its beginning, without the withdrawn end
 * @param recorded by sequence
 */
record Promises(List<OutboxEntry.Sealed> stretches, Map<Long, OutboxEntry.Recorded> recorded) {
    /** Nothing was promised. */
    static final Promises NONE = new Promises(List.of(), Map.of());

    Promises {
        stretches = List.copyOf(stretches);
        recorded = Map.copyOf(recorded);
    }

    /** Replays a journal: the last word on each stretch counts. */
    static Promises read(List<Json> entries) {
        TreeMap<Long, OutboxEntry.Sealed> byStart = new TreeMap<>();
        TreeMap<Long, OutboxEntry.Recorded> recorded = new TreeMap<>();
        TreeMap<Long, Boolean> withdrawn = new TreeMap<>();
        for (Json json : entries) {
            switch (OutboxEntry.read(json)) {
                case OutboxEntry.Sealed sealed -> {
                    byStart.put(sealed.from(), sealed);
                    withdrawn.remove(sealed.sequence());
                }
                case OutboxEntry.Recorded done -> recorded.put(done.sequence(), done);
                case OutboxEntry.Withdrawn gone -> withdrawn.put(gone.sequence(), true);
            }
        }
        List<OutboxEntry.Sealed> stretches = new ArrayList<>(byStart.values());
        while (!stretches.isEmpty() && withdrawn.containsKey(stretches.getLast().sequence())) {
            stretches.removeLast();
        }
        return new Promises(stretches, recorded);
    }

    /** The promise made for a batch of the file. */
    Optional<OutboxEntry.Sealed> of(long number) {
        return number < stretches.size() ? Optional.of(stretches.get((int) number)) : Optional.empty();
    }

    Optional<OutboxEntry.Recorded> outcome(long sequence) {
        return Optional.ofNullable(recorded.get(sequence));
    }

    long sequenceMax() {
        return stretches.stream().mapToLong(OutboxEntry.Sealed::sequence).max().orElse(0);
    }
}
