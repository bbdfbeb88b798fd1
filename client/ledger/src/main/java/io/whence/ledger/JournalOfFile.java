package io.whence.ledger;

import java.nio.file.Path;
import java.util.Optional;

/** The journal of one input file, begun with its first stretch. */
final class JournalOfFile implements AutoCloseable {
    private final Outbox outbox;
    private final Promises promises;
    private Optional<Journal> journal;

    JournalOfFile(Outbox outbox, Path file) {
        this.outbox = outbox;
        this.journal = outbox.journalOf(file);
        this.promises = journal.map(Journal::entries).map(Promises::read).orElse(Promises.NONE);
    }

    /** What was promised by earlier runs. */
    Promises promises() {
        return promises;
    }

    boolean repaired() {
        return journal.map(Journal::repaired).orElse(false);
    }

    /** Appends without waiting for the disk; returns what to wait for. */
    synchronized Runnable append(Draft draft, OutboxEntry entry) {
        Journal open = journal.orElseGet(() -> outbox.begin(draft));
        journal = Optional.of(open);
        long position = open.append(entry.json());
        return () -> open.force(position);
    }

    @Override
    public void close() {
        journal.ifPresent(Journal::close);
    }
}
