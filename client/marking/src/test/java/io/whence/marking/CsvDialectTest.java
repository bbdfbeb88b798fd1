package io.whence.marking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.whence.model.value.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files as other programs write them: each row is a file and the table that it is, cells between bars, rows between slashes. */
class CsvDialectTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "a,b#1,x##2,y###~a|b/1|x/2|y",
                "##a,b#1,x~a|b/1|x",
                "a,b%1,x%2,y%~a|b/1|x/2|y",
                "a#1##2#~a/1/2",
                "a#\"\"#2#~a//2",
                ",a,b#0,1,x#1,2,y#~column 1|a|b/0|1|x/1|2|y",
                "a,,#1,2,#~a|column 2|column 3/1|2|",
                "sep=;#a;b#1,x;y#~a|b/1,x|y",
                "\"sep=,\"#a,b#1,x#~a|b/1|x",
                "SEP=^#a^b#1^x#~a|b/1|x",
                "a, \"b\"#1, \"x, y\"#2, \"he said \"\"hi\"\"\"#~a|b/1|x, y/2|he said \"hi\"",
                "a,b#\"1\" ,\"x, y\" #~a|b/1|x, y",
                "a,b#1,\"x\\\"y\"#2,\"c:\\\\\"#~a|b/1|x\"y/2|c:\\",
                "a,b#1,\"c:\\\"#2,\"x\"#~a|b/1|c:\\/2|x",
                "a,b#1,\"say \"\"oh\"\" twice\"#~a|b/1|say \"oh\" twice",
                "a,b#5\" tube,x#~a|b/5\" tube|x",
                "\"price, USD\";b#1;x#2;y#~price, USD|b/1|x/2|y",
                "price, USD;b#1;x#2;y#~price, USD|b/1|x/2|y",
                "a;b#1,5;x#2,5;y#~a|b/1,5|x/2,5|y",
                "a|b;c#1|x;y#2|z#~a|b;c/1|x;y/2|z",
                "a,b~a|b",
                "a,\"b#c\"#1,\"x#y\"~a|b#c/1|x#y"
            })
    void tables_are_read_as_other_programs_write_them(String file, String table) throws IOException {
        assertThat(told(read(file))).isEqualTo(table.replace('#', '\n'));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "a,b#1,\"x#2,y#~CSV_MALFORMED~t.csv line 2, column 2~a quote that nothing closes",
                "a,b#1,x#2,\"y#3,z#4,w#5,v#~CSV_MALFORMED~t.csv line 3, column 2~a quote that nothing closes",
                "a,b#\"1#2\",\"y#3,z~CSV_MALFORMED~t.csv line 3, column 2~a quote that nothing closes",
                "a,b%\"1%2\",\"y%3,z~CSV_MALFORMED~t.csv line 3, column 2~a quote that nothing closes",
                "a,b#1,x,\"y#~CSV_MALFORMED~t.csv line 2, column 3~a quote that nothing closes",
                "a,b#1,\"y\"\"~CSV_MALFORMED~t.csv line 2, column 2~a quote that nothing closes",
                "a,b#1,\"~CSV_MALFORMED~t.csv line 2, column 2~a quote that nothing closes",
                "a, \"b\"#1, \"x#~CSV_MALFORMED~t.csv line 2, column 2~a quote that nothing closes",
                "\"a,b#1,2~CSV_MALFORMED~t.csv line 1, column 1~a quote that nothing closes",
                "a,b#1,x#2,\"y\"z#~CSV_MALFORMED~t.csv line 3, column 2~a character after a closing quote",
                "sep=;#a;b#1#~COLUMN_COUNT~t.csv line 3, column 2~1 cells where the header has 2"
            })
    void what_is_malformed_is_refused_by_line_and_column(String file, String code, String at, String value) {
        assertThatThrownBy(() -> read(file)).isInstanceOfSatisfying(Refused.class, e -> {
            assertThat(e.code()).isEqualTo(code);
            assertThat(e.field()).isEqualTo(at);
            assertThat(e.value()).isEqualTo(value);
        });
    }

    @Test
    void a_lone_empty_cell_is_written_so_that_it_is_read_again() throws IOException {
        Path file = folder.resolve("one.csv");
        TableWriter.write(Table.of(List.of("a"), List.of(List.of("1"), List.of(""), List.of("2"))), file);
        assertThat(told(Table.read(file))).isEqualTo("a/1//2");
    }

    private Table read(String file) throws IOException {
        return Table.read(Files.writeString(
                folder.resolve("t.csv"), file.replace('#', '\n').replace('%', '\r')));
    }

    private static String told(Table table) {
        return IntStream.range(-1, table.rows())
                .mapToObj(row -> table.columns().stream()
                        .map(column -> row < 0 ? column.name() : column.written(row))
                        .collect(Collectors.joining("|")))
                .collect(Collectors.joining("/"));
    }
}
