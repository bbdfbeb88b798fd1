package io.whence.ledger;

import io.whence.model.value.Digest;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Cuts an event file into stretches: where an outbox says so for what it knows, else by count and bytes. */
final class Cutter implements AutoCloseable {
    private final LineReader lines;
    private final List<OutboxEntry.Sealed> known;
    private final int eventsMax;
    private final long bytesMax;
    private final MessageDigest prefix = Digest.sha256();
    private long number;
    private long events;
    private long offset;

    Cutter(LineReader lines, List<OutboxEntry.Sealed> known, int eventsMax, long bytesMax) {
        this.lines = lines;
        this.known = List.copyOf(known);
        this.eventsMax = eventsMax;
        this.bytesMax = bytesMax;
    }

    /** The next stretch with at least one event. */
    Optional<Draft> next() {
        long from = offset;
        List<Line.Text> texts = new ArrayList<>();
        while (!full(from, texts)) {
            Optional<Line> line = lines.next();
            if (line.isEmpty()) {
                break;
            }
            take(line.get(), texts);
        }
        return texts.isEmpty() ? Optional.empty() : Optional.of(draft(from, texts));
    }

    @Override
    public void close() {
        lines.close();
    }

    private boolean full(long from, List<Line.Text> texts) {
        if (number < known.size()) {
            return offset >= known.get((int) number).to();
        }
        return texts.size() >= eventsMax || (!texts.isEmpty() && offset - from >= bytesMax);
    }

    private void take(Line line, List<Line.Text> texts) {
        prefix.update(line.text().utf8());
        if (line.fed()) {
            prefix.update((byte) '\n');
        }
        offset = line.end();
        if (!line.text().blank()) {
            texts.add(line.text());
        }
    }

    private Draft draft(long from, List<Line.Text> texts) {
        Draft draft = new Draft(number, events, from, offset, digest(), texts);
        if (number < known.size()) {
            requireUnchanged(draft, known.get((int) number));
        }
        number++;
        events += texts.size();
        return draft;
    }

    private static void requireUnchanged(Draft draft, OutboxEntry.Sealed sealed) {
        if (draft.to() != sealed.to() || !draft.prefix().equals(sealed.prefix())) {
            throw LedgerRule.INPUT_CHANGED.refuse(draft.path(0), "bytes " + draft.from() + " to " + sealed.to());
        }
    }

    private Digest digest() {
        try {
            return Digest.of(((MessageDigest) prefix.clone()).digest());
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("a SHA-256 that cannot be copied", e);
        }
    }
}
