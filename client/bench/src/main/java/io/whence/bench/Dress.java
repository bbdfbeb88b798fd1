package io.whence.bench;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The same table in another spelling: what a thief does to a file who only wants it to look different. */
enum Dress {
    PLAIN,
    SEMICOLONS_AND_QUOTES,
    BYTE_ORDER_MARK,
    NUMBERS_WITH_DECIMALS,
    NUMBERS_IN_EXPONENTS,
    DATES_WITH_DOTS,
    DATES_IN_WORDS;

    private static final List<String> MONTHS =
            List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");

    void write(List<String> header, List<List<String>> rows, Path file) throws IOException {
        CsvWriter.CsvWriterBuilder builder = CsvWriter.builder();
        if (this == SEMICOLONS_AND_QUOTES) {
            builder.fieldSeparator(';').quoteStrategy(QuoteStrategies.ALWAYS).lineDelimiter(LineDelimiter.CRLF);
        }
        try (CsvWriter writer = builder.build(file)) {
            writer.writeRecord(header);
            rows.forEach(
                    row -> writer.writeRecord(row.stream().map(this::spelled).toList()));
        }
        if (this == BYTE_ORDER_MARK) {
            Files.writeString(file, "\uFEFF" + Files.readString(file, StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        }
    }

    private String spelled(String cell) {
        if (cell.matches("\\d{4}-\\d{2}-\\d{2}")) {
            return date(cell.substring(0, 4), cell.substring(5, 7), cell.substring(8), cell);
        } else if (cell.matches("0|[1-9]\\d{0,8}")) {
            return number(Integer.parseInt(cell), cell);
        }
        return cell;
    }

    private String date(String year, String month, String day, String cell) {
        return switch (this) {
            case DATES_WITH_DOTS -> day + "." + month + "." + year;
            case DATES_IN_WORDS -> day + "-" + MONTHS.get(Integer.parseInt(month) - 1) + "-" + year;
            default -> cell;
        };
    }

    private String number(int value, String cell) {
        return switch (this) {
            case NUMBERS_WITH_DECIMALS -> String.format(Locale.ROOT, "%,d.00", value);
            case NUMBERS_IN_EXPONENTS -> value + "e0";
            default -> cell;
        };
    }
}
