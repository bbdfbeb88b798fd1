package io.whence.ledger;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Which batch in flight last reads or changes the custody of a copy: a later one about the same copy waits for it. */
final class Custodians {
    private static final int REMEMBERED_MAX = 100_000;

    private final Map<String, Long> last = new HashMap<>();
    private long counted = -1;

    /** Announces a batch, in the order of the file; returns the batch that must be counted before it is proposed, or -1. */
    synchronized long announce(long number, Set<String> touches) {
        long before = -1;
        for (String id : touches) {
            Long earlier = last.put(id, number);
            before = Math.max(before, earlier == null ? -1 : earlier);
        }
        if (last.size() > REMEMBERED_MAX) {
            last.values().removeIf(batch -> batch <= counted);
        }
        return before > counted ? before : -1;
    }

    synchronized void counted(long number) {
        counted = Math.max(counted, number);
    }
}
