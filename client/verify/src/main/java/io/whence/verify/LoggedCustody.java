package io.whence.verify;

import io.whence.model.circulation.Event;
import io.whence.model.pack.PackPaths;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Stream;

/** What logged events say of copies. */
record LoggedCustody(Collection<Event> events) {

    Event delivery(String copy) {
        return events.stream()
                .filter(event -> event.fact() instanceof Event.Delivered delivered
                        && delivered.copy().equals(copy))
                .findFirst()
                .orElseThrow(() -> new Broken(PackPaths.FINDING, "copies." + copy, "its delivery is not in the pack"));
    }

    /** A copy has one receipt at most. */
    Optional<Event> receipt(String copy) {
        return events.stream()
                .filter(event -> event.fact() instanceof Event.Received received
                        && received.copy().equals(copy))
                .findFirst();
    }

    <T> Stream<T> facts(Class<T> kind) {
        return events.stream().map(Event::fact).filter(kind::isInstance).map(kind::cast);
    }
}
