package io.whence.marking;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.RecordType;
import io.whence.model.value.Refused;
import java.io.CharArrayReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Turns the parser's characters into dictionary numbers and refuses rows that are longer or shorter than the header. */
final class CsvRows extends AbstractBaseCsvCallbackHandler<Boolean> {
    private final Path path;
    private final Consumer<String> names;
    private final Dictionary[] dictionaries;
    private final RowSink sink;
    private final int[] codes;
    private boolean header = true;
    private boolean ended;
    private long openLines = -1;

    /** Takes the names in the header; the parser stops there. */
    CsvRows(Path path, Consumer<String> names) {
        this(path, names, new Dictionary[0], (codes, line) -> {});
    }

    /** Takes the rows after the header. */
    CsvRows(Path path, Dictionary[] dictionaries, RowSink sink) {
        this(path, name -> {}, dictionaries, sink);
    }

    private CsvRows(Path path, Consumer<String> names, Dictionary[] dictionaries, RowSink sink) {
        this.path = path;
        this.names = names;
        this.dictionaries = dictionaries;
        this.sink = sink;
        this.codes = new int[dictionaries.length];
    }

    /** The line at which the row begins that was read last. */
    long line() {
        return getStartingLineNumber();
    }

    /** The cell after those of that row which were read. */
    int column() {
        return getFieldCount() + 1;
    }

    @Override
    protected void handleField(int field, char[] buffer, int offset, int length, boolean quoted) {
        if (length >= CsvText.END_LENGTH && buffer[offset + length - 1] == CsvText.END) {
            end(buffer, offset, length - CsvText.END_LENGTH, quoted);
        } else if (header) {
            names.accept(new String(buffer, offset, length));
        } else if (field < codes.length) {
            codes[field] = dictionaries[field].code(buffer, offset, length);
        }
    }

    @Override
    protected Boolean buildRecord() {
        if (openLines >= 0) {
            throw unclosed();
        } else if (ended || getRecordType() == RecordType.EMPTY) {
            return Boolean.FALSE;
        } else if (!header) {
            if (getFieldCount() != codes.length) {
                throw wrongCount();
            }
            sink.row(codes, getStartingLineNumber());
        }
        header = false;
        return Boolean.TRUE;
    }

    /** The mark at the end of the file, in a line of its own or inside a cell whose quote is open. */
    private void end(char[] buffer, int offset, int length, boolean quoted) {
        ended = true;
        if (quoted) {
            openLines = lineEnds(new CharArrayReader(buffer, offset, length));
        }
    }

    private Refused unclosed() {
        try (Reader text = CsvText.open(path, false)) {
            long opened = 1 + lineEnds(text) - openLines;
            return MarkingRule.CSV_MALFORMED.refuse(
                    TableFormat.name(path) + " line " + opened + ", column " + getFieldCount(),
                    "a quote that nothing closes");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long lineEnds(Reader text) {
        try {
            return CsvText.lineEnds(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Refused wrongCount() {
        int column = Math.min(getFieldCount(), codes.length) + 1;
        return MarkingRule.COLUMN_COUNT.refuse(
                TableFormat.name(path) + " line " + getStartingLineNumber() + ", column " + column,
                getFieldCount() + " cells where the header has " + codes.length);
    }
}
