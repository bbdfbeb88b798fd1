package io.whence.ledger;

import io.whence.model.wire.EventCodec;
import io.whence.model.wire.EventJson;
import java.util.Optional;

/** How a line states an event. */
enum Form {
    /** A JSON object in well-formed UTF-8. */
    JSON {
        @Override
        Statement statement(String path, byte[] line) {
            return PlainUse.read(line)
                    .map(use -> new Statement(use, Optional.empty()))
                    .orElseGet(() -> Statement.read(path, line));
        }

        @Override
        byte[] leaf(Statement statement, byte[] line) {
            return EventCodec.encode(statement.event());
        }

        @Override
        byte[] json(byte[] line) {
            return line;
        }
    },
    /** The bytes that the event is recorded under; what a program stated by hand is checked as they are read. */
    LEAF {
        @Override
        Statement statement(String path, byte[] line) {
            return new Statement(EventCodec.decode(line), Optional.empty());
        }

        @Override
        byte[] leaf(Statement statement, byte[] line) {
            return line;
        }

        @Override
        byte[] json(byte[] line) {
            return EventJson.write(EventCodec.decode(line)).canonical();
        }
    };

    /** The event that is stated; refusals name it by {@code path}. */
    abstract Statement statement(String path, byte[] line);

    /** The bytes under which the event is recorded. */
    abstract byte[] leaf(Statement statement, byte[] line);

    /** The event as JSON, in which refused ones are set aside. */
    abstract byte[] json(byte[] line);
}
