package io.whence.marking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.whence.marking.store.Longs;
import io.whence.model.value.Refused;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TableTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a,b\\n1,x\\n2|COLUMN_COUNT|t.csv line 3, column 2",
                "a,b\\n1,x,y\\n|COLUMN_COUNT|t.csv line 2, column 3",
                "a,b\\n\"1\\n2\",x\\n3\\n|COLUMN_COUNT|t.csv line 4, column 2",
                "a,a\\n1,2|HEADER_DUPLICATE|t.csv line 1, column 2",
                "a, a \\n1,2|HEADER_DUPLICATE|t.csv line 1, column 2",
                "column 2,\\n1,2|HEADER_DUPLICATE|t.csv line 1, column 2"
            })
    void a_malformed_table_is_refused_by_line_and_column(String text, String rule, String at) throws IOException {
        refused(text.replace("\\n", "\n").getBytes(StandardCharsets.UTF_8), rule, at);
    }

    @Test
    void of_files_read_at_once_the_first_that_must_be_is_refused() throws IOException {
        Path good = Files.writeString(folder.resolve("good.csv"), "a\n1\n");
        Path empty = Files.writeString(folder.resolve("empty.csv"), "");
        Path twice = Files.writeString(folder.resolve("twice.csv"), "a,a\n1,2\n");
        assertThat(Table.readAll(List.of(good, good)).stream().map(Table::rows)).containsExactly(1, 1);
        assertThatThrownBy(() -> Table.readAll(List.of(good, twice, empty)))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo("HEADER_DUPLICATE"));
        assertThatThrownBy(() -> Table.readAll(List.of(good, folder.resolve("none.csv"), twice)))
                .isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void an_empty_file_is_refused() throws IOException {
        refused(new byte[0], "FILE_EMPTY", "t.csv");
    }

    @Test
    void bytes_that_are_not_utf_8_are_refused_where_they_stand() throws IOException {
        refused(new byte[] {'a', '\n', 'x', (byte) 0xe9, '\n'}, "NOT_UTF8", "t.csv line 2, column 2");
        refused("a\n\u00e9\u6ce8,\u00ff".getBytes(StandardCharsets.ISO_8859_1), "NOT_UTF8", "t.csv line 2, column 1");
        byte[] after = "a\n\u00e9\u6ce8x.".getBytes(StandardCharsets.UTF_8);
        after[after.length - 1] = (byte) 0xe9;
        refused(after, "NOT_UTF8", "t.csv line 2, column 4");
        refused(new byte[] {'a', '\n', (byte) 0xc3}, "NOT_UTF8", "t.csv line 2, column 1");
        refused(new byte[] {'a', (byte) 0xed, (byte) 0xa0, (byte) 0x80}, "NOT_UTF8", "t.csv line 1, column 2");
        refused(new byte[] {(byte) 0xff, (byte) 0xfe, 'a', 0}, "NOT_UTF8", "t.csv line 1, column 1");
    }

    @Test
    void an_endless_line_is_refused_before_it_is_read_whole() throws IOException {
        Path file = folder.resolve("t.csv");
        byte[] chunk = "x".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int i = 0; i < 17; i++) {
                out.write(chunk);
            }
        }
        assertThatThrownBy(() -> Table.read(file))
                .isInstanceOfSatisfying(Refused.class, e -> assertThat(e.code()).isEqualTo("LINE_TOO_LONG"));
    }

    @Test
    void a_missing_file_is_no_refusal_but_an_io_failure() {
        assertThatThrownBy(() -> Table.read(folder.resolve("none.csv"))).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void the_same_rows_are_recognised_in_any_dress() throws IOException {
        Table plain = read("name,born,paid\nCaf\u00e9,1990-01-13,1000\nBob,1990-02-01,2.5\n");
        Table dressed =
                read("\ufeff\"paid\";\"name\";\"born\"\r\n\"2.50\"; Bob ;2/1/1990\r\n1,000.0;Cafe\u0301;1/13/1990\r\n");
        List<String> columns = List.of("born", "name", "paid");
        long[] first = lanes(Fingerprint.ofRows(plain, columns));
        long[] second = lanes(Fingerprint.ofRows(dressed, columns));
        assertThat(new long[] {second[2], second[3], second[0], second[1]}).isEqualTo(first);
        assertThat(plain.columns())
                .extracting(Column::type)
                .containsExactly(ColumnType.TEXT, ColumnType.DATE, ColumnType.NUMBER);
    }

    @Test
    void a_streamed_file_has_the_fingerprints_of_the_table_in_memory() throws IOException {
        StringBuilder text = new StringBuilder("when,id\n");
        for (int i = 1; i <= 28; i++) {
            text.append("2/").append(i).append("/2020,").append(i).append(".0\n");
        }
        Path file = write(text.toString().getBytes(StandardCharsets.UTF_8));
        long[] expected = lanes(Fingerprint.ofRows(Table.read(file), List.of("when", "id")));
        long[] streamed = new long[expected.length];
        RowStream.read(TableFile.open(file), List.of("id", "when"), () -> {
            int[] at = {0};
            return (one, two) -> {
                streamed[at[0]++] = one;
                streamed[at[0]++] = two;
            };
        });
        assertThat(streamed).isEqualTo(expected);
    }

    private static long[] lanes(Longs lanes) {
        return LongStream.range(0, lanes.size()).map(lanes::at).toArray();
    }

    private void refused(byte[] bytes, String rule, String at) throws IOException {
        Path file = write(bytes);
        assertThatThrownBy(() -> Table.read(file)).isInstanceOfSatisfying(Refused.class, e -> {
            assertThat(e.code()).isEqualTo(rule);
            assertThat(e.field()).isEqualTo(at);
        });
    }

    private Table read(String text) throws IOException {
        return Table.read(write(text.getBytes(StandardCharsets.UTF_8)));
    }

    private Path write(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("t.csv"), bytes);
    }
}
