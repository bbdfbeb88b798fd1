package io.whence.marking;

import blue.strategic.parquet.ParquetWriter;
import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Writes tables in the format that a file name asks for: {@code .parquet}, {@code .jsonl} or {@code .ndjson}, else CSV. */
public final class TableWriter {
    private static final Pattern JSON_NUMBER = Pattern.compile("-?(?:0|[1-9]\\d*)(?:\\.\\d+)?(?:[eE][+-]?\\d+)?");

    private TableWriter() {}

    /** Writes the same bytes for the same table. */
    public static void write(Table table, Path path) throws IOException {
        String name = TableFormat.name(path).toLowerCase(Locale.ROOT);
        if (name.endsWith(".parquet")) {
            parquet(table, path);
        } else if (name.endsWith(".jsonl") || name.endsWith(".ndjson")) {
            jsonLines(table, path);
        } else {
            csv(table, path);
        }
    }

    /** UTF-8, comma, line feed; an empty cell that is alone in its row is quoted, because blank lines are no rows. */
    private static void csv(Table table, Path path) throws IOException {
        CsvWriter.CsvWriterBuilder format = CsvWriter.builder().lineDelimiter(LineDelimiter.LF);
        if (table.columns().size() == 1) {
            format.quoteStrategy(QuoteStrategies.EMPTY);
        }
        try (CsvWriter writer = format.build(path)) {
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

    /** An object a line; what JSON takes for a number is one, and an empty cell is null. */
    private static void jsonLines(Table table, Path path) throws IOException {
        try (JsonGenerator json = new JsonFactory().createGenerator(Files.newOutputStream(path), JsonEncoding.UTF8)) {
            json.setRootValueSeparator(null);
            for (int row = 0; row < table.rows(); row++) {
                json.writeStartObject();
                for (Column column : table.columns()) {
                    json.writeFieldName(column.name());
                    jsonCell(json, column, column.written(row));
                }
                json.writeEndObject();
                json.writeRaw('\n');
            }
        }
    }

    private static void jsonCell(JsonGenerator json, Column column, String cell) throws IOException {
        if (cell.isEmpty()) {
            json.writeNull();
        } else if (column.type() == ColumnType.NUMBER
                && JSON_NUMBER.matcher(cell).matches()) {
            json.writeNumber(cell);
        } else {
            json.writeString(cell);
        }
    }

    /** Columns of whole numbers, of numbers that a double holds exactly, and of dates keep these types. */
    private static void parquet(Table table, Path path) throws IOException {
        List<ParquetColumn> columns =
                table.columns().stream().map(ParquetColumn::of).toList();
        Files.deleteIfExists(path);
        try (ParquetWriter<Integer> writer = ParquetWriter.writeFile(
                ParquetColumn.schema(columns),
                path.toFile(),
                (row, values) -> columns.forEach(column -> column.write(row, values)))) {
            for (int row = 0; row < table.rows(); row++) {
                writer.write(row);
            }
        }
    }
}
