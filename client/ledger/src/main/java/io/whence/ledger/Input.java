package io.whence.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** What a writer records, and how it is recognised when it comes again. */
sealed interface Input {
    /** The journal of an earlier run over the same input, if there was one. */
    Optional<Journal> journal(Outbox outbox);

    /** A new journal, once the first stretch is known. */
    Journal begin(Outbox outbox, Draft first);

    /** Whether the input is this file. */
    boolean is(Path other);

    /** The lines from the beginning; closed by whoever reads them. */
    Line.Source lines();

    /** A file of JSON lines, known by its first stretch wherever it stands. */
    record OfFile(Path file) implements Input {
        @Override
        public Optional<Journal> journal(Outbox outbox) {
            return outbox.journalOf(file);
        }

        @Override
        public Journal begin(Outbox outbox, Draft first) {
            return outbox.begin(first);
        }

        @Override
        public boolean is(Path other) {
            try {
                return Files.exists(other) && Files.isSameFile(file, other);
            } catch (IOException e) {
                throw LedgerRule.FILE_UNREADABLE.refuse(file.toString(), String.valueOf(e.getMessage()));
            }
        }

        @Override
        public Line.Source lines() {
            try {
                return new LineReader(Files.newInputStream(file));
            } catch (IOException e) {
                throw LedgerRule.FILE_UNREADABLE.refuse(file.toString(), String.valueOf(e.getMessage()));
            }
        }
    }

    /** Whatever comes under a name that its owner gives it. */
    record Named(String source, Line.Source lines) implements Input {
        @Override
        public Optional<Journal> journal(Outbox outbox) {
            return outbox.journalOf(source);
        }

        @Override
        public Journal begin(Outbox outbox, Draft first) {
            return outbox.begin(source);
        }

        @Override
        public boolean is(Path other) {
            return false;
        }
    }
}
