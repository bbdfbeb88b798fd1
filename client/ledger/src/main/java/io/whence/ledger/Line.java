package io.whence.ledger;

import java.util.Optional;

/**
 * One piece of an input: a line of a file or stream, or an event that a program states.
 *
 * @param number from 1
 * @param end the offset of the byte after it, and after its line feed if it has one
 * @param fed whether it ends with a line feed, as all but the last line of a file must
 * @param bytes without the line feed
 */
record Line(
        long number,
        long end,
        boolean fed,
        @SuppressWarnings("ArrayRecordComponent") byte[] bytes) {
    /** Whether there is nothing to record. */
    boolean blank() {
        for (byte b : bytes) {
            if (b != ' ' && b != '\t' && b != '\r') {
                return false;
            }
        }
        return true;
    }

    /** Lines one after the other, from wherever they come. */
    interface Source extends AutoCloseable {
        /** The next line, awaited if need be, or nothing at the end. */
        Optional<Line> next();

        /** Whether {@link #next} answers without waiting for whoever writes the input. */
        boolean ready();

        /** How its lines are to be read. */
        Form form();

        @Override
        void close();
    }
}
