package io.whence.marking;

import io.whence.model.value.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A file with a table, CSV, JSON lines or Parquet, whose bytes were checked and digested; its rows can be streamed any number of times. */
public final class TableFile {
    private static final String BYTE_ORDER_MARK = "\u00ef\u00bb\u00bf";

    private final Path path;
    private final Digest digest;
    private final TableFormat format;
    private final List<String> columns;

    private final Map<String, ColumnReading> readings;

    private TableFile(Path path, Digest digest, TableFormat format) throws IOException {
        this.path = path;
        this.digest = digest;
        this.format = format;
        this.columns = format.header(path);
        this.readings = Map.of();
    }

    private TableFile(TableFile like, Map<String, ColumnReading> readings) {
        this.path = like.path;
        this.digest = like.digest;
        this.format = like.format;
        this.columns = like.columns;
        this.readings = Map.copyOf(readings);
    }

    /** Opens a file; what it holds is told by its first bytes, not by its name. */
    public static TableFile open(Path path) throws IOException {
        String start = start(path);
        if (start.startsWith("PAR1")) {
            return new TableFile(path, FileScan.digestOfBytes(path), new ParquetFormat());
        } else if (start.startsWith("[")) {
            throw MarkingRule.FORMAT_UNSUPPORTED.refuse(TableFormat.name(path), start);
        }
        FileScan.Text text = FileScan.text(path);
        TableFormat format = start.startsWith("{") ? new JsonLinesFormat() : CsvFormat.of(path, text.oddQuotes());
        return new TableFile(path, text.digest(), format);
    }

    public Path path() {
        return path;
    }

    /** The digest of the file's bytes. */
    public Digest digest() {
        return digest;
    }

    /** The names of its columns, in its order. */
    public List<String> columns() {
        return columns;
    }

    /** The name that refusals print. */
    public String name() {
        return TableFormat.name(path);
    }

    /** The same file with its columns read as other files show. */
    TableFile readAs(Map<String, ColumnReading> others) {
        return new TableFile(this, others);
    }

    /** Whether other files have shown how to read it. */
    public boolean told() {
        return !readings.isEmpty();
    }

    /** How a column is read, where other files show it. */
    Optional<ColumnReading> reading(String column) {
        return Optional.ofNullable(readings.get(column));
    }

    /** Streams all rows. */
    void rows(Dictionary[] dictionaries, RowSink sink) throws IOException {
        format.rows(this, dictionaries, sink);
    }

    private static String start(Path path) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            String start = new String(in.readNBytes(7), StandardCharsets.ISO_8859_1);
            return start.startsWith(BYTE_ORDER_MARK) ? start.substring(BYTE_ORDER_MARK.length()) : start;
        }
    }
}
