package io.whence.marking;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.whence.model.value.Refused;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** CSV with a header line; comma, semicolon, tab and bar are told apart by that line. */
record CsvFormat(char separator) implements TableFormat {
    private static final String SEPARATORS = ",;\t|";
    private static final int FIELD_CHARACTERS_MAX = 16 << 20;

    static CsvFormat of(Path path) throws IOException {
        try (BufferedReader reader = Files.newBufferedReader(path)) {
            String line = reader.readLine();
            return new CsvFormat(line == null ? ',' : mostFrequent(line));
        }
    }

    @Override
    public List<String> header(Path path) throws IOException {
        String name = TableFormat.name(path);
        try (CsvReader<CsvRecord> reader = builder().ofCsvRecord(path, StandardCharsets.UTF_8)) {
            CsvRecord first =
                    reader.stream().findFirst().orElseThrow(() -> MarkingRule.FILE_EMPTY.refuse(name, "no line"));
            return TableFormat.checked(name + " line 1", first.getFields());
        } catch (CsvParseException e) {
            throw refusal(name, e);
        }
    }

    @Override
    public void rows(TableFile file, Dictionary[] dictionaries, RowSink sink) throws IOException {
        CsvRows handler = new CsvRows(file.name(), dictionaries, sink);
        try (CsvReader<Boolean> reader = builder().build(handler, file.path(), StandardCharsets.UTF_8)) {
            reader.forEach(row -> {});
        } catch (CsvParseException e) {
            throw refusal(file.name(), e);
        }
    }

    private static char mostFrequent(String line) {
        int[] counts = new int[SEPARATORS.length()];
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            quoted ^= line.charAt(i) == '"';
            int separator = SEPARATORS.indexOf(line.charAt(i));
            if (separator >= 0 && !quoted) {
                counts[separator]++;
            }
        }
        int best = 0;
        for (int i = 1; i < counts.length; i++) {
            best = counts[i] > counts[best] ? i : best;
        }
        return SEPARATORS.charAt(best);
    }

    private CsvReader.CsvReaderBuilder builder() {
        return CsvReader.builder()
                .fieldSeparator(separator)
                .detectBomHeader(true)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .maxBufferSize(FIELD_CHARACTERS_MAX);
    }

    private static RuntimeException refusal(String file, CsvParseException e) {
        return switch (e.getCause()) {
            case Refused refused -> refused;
            case UncheckedIOException failed -> failed;
            case Error fatal -> throw fatal;
            case null, default ->
                MarkingRule.CSV_MALFORMED.refuse(
                        file, e.getMessage() + (e.getCause() == null ? "" : ": " + e.getCause()));
        };
    }
}
