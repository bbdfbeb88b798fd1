package io.whence.ledger;

import io.whence.model.bytes.Json;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a journal says of an input file, stretch by stretch.
 *
 * @param stretches the file from its beginning, without the end that was taken back
 * @param recorded by sequence
 * @param recalled sequences under which something was taken back that may have been sent, and nothing else is recorded
 */
record Promises(List<OutboxEntry.Sealed> stretches, Map<Long, OutboxEntry.Recorded> recorded, Set<Long> recalled) {
    /** Nothing was promised. */
    static final Promises NONE = new Promises(List.of(), Map.of(), Set.of());

    Promises {
        stretches = List.copyOf(stretches);
        recorded = Map.copyOf(recorded);
        recalled = Set.copyOf(recalled);
    }

    /** Replays a journal: the last word on each stretch counts. */
    static Promises read(List<Json> entries) {
        TreeMap<Long, OutboxEntry.Sealed> byStart = new TreeMap<>();
        TreeMap<Long, OutboxEntry.Recorded> recorded = new TreeMap<>();
        Set<Long> withdrawn = new HashSet<>();
        Set<Long> recalled = new HashSet<>();
        for (Json json : entries) {
            switch (OutboxEntry.read(json)) {
                case OutboxEntry.Sealed sealed -> {
                    byStart.put(sealed.from(), sealed);
                    withdrawn.remove(sealed.sequence());
                }
                case OutboxEntry.Recorded done -> {
                    recorded.put(done.sequence(), done);
                    recalled.remove(done.sequence());
                }
                case OutboxEntry.Withdrawn gone -> withdrawn.add(gone.sequence());
                case OutboxEntry.Recalled doubtful -> {
                    withdrawn.add(doubtful.sequence());
                    recalled.add(doubtful.sequence());
                }
            }
        }
        List<OutboxEntry.Sealed> stretches = new ArrayList<>(byStart.values());
        while (!stretches.isEmpty() && withdrawn.contains(stretches.getLast().sequence())) {
            stretches.removeLast();
        }
        return new Promises(stretches, recorded, recalled);
    }

    /** The promise made for a batch of the file. */
    Optional<OutboxEntry.Sealed> of(long number) {
        return number < stretches.size() ? Optional.of(stretches.get((int) number)) : Optional.empty();
    }

    /** The promises for this and all later batches. */
    List<OutboxEntry.Sealed> from(long number) {
        return number < stretches.size() ? stretches.subList((int) number, stretches.size()) : List.of();
    }

    /** The sequences under which something may stand that the file no longer says. */
    List<Long> inDoubt() {
        Set<Long> promised = new HashSet<>();
        stretches.forEach(stretch -> promised.add(stretch.sequence()));
        return recalled.stream()
                .filter(sequence -> !promised.contains(sequence))
                .sorted()
                .toList();
    }

    Optional<OutboxEntry.Recorded> outcome(long sequence) {
        return Optional.ofNullable(recorded.get(sequence));
    }

    long sequenceMax() {
        return stretches.stream().mapToLong(OutboxEntry.Sealed::sequence).max().orElse(0);
    }
}
