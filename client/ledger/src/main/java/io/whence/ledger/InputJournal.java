package io.whence.ledger;

import java.util.Optional;

/** The journal of one input, begun with its first stretch. */
final class InputJournal implements AutoCloseable {
    private final Outbox outbox;
    private final Input input;
    private final Promises promises;
    private Optional<Journal> journal;

    InputJournal(Outbox outbox, Input input) {
        this.outbox = outbox;
        this.input = input;
        this.journal = input.journal(outbox);
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
        Journal open = journal.orElseGet(() -> input.begin(outbox, draft));
        journal = Optional.of(open);
        long position = open.append(entry.json());
        return () -> open.force(position);
    }

    @Override
    public void close() {
        journal.ifPresent(Journal::close);
    }
}
