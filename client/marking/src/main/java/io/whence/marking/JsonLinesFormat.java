package io.whence.marking;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.whence.model.value.Refused;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** JSON lines: an object a row. A column that a row does not name is empty there; numbers are taken digit by digit. */
record JsonLinesFormat() implements TableFormat {
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(FileScan.LINE_BYTES_MAX)
                    .maxNumberLength(FileScan.LINE_BYTES_MAX)
                    .build())
            .build();

    /** Takes one cell of a row; the parser stands on its value. */
    private interface Cells {
        void cell(String name, JsonParser at) throws IOException;
    }

    @Override
    public List<String> header(Path path) throws IOException {
        String file = TableFormat.name(path);
        Map<String, Integer> lastRow = new HashMap<>();
        List<String> names = new ArrayList<>();
        int[] row = {0};
        each(
                path,
                (name, at) -> {
                    Integer before = lastRow.put(name, row[0]);
                    if (before == null) {
                        names.add(name);
                    } else if (before == row[0]) {
                        throw MarkingRule.HEADER_DUPLICATE.refuse(place(file, at, name), name);
                    }
                },
                line -> row[0]++);
        if (names.isEmpty()) {
            throw MarkingRule.FILE_EMPTY.refuse(file, "no column");
        }
        return TableFormat.checked(file, names);
    }

    @Override
    public void rows(TableFile file, Dictionary[] dictionaries, RowSink sink) throws IOException {
        Map<String, Integer> columns = new HashMap<>();
        int[] codes = new int[dictionaries.length];
        boolean[] filled = new boolean[dictionaries.length];
        each(
                file.path(),
                (name, at) -> {
                    int column =
                            columns.computeIfAbsent(name, raw -> file.columns().indexOf(CanonicalCell.compose(raw)));
                    codes[column] = code(file.name(), name, at, dictionaries[column]);
                    filled[column] = true;
                },
                line -> {
                    for (int column = 0; column < codes.length; column++) {
                        codes[column] = filled[column] ? codes[column] : dictionaries[column].code("");
                        filled[column] = false;
                    }
                    sink.row(codes, line);
                });
    }

    /** Goes through the objects of a file, cell by cell, and says where each object ends. */
    private static void each(Path path, Cells cells, java.util.function.LongConsumer rowEnds) throws IOException {
        String file = TableFormat.name(path);
        try (InputStream in = Files.newInputStream(path);
                JsonParser parser = JSON.createParser(FileScan.withoutMark(in))) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token != JsonToken.START_OBJECT) {
                    throw MarkingRule.JSON_MALFORMED.refuse(place(file, parser), token.name());
                }
                while (parser.nextToken() == JsonToken.FIELD_NAME) {
                    String name = parser.currentName();
                    if (parser.nextToken().isStructStart()) {
                        throw nested(place(file, parser, name), parser.currentToken());
                    }
                    cells.cell(name, parser);
                }
                rowEnds.accept(parser.currentTokenLocation().getLineNr());
            }
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation();
            throw MarkingRule.JSON_MALFORMED.refuse(
                    file + (at == null ? "" : " line " + at.getLineNr() + ", column " + at.getColumnNr()),
                    e.getOriginalMessage());
        }
    }

    private static int code(String file, String name, JsonParser at, Dictionary dictionary) throws IOException {
        return switch (at.currentToken()) {
            case VALUE_STRING -> text(file, name, at, dictionary);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT, VALUE_TRUE, VALUE_FALSE -> dictionary.code(at.getText());
            default -> dictionary.code("");
        };
    }

    private static int text(String file, String name, JsonParser at, Dictionary dictionary) throws IOException {
        char[] characters = at.getTextCharacters();
        int from = at.getTextOffset();
        int length = at.getTextLength();
        for (int i = from; i < from + length; i++) {
            boolean pair = Character.isHighSurrogate(characters[i])
                    && i + 1 < from + length
                    && Character.isLowSurrogate(characters[i + 1]);
            if (Character.isSurrogate(characters[i]) && !pair) {
                throw MarkingRule.NOT_UTF8.refuse(place(file, at, name), Integer.toHexString(characters[i]));
            }
            i += pair ? 1 : 0;
        }
        return dictionary.code(characters, from, length);
    }

    private static Refused nested(String place, JsonToken token) {
        return MarkingRule.CELL_NESTED.refuse(place, token == JsonToken.START_ARRAY ? "an array" : "an object");
    }

    private static String place(String file, JsonParser at) {
        JsonLocation location = at.currentTokenLocation();
        return file + " line " + location.getLineNr() + ", column " + location.getColumnNr();
    }

    private static String place(String file, JsonParser at, String name) {
        return file + " line " + at.currentTokenLocation().getLineNr() + ", column " + name;
    }
}
