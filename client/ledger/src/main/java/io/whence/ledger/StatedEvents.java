package io.whence.ledger;

import io.whence.model.circulation.Event;
import io.whence.model.wire.EventCodec;
import java.util.Iterator;
import java.util.Optional;

/** Events of a program as lines of an input; their offsets count the bytes of the leaves. */
final class StatedEvents implements Line.Source {
    private final Iterator<Event> events;
    private long number;
    private long offset;

    StatedEvents(Iterator<Event> events) {
        this.events = events;
    }

    @Override
    public Optional<Line> next() {
        if (!events.hasNext()) {
            return Optional.empty();
        }
        byte[] leaf = EventCodec.encode(events.next());
        offset += leaf.length + 1;
        return Optional.of(new Line(++number, offset, true, leaf));
    }

    @Override
    public boolean ready() {
        return true;
    }

    @Override
    public Form form() {
        return Form.LEAF;
    }

    @Override
    public void close() {
        // An iterator holds nothing open.
    }
}
