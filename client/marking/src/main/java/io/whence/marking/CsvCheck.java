package io.whence.marking;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.RecordType;

/** Tries a dialect on a file: a row is clean that has as many cells as the first and no quote where a bare cell starts. */
final class CsvCheck extends AbstractBaseCsvCallbackHandler<Boolean> {
    private int cells = -1;
    private boolean clean;
    private boolean end;
    private boolean spaced;

    /** Whether a bare cell has been seen that is a quoted one with space before it. */
    boolean spaced() {
        return spaced;
    }

    @Override
    protected void handleBegin(long line) {
        clean = true;
    }

    @Override
    protected void handleField(int field, char[] buffer, int offset, int length, boolean quoted) {
        if (length >= CsvText.END_LENGTH && buffer[offset + length - 1] == CsvText.END) {
            end = true;
            clean &= !quoted;
        } else if (!quoted) {
            int first = offset;
            while (first < offset + length && buffer[first] <= ' ') {
                first++;
            }
            spaced |= first < offset + length && buffer[first] == '"';
            clean &= !spaced;
        }
    }

    @Override
    protected Boolean buildRecord() {
        if (end || getRecordType() == RecordType.EMPTY) {
            return clean;
        }
        cells = cells < 0 ? getFieldCount() : cells;
        return clean && getFieldCount() == cells;
    }
}
