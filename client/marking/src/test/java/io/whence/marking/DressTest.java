package io.whence.marking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.whence.model.value.Refused;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The same table in any dress has the same canonical digest: one seed is one table and two of its dresses. */
class DressTest {
    private static final List<String> NAMES = List.of("id", "caf\u00e9", "when", "paid", "share", "note");

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void form_order_and_file_format_do_not_matter(long seed) throws IOException {
        Random random = new Random(seed);
        List<List<String>> rows = rows(random);
        Table plain = Table.of(NAMES, rows);
        for (String name : List.of("a.csv", "a.jsonl", "a.parquet")) {
            Table dressed = dressed(rows, random);
            Path file = folder.resolve(name);
            TableWriter.write(dressed, file);
            Table read = Table.read(file);
            assertThat(read.canonical()).as("seed %d, %s", seed, name).isEqualTo(plain.canonical());
            assertThat(CopyRoot.schema(read)).as("seed %d, %s", seed, name).isEqualTo(CopyRoot.schema(plain));
        }
        Path dialect = dialect(rows, random);
        assertThat(Table.read(dialect).canonical())
                .as("seed %d: %s", seed, Files.readString(dialect).lines().findFirst())
                .isEqualTo(plain.canonical());
    }

    @Test
    void one_other_cell_is_another_table() throws IOException {
        List<List<String>> rows = rows(new Random(1));
        Table plain = Table.of(NAMES, rows);
        List<String> last = new ArrayList<>(rows.removeLast());
        last.set(4, "0.123");
        rows.add(last);
        Path file = folder.resolve("b.parquet");
        TableWriter.write(Table.of(NAMES, rows), file);
        assertThat(Table.read(file).canonical()).isNotEqualTo(plain.canonical());
    }

    @Test
    void the_same_table_is_written_as_the_same_bytes() throws IOException {
        Table table = Table.of(NAMES, rows(new Random(2)));
        for (String ending : List.of(".csv", ".ndjson", ".parquet")) {
            TableWriter.write(table, folder.resolve("1" + ending));
            TableWriter.write(table, folder.resolve("2" + ending));
            assertThat(folder.resolve("1" + ending)).hasSameBinaryContentAs(folder.resolve("2" + ending));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"a\":1}\\n{\"a\":[1]}|CELL_NESTED|t.jsonl line 2, column a",
                "{\"a\":1}\\n{\"a\":{\"b\":1}}|CELL_NESTED|t.jsonl line 2, column a",
                "{\"a\":1,\"a\":2}|HEADER_DUPLICATE|t.jsonl line 1, column a",
                "{\"a\":1}\\n{\"a\":tru}|JSON_MALFORMED|t.jsonl line 2, column 6",
                "{\"a\":1}\\n7|JSON_MALFORMED|t.jsonl line 2, column 1",
                "{\"a\":\"\\ud800\"}|NOT_UTF8|t.jsonl line 1, column a",
                "[{\"a\":1}]|FORMAT_UNSUPPORTED|t.jsonl",
                "{}|FILE_EMPTY|t.jsonl",
                "PAR1 but nothing like it PAR1|PARQUET_MALFORMED|t.jsonl"
            })
    void wrong_input_is_refused_where_it_stands(String text, String rule, String at) throws IOException {
        Path file = folder.resolve("t.jsonl");
        Files.write(file, text.replace("\\n", "\n").getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> Table.read(file)).isInstanceOfSatisfying(Refused.class, e -> {
            assertThat(e.code()).isEqualTo(rule);
            assertThat(e.field()).isEqualTo(at);
        });
    }

    @Test
    void a_damaged_page_is_refused_by_row_group() throws IOException {
        Path file = folder.resolve("t.parquet");
        TableWriter.write(Table.of(NAMES, rows(new Random(3))), file);
        byte[] bytes = Files.readAllBytes(file);
        for (int i = 4; i < 200; i++) {
            bytes[i] ^= 0x55;
        }
        Files.write(file, bytes);
        assertThatThrownBy(() -> Table.read(file)).isInstanceOfSatisfying(Refused.class, e -> {
            assertThat(e.code()).isEqualTo("PARQUET_MALFORMED");
            assertThat(e.field()).startsWith("t.parquet row group 0");
        });
    }

    private static List<List<String>> rows(Random random) {
        List<List<String>> rows = new ArrayList<>();
        for (int row = 0; row < 60; row++) {
            rows.add(List.of(
                    "k-" + row / 2,
                    random.nextBoolean() ? "Caf\u00e9 \u6ce8 " + random.nextInt(3) : "plain \"quoted\", text",
                    "2024-%02d-%02d".formatted(1 + random.nextInt(12), 1 + random.nextInt(28)),
                    String.valueOf(random.nextInt(5_000) - 100),
                    BigDecimal.valueOf(1 + random.nextInt(900), 3)
                            .stripTrailingZeros()
                            .toPlainString(),
                    random.nextInt(4) == 0 ? "" : random.nextInt(3) == 0 ? "two\nlines" : "007"));
        }
        return rows;
    }

    /** Rows and columns in another order, cells in other spellings. */
    private static Table dressed(List<List<String>> rows, Random random) {
        List<Integer> columns =
                new ArrayList<>(IntStream.range(0, NAMES.size()).boxed().toList());
        Collections.shuffle(columns, random);
        List<List<String>> shuffled = new ArrayList<>();
        for (List<String> row : rows) {
            shuffled.add(
                    columns.stream().map(c -> spelled(c, row.get(c), random)).toList());
        }
        Collections.shuffle(shuffled, random);
        return Table.of(
                columns.stream().map(c -> decomposed(NAMES.get(c), random)).toList(), shuffled);
    }

    private static String spelled(int column, String cell, Random random) {
        return switch (column) {
            case 2 -> date(cell, random);
            case 3 -> random.nextBoolean() ? cell : cell + (random.nextBoolean() ? ".00" : "e0");
            case 4 -> random.nextBoolean() ? cell : cell.substring(1) + "0";
            default -> decomposed(cell, random);
        };
    }

    private static String date(String iso, Random random) {
        String[] parts = iso.split("-", -1);
        return switch (random.nextInt(4)) {
            case 0 -> parts[0] + "/" + Integer.parseInt(parts[1]) + "/" + Integer.parseInt(parts[2]);
            case 1 -> parts[2] + "." + parts[1] + "." + parts[0];
            case 2 -> iso + "T00:00:00";
            default -> iso;
        };
    }

    private static String decomposed(String text, Random random) {
        return random.nextBoolean() ? text : Normalizer.normalize(text, Normalizer.Form.NFD);
    }

    /** CSV as other programs write it: their separators, quotes, line ends and byte order mark. */
    private Path dialect(List<List<String>> rows, Random random) throws IOException {
        Table dressed = dressed(rows, random);
        String separator = List.of(",", ";", "\t", "|").get(random.nextInt(4));
        String end = random.nextBoolean() ? "\r\n" : "\n";
        StringBuilder text = new StringBuilder(random.nextBoolean() ? "\ufeff" : "");
        text.append(String.join(separator, dressed.names())).append(end);
        for (int row = 0; row < dressed.rows(); row++) {
            int at = row;
            text.append(String.join(
                            separator,
                            dressed.columns().stream()
                                    .map(column -> quoted(column.written(at), separator, random))
                                    .toList()))
                    .append(end);
        }
        return Files.writeString(folder.resolve("dialect.csv"), text);
    }

    private static String quoted(String cell, String separator, Random random) {
        boolean must = cell.contains(separator) || cell.contains("\"") || cell.contains("\n");
        return must || random.nextInt(3) == 0 ? "\"" + cell.replace("\"", "\"\"") + "\"" : cell;
    }
}
