package io.whence.bench;

import io.whence.model.circulation.Event;
import java.util.Iterator;
import java.util.function.BooleanSupplier;

/** The streams of events that a writing process can be asked for. */
enum Workloads {
    /** Uses: the lane that touches no state. */
    USED {
        @Override
        Iterator<Event> events(String run, BooleanSupplier more) {
            return new UsedEvents(run, SEED, more);
        }
    },
    /** Deliveries under one agreement: each makes a copy, which is a key of the ledger's state. */
    DELIVERED {
        @Override
        Iterator<Event> events(String run, BooleanSupplier more) {
            return new Deliveries(run, more);
        }
    };

    private static final long SEED = 20_260_301L;

    /** Events without end, until nobody wants more; {@code run} keeps their identifiers apart from other runs'. */
    abstract Iterator<Event> events(String run, BooleanSupplier more);
}
