package io.whence.verify;

import io.whence.model.circulation.Event;
import io.whence.model.pack.PackPaths;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Stream;

/** What logged events say of copies. */
record LoggedCustody(Collection<Event> events) {

    /** A fact, and who stated it of when. */
    record Stated<F>(String by, Instant at, F fact) {}

    Stated<Event.Delivered> delivery(String copy) {
        return stated(Event.Delivered.class)
                .filter(delivery -> delivery.fact().copy().equals(copy))
                .findFirst()
                .orElseThrow(() -> new Broken(PackPaths.FINDING, "copies." + copy, "its delivery is not in the pack"));
    }

    /** A copy has one receipt at most. */
    Optional<Stated<Event.Received>> receipt(String copy) {
        return stated(Event.Received.class)
                .filter(receipt -> receipt.fact().copy().equals(copy))
                .findFirst();
    }

    <F> Stream<Stated<F>> stated(Class<F> kind) {
        return events.stream()
                .filter(event -> kind.isInstance(event.fact()))
                .map(event -> new Stated<>(event.by(), event.at(), kind.cast(event.fact())));
    }
}
