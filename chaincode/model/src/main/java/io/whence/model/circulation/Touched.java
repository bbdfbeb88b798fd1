package io.whence.model.circulation;

import java.util.NavigableSet;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What judging events asks of custody: the ids of copies and of versions that are derived, which they change, and of
 * transfer processes that deliveries cite.
 */
public final class Touched {
    private final SortedSet<String> copies = new TreeSet<>();
    private final SortedSet<String> versions = new TreeSet<>();
    private final NavigableSet<String> transfers = new TreeSet<>();

    /** Adds what one fact touches. */
    public void add(Event.Fact fact) {
        switch (fact) {
            case Event.Delivered delivered -> {
                copies.add(delivered.copy());
                delivered.transfer().ifPresent(transfers::add);
            }
            case Event.Received received -> copies.add(received.copy());
            case Event.Deleted deleted -> copies.add(deleted.copy());
            case Event.Derived derived -> {
                copies.addAll(derived.inputs());
                versions.add(derived.version());
            }
            case Event.Used used -> {
                // A use touches no state.
            }
        }
    }

    public SortedSet<String> copies() {
        return new TreeSet<>(copies);
    }

    public SortedSet<String> transfers() {
        return new TreeSet<>(transfers);
    }

    public SortedSet<String> versions() {
        return new TreeSet<>(versions);
    }
}
