package io.whence.ledger;

import io.whence.model.value.Digest;
import io.whence.model.value.Pieces;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Cuts an input into stretches: where an outbox says so for what it knows, else by count, bytes and delay. */
final class Cutter implements AutoCloseable {
    private static final Duration LOOK = Duration.ofMillis(2);

    private final Line.Source lines;
    private final List<OutboxEntry.Sealed> known;
    private final WriterOptions options;
    private final MessageDigest prefix = Digest.sha256();
    private long number;
    private long events;
    private long offset;

    Cutter(Line.Source lines, List<OutboxEntry.Sealed> known, WriterOptions options) {
        this.lines = lines;
        this.known = List.copyOf(known);
        this.options = options;
    }

    /** The next stretch with at least one event. */
    Optional<Draft> next() {
        long from = offset;
        Pieces.Builder texts = new Pieces.Builder();
        long begun = System.nanoTime();
        while (!full(from, texts) && (texts.size() == 0 || arrives(begun))) {
            Optional<Line> line = lines.next();
            if (line.isEmpty()) {
                break;
            }
            take(line.get(), texts);
        }
        return texts.size() == 0 ? Optional.empty() : Optional.of(draft(from, texts));
    }

    @Override
    public void close() {
        lines.close();
    }

    private boolean full(long from, Pieces.Builder texts) {
        if (number < known.size()) {
            return offset >= known.get((int) number).to();
        }
        return texts.size() >= options.eventsMax() || (texts.size() > 0 && offset - from >= options.bytesMax());
    }

    /** Waits for another line as long as a stretch that has begun may wait; what was promised is cut as it was. */
    private boolean arrives(long begun) {
        while (number >= known.size() && !lines.ready()) {
            if (System.nanoTime() - begun > options.delayMax().toNanos()) {
                return false;
            }
            Pause.of(LOOK);
        }
        return true;
    }

    private void take(Line line, Pieces.Builder texts) {
        prefix.update(line.bytes());
        if (line.fed()) {
            prefix.update((byte) '\n');
        }
        offset = line.end();
        if (!line.blank()) {
            texts.add(line.bytes());
        }
    }

    private Draft draft(long from, Pieces.Builder texts) {
        Draft draft = new Draft(number, events, from, offset, digest(), lines.form(), texts.build());
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
