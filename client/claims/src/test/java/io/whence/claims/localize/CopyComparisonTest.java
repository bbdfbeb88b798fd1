package io.whence.claims.localize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.whence.model.value.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Delivered files whose marks, if any, are not known: cells moved at random, each copy on its own. */
class CopyComparisonTest {
    private static final int COPIES = 10;

    @TempDir
    Path folder;

    private final List<List<List<String>>> copies = new ArrayList<>();
    private List<List<String>> original = List.of();

    @BeforeEach
    void deliver() throws IOException {
        original = Strikes.rows(21).subList(0, 1_500);
        Files.createDirectory(folder.resolve("copies"));
        for (int copy = 0; copy < COPIES; copy++) {
            copies.add(perturbed(new Random(copy)));
            write("copies/c-" + copy + ".csv", Strikes.COLUMNS, copies.get(copy));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {50, 300, 1_500})
    void rows_of_one_copy_are_a_lead_to_it(int rows) throws IOException {
        Finding finding = find(copies.get(3).subList(0, rows));
        assertThat(finding.verdict()).isEqualTo(Verdict.LEAD);
        assertThat(finding.named()).containsExactly("c-3");
        assertThat(finding.bound()).isEmpty();
        assertThat(finding.copies().get(3).part().orElseThrow().rowsHeld()).isEqualTo(rows);
    }

    @Test
    void rows_of_several_copies_are_a_lead_to_all_of_them() throws IOException {
        List<List<String>> leak = new ArrayList<>(copies.get(1).subList(0, 400));
        leak.addAll(copies.get(6).subList(400, 900));
        leak.addAll(copies.get(8).subList(900, 1_300));
        assertThat(find(leak).named()).containsExactly("c-1", "c-6", "c-8");
    }

    @Test
    void identical_copies_are_named_together() throws IOException {
        write("copies/c-twin.csv", Strikes.COLUMNS, copies.get(3));
        assertThat(find(copies.get(3)).named()).containsExactly("c-3", "c-twin");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void a_copy_that_is_not_among_them_names_nobody(long seed) throws IOException {
        Finding finding = find(perturbed(new Random(1_000 + seed)).subList(0, 200 * (int) seed - 150));
        assertThat(finding.named()).as("seed %d", seed).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 400, 1_500})
    void the_original_names_nobody_known_or_not(int rows) throws IOException {
        List<List<String>> leak = original.subList(0, rows);
        assertThat(find(leak).named()).isEmpty();
        Path known = write("original.csv", Strikes.COLUMNS, original);
        Path file = write("leak.csv", Strikes.COLUMNS, leak);
        Finding finding = Localizer.withCopies(file, folder.resolve("copies"), Optional.of(known), Optional.empty());
        assertThat(finding.named()).isEmpty();
    }

    /** Every row lost its place, its date was blurred and its airport was rewritten, so that no row is as delivered. */
    @Test
    void altered_rows_speak_once_a_key_pairs_them() throws IOException {
        List<String> keyed = new ArrayList<>(List.of("record"));
        keyed.addAll(Strikes.COLUMNS);
        for (int copy = 0; copy < COPIES; copy++) {
            write("copies/c-" + copy + ".csv", keyed, numbered(copies.get(copy)));
        }
        List<List<String>> leak = new ArrayList<>();
        for (List<String> row : numbered(copies.get(6)).subList(200, 800)) {
            List<String> altered = new ArrayList<>(row);
            altered.set(1, "somewhere");
            altered.set(4, row.get(4).substring(0, 4));
            leak.add(altered);
        }
        Collections.shuffle(leak, new Random(3));
        Path file = write("leak.csv", keyed, leak);
        Finding without = Localizer.withCopies(file, folder.resolve("copies"), Optional.empty(), Optional.empty());
        assertThat(without.reason()).contains(Reason.ROWS_IN_NO_COPY);
        Finding with = Localizer.withCopies(file, folder.resolve("copies"), Optional.empty(), Optional.of("record"));
        assertThat(with.verdict()).isEqualTo(Verdict.LEAD);
        assertThat(with.named()).containsExactly("c-6");
        assertThat(with.copies().get(6).part().orElseThrow().rowsHeld()).isZero();
        assertThat(with.copies().get(6).part().orElseThrow().share()).isGreaterThan(0.9);
    }

    @Test
    void a_key_that_identifies_nothing_is_refused_by_file_and_row() throws IOException {
        Path file = write("leak.csv", Strikes.COLUMNS, original.subList(0, 10));
        assertThatThrownBy(() ->
                        Localizer.withCopies(file, folder.resolve("copies"), Optional.empty(), Optional.of("phase")))
                .isInstanceOfSatisfying(Refused.class, e -> {
                    assertThat(e.code()).isEqualTo("KEY_DUPLICATE");
                    assertThat(e.field()).startsWith("c-0.csv, phase, row ");
                });
    }

    @Test
    void a_key_changes_nothing_where_rows_are_as_delivered() throws IOException {
        List<String> keyed = new ArrayList<>(List.of("record"));
        keyed.addAll(Strikes.COLUMNS);
        for (int copy = 0; copy < COPIES; copy++) {
            write("copies/c-" + copy + ".csv", keyed, numbered(copies.get(copy)));
        }
        Path file = write("leak.csv", keyed, numbered(copies.get(2)).subList(0, 400));
        Finding without = Localizer.withCopies(file, folder.resolve("copies"), Optional.empty(), Optional.empty());
        Finding with = Localizer.withCopies(file, folder.resolve("copies"), Optional.empty(), Optional.of("record"));
        assertThat(with).isEqualTo(without);
    }

    @Test
    void a_stranger_is_in_no_copy() throws IOException {
        Finding finding = find(Strikes.rows(77).subList(0, 500));
        assertThat(finding.verdict()).isEqualTo(Verdict.NOT_RECORDED);
        assertThat(finding.leak().compared().orElseThrow().rowsInNoCopy()).isEqualTo(500);
        assertThat(finding.unrecordedShare()).hasValue(1);
    }

    @Test
    void equal_copies_cannot_be_told_apart() throws IOException {
        for (int copy = 0; copy < COPIES; copy++) {
            write("copies/c-" + copy + ".csv", Strikes.COLUMNS, original);
        }
        Finding finding = find(original.subList(0, 300));
        assertThat(finding.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(finding.reason()).contains(Reason.NOTHING_DISTINGUISHES);
        assertThat(finding.leak().compared().orElseThrow().rowsInEveryCopy()).isEqualTo(300);
    }

    @Test
    void columns_may_be_missing_shuffled_and_rewritten() throws IOException {
        List<Integer> kept = List.of(9, 3, 0, 7, 5);
        List<List<String>> leak = copies.get(4).stream()
                .map(row -> List.of(row.get(9) + ".0", slashed(row.get(3)), " " + row.get(0), row.get(7), row.get(5)))
                .toList();
        List<String> columns = kept.stream().map(Strikes.COLUMNS::get).toList();
        Finding finding = Localizer.withCopies(
                write("leak.csv", columns, leak), folder.resolve("copies"), Optional.empty(), Optional.empty());
        assertThat(finding.named()).containsExactly("c-4");
        assertThat(finding.copies().get(4).part().orElseThrow().rowsHeld()).isEqualTo(1_500);
    }

    @Test
    void an_empty_leak_and_an_empty_folder_are_inconclusive() throws IOException {
        assertThat(find(List.of()).reason()).contains(Reason.EMPTY_LEAK);
        Path file = write("leak.csv", Strikes.COLUMNS, original);
        Path empty = Files.createDirectory(folder.resolve("none"));
        assertThat(Localizer.withCopies(file, empty, Optional.empty(), Optional.empty())
                        .reason())
                .contains(Reason.NO_COPIES);
        Path alien = write("leak.csv", List.of("x"), List.of(List.of("1")));
        assertThat(Localizer.withCopies(alien, folder.resolve("copies"), Optional.empty(), Optional.empty())
                        .reason())
                .contains(Reason.NO_COMMON_COLUMN);
    }

    @Test
    void a_malformed_copy_is_refused_by_file_line_and_column() throws IOException {
        write("copies/c-4.csv", Strikes.COLUMNS, List.of(original.getFirst(), List.of("short")));
        assertThatThrownBy(() -> find(original.subList(0, 10))).isInstanceOfSatisfying(Refused.class, e -> {
            assertThat(e.code()).isEqualTo("COLUMN_COUNT");
            assertThat(e.field()).isEqualTo("c-4.csv line 3, column 2");
        });
    }

    @Test
    void a_missing_file_is_an_io_failure() {
        assertThatThrownBy(() -> Localizer.withCopies(
                        folder.resolve("no.csv"), folder.resolve("copies"), Optional.empty(), Optional.empty()))
                .isInstanceOf(NoSuchFileException.class);
    }

    private static List<List<String>> numbered(List<List<String>> rows) {
        List<List<String>> numbered = new ArrayList<>();
        for (int row = 0; row < rows.size(); row++) {
            List<String> cells = new ArrayList<>(List.of("r" + row));
            cells.addAll(rows.get(row));
            numbered.add(cells);
        }
        return numbered;
    }

    private Finding find(List<List<String>> leak) throws IOException {
        Path file = write("leak.csv", Strikes.COLUMNS, leak);
        return Localizer.withCopies(file, folder.resolve("copies"), Optional.empty(), Optional.empty());
    }

    private List<List<String>> perturbed(Random random) {
        return original.stream()
                .map(row -> {
                    List<String> copy = new ArrayList<>(row);
                    if (random.nextInt(5) == 0) {
                        copy.set(9, String.valueOf(Integer.parseInt(row.get(9)) + 1 + random.nextInt(3)));
                    }
                    return copy;
                })
                .map(List::copyOf)
                .toList();
    }

    private static String slashed(String date) {
        return date.substring(5, 7) + "/" + date.substring(8) + "/" + date.substring(0, 4);
    }

    private Path write(String name, List<String> columns, List<List<String>> rows) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add(String.join(",", columns));
        rows.forEach(row -> lines.add(String.join(",", row)));
        return Files.write(folder.resolve(name), lines);
    }
}
