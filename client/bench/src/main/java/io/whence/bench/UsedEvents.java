package io.whence.bench;

import io.whence.model.circulation.Event;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;

/**
 * A day of an exchange: uses of 20,000 copies by one party, identifiers that count up, gaps of 0 to 20 ms between times.
 * The same seed gives the same events.
 */
final class UsedEvents implements Iterator<Event> {
    private static final int COPIES = 20_000;
    private static final int GAP_MILLIS = 20;
    private static final List<String> ACTIONS = List.of("use", "read", "aggregate", "anonymize", "derive");
    private static final List<String> PURPOSES = List.of(
            "credit-scoring", "fraud-detection", "model-training", "market-research", "reporting", "audit", "pricing");

    private final SplittableRandom random;
    private final String run;
    private final BooleanSupplier more;
    private long at = Instant.parse("2026-03-01T08:00:00Z").toEpochMilli();
    private long count;

    UsedEvents(String run, long seed, BooleanSupplier more) {
        this.random = new SplittableRandom(seed);
        this.run = run;
        this.more = more;
    }

    @Override
    public boolean hasNext() {
        return more.getAsBoolean();
    }

    @Override
    public Event next() {
        at += random.nextInt(GAP_MILLIS);
        Event.Used used = new Event.Used(
                "copy-" + random.nextInt(COPIES),
                ACTIONS.get(random.nextInt(ACTIONS.size())),
                PURPOSES.get(random.nextInt(PURPOSES.size())),
                1 + random.nextInt(3));
        return new Event(run + "-" + count++, Instant.ofEpochMilli(at), "exchange", used);
    }

    long count() {
        return count;
    }
}
