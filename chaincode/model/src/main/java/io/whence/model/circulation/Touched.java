package io.whence.model.circulation;

import java.util.NavigableSet;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What judging events asks of custody: the ids of copies, which they change, of versions that are delivered or derived,
 * those that are derived, and of transfer processes that deliveries cite.
 */
public final class Touched {
    private final SortedSet<String> copies = new TreeSet<>();
    private final SortedSet<String> versions = new TreeSet<>();
    private final SortedSet<String> derived = new TreeSet<>();
    private final NavigableSet<String> transfers = new TreeSet<>();

    /** Adds what one fact touches. */
    public void add(Event.Fact fact) {
        switch (fact) {
            case Event.Delivered delivered -> {
                copies.add(delivered.copy());
                versions.add(delivered.version());
                delivered.transfer().ifPresent(transfers::add);
            }
            case Event.Received received -> copies.add(received.copy());
            case Event.Deleted deleted -> copies.add(deleted.copy());
            case Event.Derived derivation -> {
                copies.addAll(derivation.inputs());
                versions.add(derivation.version());
                derived.add(derivation.version());
            }
            case Event.Used used -> {
                // A use touches no state.
            }
        }
    }

    public SortedSet<String> copies() {
        return new TreeSet<>(copies);
    }

    public SortedSet<String> derived() {
        return new TreeSet<>(derived);
    }

    public SortedSet<String> transfers() {
        return new TreeSet<>(transfers);
    }

    public SortedSet<String> versions() {
        return new TreeSet<>(versions);
    }
}
