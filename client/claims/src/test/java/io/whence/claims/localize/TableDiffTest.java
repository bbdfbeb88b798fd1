package io.whence.claims.localize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.whence.model.value.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TableDiffTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"1,1,1", "2,1,3", "8,5,7", "1024,1000,21", "32768,17,31", "32768,32768,31"})
    void one_altered_row_of_two_to_the_d_takes_one_and_two_d_comparisons(int rows, int altered, int comparisons)
            throws IOException {
        List<String> lines = lines(rows);
        Path original = write("original.csv", lines);
        lines.set(altered, (altered - 1) + ",changed");
        TableDiff diff = Localizer.diff(original, write("copy.csv", lines), Optional.empty());
        assertThat(diff.comparisons()).isEqualTo(comparisons);
        assertThat(diff.rowsDiffering()).isEqualTo(1);
        assertThat(diff.cells())
                .containsExactly(new TableDiff.Cell(
                        String.valueOf(altered), "v", Optional.of("v" + (altered - 1)), Optional.of("changed")));
    }

    @Test
    void equal_tables_take_one_comparison_in_any_dress() throws IOException {
        Path original = write("original.csv", List.of("a,b", "1,1990-01-13", "2,1990-01-14"));
        Path copy = write("copy.csv", List.of("b;a\r", "1/13/1990;1.0\r", "1/14/1990;2.00\r"));
        TableDiff diff = Localizer.diff(original, copy, Optional.empty());
        assertThat(diff.equal()).isTrue();
        assertThat(diff.comparisons()).isEqualTo(1);
    }

    @Test
    void a_key_pairs_rows_wherever_they_stand() throws IOException {
        List<String> lines = lines(100);
        Path original = write("original.csv", lines);
        lines.set(8, "7,x");
        lines.removeIf(line -> line.startsWith("50,"));
        lines.add("500,new");
        java.util.Collections.shuffle(lines.subList(1, lines.size()), new Random(1));
        TableDiff diff = Localizer.diff(original, write("copy.csv", lines), Optional.of("id"));
        assertThat(diff.rowsDiffering()).isEqualTo(1);
        assertThat(diff.rowsMissing()).isEqualTo(1);
        assertThat(diff.rowsAdded()).isEqualTo(1);
        assertThat(diff.byColumn()).isEqualTo(Map.of("v", 1));
        assertThat(diff.cells().getFirst().row()).isEqualTo("7");
    }

    @Test
    void a_dropped_column_differs_in_every_row() throws IOException {
        Path original = write("original.csv", List.of("a,b", "1,2", "3,4"));
        TableDiff diff = Localizer.diff(original, write("copy.csv", List.of("a", "1", "3")), Optional.empty());
        assertThat(diff.rowsDiffering()).isEqualTo(2);
        assertThat(diff.cells().getFirst()).isEqualTo(new TableDiff.Cell("1", "b", Optional.of("2"), Optional.empty()));
    }

    @Test
    void a_key_must_identify_rows() throws IOException {
        Path file = write("original.csv", List.of("a,b", "1,2", "1.0,4"));
        assertThatThrownBy(() -> Localizer.diff(file, file, Optional.of("a")))
                .isInstanceOfSatisfying(Refused.class, e -> assertThat(e.code()).isEqualTo("KEY_DUPLICATE"));
        assertThatThrownBy(() -> Localizer.diff(file, file, Optional.of("c")))
                .isInstanceOfSatisfying(Refused.class, e -> assertThat(e.code()).isEqualTo("KEY_UNKNOWN"));
    }

    /** The auditor compares cell by cell, without a tree. */
    @Test
    void the_descent_finds_what_an_auditor_finds() throws IOException {
        for (int seed = 1; seed <= 20; seed++) {
            Random random = new Random(seed);
            List<String> lines = lines(1 + random.nextInt(300));
            Path original = write("original.csv", lines);
            int changed = 0;
            for (int row = 1; row < lines.size(); row++) {
                if (random.nextInt(10) == 0) {
                    lines.set(row, (row - 1) + ",x" + row);
                    changed++;
                }
            }
            TableDiff diff = Localizer.diff(original, write("copy.csv", lines), Optional.empty());
            assertThat(diff.rowsDiffering()).as("seed %d", seed).isEqualTo(changed);
            assertThat(diff.cells()).as("seed %d", seed).hasSize(changed);
        }
    }

    private static List<String> lines(int rows) {
        List<String> lines = new ArrayList<>(List.of("id,v"));
        for (int row = 0; row < rows; row++) {
            lines.add(row + ",v" + row);
        }
        return lines;
    }

    private Path write(String name, List<String> lines) throws IOException {
        return Files.write(folder.resolve(name), lines);
    }
}
