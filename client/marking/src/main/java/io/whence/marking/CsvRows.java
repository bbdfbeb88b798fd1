package io.whence.marking;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import io.whence.model.value.Refused;

/** Turns the parser's characters into dictionary numbers and refuses rows that are longer or shorter than the header. */
final class CsvRows extends AbstractBaseCsvCallbackHandler<Boolean> {
    private final String file;
    private final Dictionary[] dictionaries;
    private final RowSink sink;
    private final int[] codes;
    private boolean header = true;

    CsvRows(String file, Dictionary[] dictionaries, RowSink sink) {
        this.file = file;
        this.dictionaries = dictionaries;
        this.sink = sink;
        this.codes = new int[dictionaries.length];
    }

    @Override
    protected void handleField(int field, char[] buffer, int offset, int length, boolean quoted) {
        if (!header && field < codes.length) {
            codes[field] = dictionaries[field].code(buffer, offset, length);
        }
    }

    @Override
    protected Boolean buildRecord() {
        if (!header) {
            if (getFieldCount() != codes.length) {
                throw wrongCount();
            }
            sink.row(codes, getStartingLineNumber());
        }
        header = false;
        return Boolean.TRUE;
    }

    private Refused wrongCount() {
        int column = Math.min(getFieldCount(), codes.length) + 1;
        return MarkingRule.COLUMN_COUNT.refuse(
                file + " line " + getStartingLineNumber() + ", column " + column,
                getFieldCount() + " cells where the header has " + codes.length);
    }
}
