package io.whence.ledger;

import io.whence.model.circulation.Event;
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
        Line.Stated stated = Line.Stated.of(events.next());
        offset += stated.bytes().length + 1;
        return Optional.of(new Line(++number, offset, true, stated));
    }

    @Override
    public boolean ready() {
        return true;
    }

    @Override
    public void close() {
        // An iterator holds nothing open.
    }
}
