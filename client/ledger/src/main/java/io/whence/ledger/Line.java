package io.whence.ledger;

/**
 * One line of an input file.
 *
 * @param number from 1
 * @param end the offset of the byte after it and its line feed
 * @param fed whether it ends with a line feed, as all but the last must
 */
record Line(long number, long end, boolean fed, Text text) {
    /** The bytes of a line without its line feed: well-formed UTF-8. */
    record Text(@SuppressWarnings("ArrayRecordComponent") byte[] utf8) {
        boolean blank() {
            for (byte b : utf8) {
                if (b != ' ' && b != '\t' && b != '\r') {
                    return false;
                }
            }
            return true;
        }
    }
}
