package io.whence.ledger;

import io.whence.model.value.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Records event files: sealed in batches, many in flight, sent in the order of the file. What is about to be sent is
 * written to an outbox first, so that a writer which was killed can be run again on the same file: nothing is recorded
 * twice and nothing is missing. Only a block that calls a transaction valid acknowledges it.
 */
public final class BatchWriter {
    private final Connection connection;
    private final Path home;
    private final WriterOptions options;

    /** A writer for the party that the connection signs for, whose outbox is under {@code home}. */
    public BatchWriter(Connection connection, Path home, WriterOptions options) {
        this.connection = connection;
        this.home = home;
        this.options = options;
    }

    /**
     * Records every event of a file, one JSON object a line. Throws the refusal of the first event that is refused, in
     * terms of the file, or {@link LedgerUnavailable}; whatever was recorded by then stays so, and is not recorded again
     * when the call is repeated.
     */
    public Receipt record(Path file, Progress progress) {
        Digest ledger = Follower.genesis(connection);
        String producer = connection.identity().party();
        try (Outbox outbox = Outbox.open(home, ledger, producer);
                JournalOfFile journal = new JournalOfFile(outbox, file);
                CommitWatch commits = new CommitWatch(connection);
                SetAside aside = new SetAside(options.setAside())) {
            if (journal.repaired()) {
                progress.notice("a torn last entry of the outbox was cut off");
            }
            Sequences sequences = new Sequences(connection, producer);
            sequences.skipTo(journal.promises().sequenceMax() + 1);
            BatchTask.Desk desk = new BatchTask.Desk(
                    producer,
                    new PartyKeys(home),
                    new Sender(connection, commits),
                    journal,
                    sequences,
                    aside,
                    new Gates(),
                    new Custodians(),
                    new Tally(progress));
            return new Recording(desk, options.inFlightMax()).run(cutter(file, journal));
        }
    }

    private Cutter cutter(Path file, JournalOfFile journal) {
        try {
            return new Cutter(
                    new LineReader(Files.newInputStream(file)),
                    journal.promises().stretches(),
                    options.eventsMax(),
                    options.bytesMax());
        } catch (IOException e) {
            throw LedgerRule.FILE_UNREADABLE.refuse(file.toString(), String.valueOf(e.getMessage()));
        }
    }
}
