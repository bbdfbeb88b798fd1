package io.whence.ledger;

import io.whence.model.circulation.Event;
import io.whence.model.wire.EventCodec;
import io.whence.model.wire.EventJson;
import java.util.Optional;

/**
 * One piece of an input: a line of a file or stream, or an event that a program states.
 *
 * @param number from 1
 * @param end the offset of the byte after it, and after its line feed if it has one
 * @param fed whether it ends with a line feed, as all but the last line of a file must
 */
record Line(long number, long end, boolean fed, Content content) {
    /** What is on the line. */
    sealed interface Content {
        /** What the input's digest is over. */
        byte[] bytes();

        /** Whether there is nothing to record. */
        boolean blank();

        /** The event as JSON, the form in which refused ones are set aside. */
        byte[] json();

        /** The event that is stated; refusals name it by {@code path}. */
        Statement statement(String path);

        /** The bytes under which the event is recorded. */
        byte[] leaf(Statement statement);

        /** The same without what can be had from its bytes again. */
        Content light();
    }

    /** The bytes of a line without its line feed: well-formed UTF-8. */
    record Text(@SuppressWarnings("ArrayRecordComponent") byte[] bytes) implements Content {
        @Override
        public boolean blank() {
            for (byte b : bytes) {
                if (b != ' ' && b != '\t' && b != '\r') {
                    return false;
                }
            }
            return true;
        }

        @Override
        public byte[] json() {
            return bytes;
        }

        @Override
        public Statement statement(String path) {
            return PlainUse.read(bytes)
                    .map(use -> new Statement(use, Optional.empty()))
                    .orElseGet(() -> Statement.read(path, bytes));
        }

        @Override
        public byte[] leaf(Statement statement) {
            return EventCodec.encode(statement.event());
        }

        @Override
        public Content light() {
            return this;
        }
    }

    /** An event that needs no reading: its digest is over the leaf that it becomes. */
    record Stated(@SuppressWarnings("ArrayRecordComponent") byte[] bytes, Optional<Event> known) implements Content {
        static Stated of(Event event) {
            return new Stated(EventCodec.encode(event), Optional.of(event));
        }

        @Override
        public boolean blank() {
            return false;
        }

        @Override
        public byte[] json() {
            return EventJson.write(event()).canonical();
        }

        /** What is malformed the ledger refuses, by its place. */
        @Override
        public Statement statement(String path) {
            return new Statement(event(), Optional.empty());
        }

        @Override
        public byte[] leaf(Statement statement) {
            return bytes;
        }

        @Override
        public Content light() {
            return new Stated(bytes, Optional.empty());
        }

        private Event event() {
            return known.orElseGet(() -> EventCodec.decode(bytes));
        }
    }

    /** Lines one after the other, from wherever they come. */
    interface Source extends AutoCloseable {
        /** The next line, awaited if need be, or nothing at the end. */
        Optional<Line> next();

        /** Whether {@link #next} answers without waiting for whoever writes the input. */
        boolean ready();

        @Override
        void close();
    }
}
