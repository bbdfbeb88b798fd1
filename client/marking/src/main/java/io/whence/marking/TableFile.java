package io.whence.marking;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.whence.model.value.Digest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A CSV file whose bytes were checked and digested; its rows can be streamed any number of times. */
public record TableFile(Path path, Digest digest, char separator, List<String> columns) {
    private static final String SEPARATORS = ",;\t|";
    private static final int FIELD_CHARACTERS_MAX = 16 << 20;

    public TableFile {
        columns = List.copyOf(columns);
    }

    /** Opens a file with a header line; comma, semicolon, tab and bar are told apart by that line. */
    public static TableFile open(Path path) throws IOException {
        refuseOtherFormats(path);
        Digest digest = FileScan.digest(path);
        char separator = separator(path);
        return new TableFile(path, digest, separator, header(path, separator));
    }

    /** The name that refusals print. */
    public String name() {
        return String.valueOf(path.getFileName());
    }

    /** Streams all rows after the header. */
    void rows(Dictionary[] dictionaries, RowSink sink) throws IOException {
        CsvRows handler = new CsvRows(name(), dictionaries, sink);
        try (CsvReader<Boolean> reader = builder(separator).build(handler, path, StandardCharsets.UTF_8)) {
            reader.forEach(row -> {});
        } catch (CsvParseException e) {
            throw refusal(name(), e);
        }
    }

    private static void refuseOtherFormats(Path path) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            String start = new String(in.readNBytes(4), StandardCharsets.ISO_8859_1);
            if (start.equals("PAR1") || start.startsWith("{") || start.startsWith("[")) {
                throw MarkingRule.FORMAT_UNSUPPORTED.refuse(String.valueOf(path.getFileName()), start);
            }
        }
    }

    private static List<String> header(Path path, char separator) throws IOException {
        String name = String.valueOf(path.getFileName());
        try (CsvReader<CsvRecord> reader = builder(separator).ofCsvRecord(path, StandardCharsets.UTF_8)) {
            CsvRecord first =
                    reader.stream().findFirst().orElseThrow(() -> MarkingRule.FILE_EMPTY.refuse(name, "no line"));
            return checked(
                    name, first.getFields().stream().map(CanonicalCell::compose).toList());
        } catch (CsvParseException e) {
            throw refusal(name, e);
        }
    }

    private static List<String> checked(String file, List<String> header) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < header.size(); i++) {
            String at = file + " line 1, column " + (i + 1);
            if (header.get(i).isEmpty()) {
                throw MarkingRule.HEADER_EMPTY.refuse(at, "no name");
            }
            if (!seen.add(header.get(i))) {
                throw MarkingRule.HEADER_DUPLICATE.refuse(at, header.get(i));
            }
        }
        return header;
    }

    private static char separator(Path path) throws IOException {
        try (BufferedReader reader = Files.newBufferedReader(path)) {
            String line = reader.readLine();
            return line == null ? ',' : mostFrequent(line);
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

    private static CsvReader.CsvReaderBuilder builder(char separator) {
        return CsvReader.builder()
                .fieldSeparator(separator)
                .detectBomHeader(true)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .maxBufferSize(FIELD_CHARACTERS_MAX);
    }

    private static RuntimeException refusal(String file, CsvParseException e) {
        return e.getCause() instanceof io.whence.model.value.Refused refused
                ? refused
                : MarkingRule.CSV_MALFORMED.refuse(file, String.valueOf(e.getMessage()));
    }
}
