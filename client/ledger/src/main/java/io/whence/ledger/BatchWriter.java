package io.whence.ledger;

import io.whence.model.circulation.Event;
import io.whence.model.value.Digest;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Iterator;

/**
 * Records events: sealed in batches, many in flight, sent in the order of the input. What is about to be sent is
 * written to an outbox first, so that a writer which was killed can be run again on the same input: nothing is recorded
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
        return record(new Input.OfFile(file), progress);
    }

    /**
     * The same for lines that come through a stream, sealed at the latest when they have waited for as long as the options
     * say. A stream has no identity of its own: the name is what a repeat, with the same lines from the beginning, is
     * recognised by.
     *
     * @param source the name, an identifier
     */
    public Receipt record(String source, InputStream lines, Progress progress) {
        return record(new Input.Named(source, new LineReader(lines)), progress);
    }

    /**
     * The same for events that a program states. A batch is sealed by count or bytes, because nobody can look whether an
     * iterator is about to wait.
     *
     * @param source the name that a repeat, with the same events from the beginning, is recognised by: an identifier
     * @param events in the order in which they happened
     */
    public Receipt record(String source, Iterator<Event> events, Progress progress) {
        return record(new Input.Named(source, new StatedEvents(events)), progress);
    }

    private Receipt record(Input input, Progress progress) {
        options.setAside().filter(input::is).ifPresent(file -> {
            throw LedgerRule.ASIDE_IS_INPUT.refuse("set-aside", file);
        });
        Digest ledger = Follower.genesis(connection);
        String producer = connection.identity().party();
        try (Outbox outbox = Outbox.open(home, ledger, producer);
                InputJournal journal = new InputJournal(outbox, input);
                CommitWatch commits = new CommitWatch(connection);
                SetAside aside = new SetAside(options.setAside())) {
            if (journal.repaired()) {
                progress.notice("a torn last entry of the outbox was cut off");
            }
            Sequences sequences = new Sequences(connection, producer);
            journal.promises().inDoubt().stream().filter(sequences::taken).forEach(sequence -> {
                throw LedgerRule.INPUT_CHANGED.refuse(
                        "events", "batch " + sequence + " of " + producer + " as it was before");
            });
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
            Cutter cutter = new Cutter(input.lines(), journal.promises().stretches(), options);
            Receipt receipt = new Recording(desk, options.inFlightMax()).run(cutter);
            aside.complete();
            return receipt;
        }
    }
}
