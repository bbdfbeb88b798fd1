package io.whence.model.circulation;

import java.util.SortedSet;
import java.util.TreeSet;

/** What judging events asks of custody, and what they change of it: the ids of copies, and of versions that are derived. */
public final class Touched {
    private final SortedSet<String> copies = new TreeSet<>();
    private final SortedSet<String> versions = new TreeSet<>();

    /** Adds what one fact touches. */
    public void add(Event.Fact fact) {
        switch (fact) {
            case Event.Delivered delivered -> copies.add(delivered.copy());
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

    public SortedSet<String> versions() {
        return new TreeSet<>(versions);
    }
}
