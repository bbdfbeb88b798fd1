package io.whence.marking;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import io.whence.model.value.Refused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** CSV with a header line, in the dialect that its first lines show. */
record CsvFormat(CsvDialect dialect) implements TableFormat {
    private static final int FIELD_CHARACTERS_MAX = 16 << 20;

    /** The dialect of a file; {@code oddQuotes} says that its bytes have quotes which plain CSV would not have. */
    static CsvFormat of(Path path, boolean oddQuotes) throws IOException {
        CsvFormat plain = new CsvFormat(CsvDialect.of(path));
        return oddQuotes ? plain.cleanest(path) : plain;
    }

    /** The first way to take quotes in which the whole file is well-formed; else the likeliest, which tells what is wrong. */
    private CsvFormat cleanest(Path path) throws IOException {
        CsvFormat spaced = new CsvFormat(dialect.with(CsvDialect.Quotes.SPACED));
        CsvFormat escaped = new CsvFormat(dialect.with(CsvDialect.Quotes.ESCAPED));
        CsvCheck check = new CsvCheck();
        if (clean(path, check)) {
            return this;
        } else if (spaced.clean(path, new CsvCheck())) {
            return spaced;
        } else if (escaped.clean(path, new CsvCheck())) {
            return escaped;
        }
        return check.spaced() ? spaced : this;
    }

    @Override
    public List<String> header(Path path) throws IOException {
        String name = TableFormat.name(path);
        List<String> names = new ArrayList<>();
        CsvRows first = new CsvRows(path, names::add);
        try (CsvReader<Boolean> reader = reader(first, path)) {
            reader.stream().limit(1).forEach(row -> {});
        } catch (CsvParseException e) {
            throw refusal(name, first, e);
        }
        if (names.isEmpty()) {
            throw MarkingRule.FILE_EMPTY.refuse(name, "no line");
        }
        return TableFormat.checked(name + " line " + first.line(), numbered(names));
    }

    @Override
    public void rows(TableFile file, Dictionary[] dictionaries, RowSink sink) throws IOException {
        CsvRows handler = new CsvRows(file.path(), dictionaries, sink);
        try (CsvReader<Boolean> reader = reader(handler, file.path())) {
            reader.forEach(row -> {});
        } catch (CsvParseException e) {
            throw refusal(file.name(), handler, e);
        }
    }

    /** A column without a name, such as that of row numbers which other programs put first, is known by its place. */
    private static List<String> numbered(List<String> names) {
        List<String> numbered = new ArrayList<>();
        for (String name : names) {
            String composed = CanonicalCell.compose(name);
            numbered.add(composed.isEmpty() ? "column " + (numbered.size() + 1) : composed);
        }
        return numbered;
    }

    /** Whether every row has as many cells as the header, and no cell is a quoted one that this dialect does not know. */
    private boolean clean(Path path, CsvCheck check) throws IOException {
        try (CsvReader<Boolean> reader = reader(check, path)) {
            return reader.stream().allMatch(clean -> clean);
        } catch (CsvParseException malformed) {
            return false;
        }
    }

    private <T> CsvReader<T> reader(de.siegmar.fastcsv.reader.CsvCallbackHandler<T> handler, Path path)
            throws IOException {
        CsvReader<T> reader = CsvReader.builder()
                .fieldSeparator(dialect.separator())
                .allowExtraFields(true)
                .allowMissingFields(true)
                .allowExtraCharsAfterClosingQuote(false)
                .trimWhitespacesAroundQuotes(dialect.quotes() == CsvDialect.Quotes.SPACED)
                .maxBufferSize(FIELD_CHARACTERS_MAX)
                .build(handler, CsvText.open(path, dialect.quotes() == CsvDialect.Quotes.ESCAPED));
        if (dialect.separatorLine()) {
            reader.skipLines(1);
        }
        return reader;
    }

    private static RuntimeException refusal(String file, CsvRows at, CsvParseException e) {
        return switch (e.getCause()) {
            case Refused refused -> refused;
            case UncheckedIOException failed -> failed;
            case Error fatal -> throw fatal;
            case null, default ->
                MarkingRule.CSV_MALFORMED.refuse(
                        file + " line " + at.line() + ", column " + at.column(),
                        said(e).contains("buffer")
                                ? "a cell of more than " + FIELD_CHARACTERS_MAX + " characters"
                                : "a character after a closing quote");
        };
    }

    private static String said(CsvParseException e) {
        return e.getMessage() + (e.getCause() == null ? "" : e.getCause().getMessage());
    }
}
