package io.whence.trace;

import java.util.ArrayList;
import java.util.List;

/**
 * How a version came to be: who derived it from which copies. Author and copies are the numbers of their names.
 *
 * @param derived the place of the event in the ledger
 * @param event its id
 */
record Origin(long version, long author, long derived, String event, long derivedAt, List<Long> inputs) {
    Origin {
        inputs = List.copyOf(inputs);
    }

    /** The same with more inputs. */
    Origin with(List<Long> more) {
        List<Long> all = new ArrayList<>(inputs);
        all.addAll(more);
        return new Origin(version, author, derived, event, derivedAt, all);
    }

    boolean seen(Horizon horizon) {
        return derived <= horizon.events() && derivedAt <= horizon.until();
    }
}
