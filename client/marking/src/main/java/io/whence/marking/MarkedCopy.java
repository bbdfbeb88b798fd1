package io.whence.marking;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.whence.model.value.Digest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * One marked copy, ready to hand over: its rows, the opening to keep, and the key under which the recipient recomputes
 * the root.
 */
public record MarkedCopy(Table table, Opening opening, String saltKeyHex, ChangeReport report) {

    /** The salted root of the copy's rows, as recorded with the delivery. */
    public Digest root() {
        return opening.root();
    }

    /** The digest of the opening, as recorded with the delivery. */
    public Digest commitment() {
        return opening.commitment();
    }

    /** Writes the copy as CSV: UTF-8, comma, line feed. The same copy gives the same bytes. */
    public void write(Path path) throws IOException {
        try (CsvWriter writer =
                CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(path)) {
            writer.writeRecord(table.names());
            List<Column> columns = table.columns();
            String[] cells = new String[columns.size()];
            for (int row = 0; row < table.rows(); row++) {
                for (int c = 0; c < cells.length; c++) {
                    cells[c] = columns.get(c).written(row);
                }
                writer.writeRecord(cells);
            }
        }
    }
}
