package io.whence.bench;

import io.whence.model.circulation.Event;
import io.whence.model.value.Digest;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Hand-overs of the market's one version, a second apart, each of a new copy with a root of its own. */
final class Deliveries implements Iterator<Event> {
    private static final Instant FIRST = Instant.parse("2026-03-01T08:00:00Z");
    private static final int ROWS = 32_561;
    private static final int MILLIS_BETWEEN = 10;

    private final String run;
    private final BooleanSupplier more;
    private long count;

    Deliveries(String run, BooleanSupplier more) {
        this.run = run;
        this.more = more;
    }

    @Override
    public boolean hasNext() {
        return more.getAsBoolean();
    }

    @Override
    public Event next() {
        long number = count++;
        Event.Delivered delivered = new Event.Delivered(
                run + "-copy-" + number,
                Market.VERSION,
                Market.AGREEMENT,
                Market.RECIPIENT,
                Digest.over(ByteBuffer.allocate(Long.BYTES).putLong(number).array()),
                ROWS,
                Optional.empty());
        return new Event(run + "-" + number, FIRST.plusMillis(number * MILLIS_BETWEEN), "exchange", delivered);
    }
}
