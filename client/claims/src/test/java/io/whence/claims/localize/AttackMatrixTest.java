package io.whence.claims.localize;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Everything a thief may do to a stolen copy: the thief is named or nobody is, and never anybody else. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AttackMatrixTest {
    private Strikes strikes;

    @BeforeAll
    void deliver(@TempDir Path folder) throws IOException {
        strikes = Strikes.deliver(folder, 4);
    }

    @ParameterizedTest
    @CsvSource({
        "3000,IDENTIFIED_UP_TO_PROVIDER",
        "300,IDENTIFIED_UP_TO_PROVIDER",
        "100,IDENTIFIED_UP_TO_PROVIDER",
        "10,INCONCLUSIVE",
        "1,INCONCLUSIVE"
    })
    void a_sample_of_rows_names_the_thief_while_marks_suffice(int rows, Verdict expected) throws IOException {
        Finding finding = strikes.withOpenings(strikes.sample(5, rows, new Random(rows)));
        assertThat(finding.verdict()).isEqualTo(expected);
        assertThat(finding.named()).isEqualTo(expected.names() ? List.of("c-05") : List.of());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 10, 20, 30, 50})
    void random_cell_flips_do_not_save_the_thief(int percent) throws IOException {
        Random random = new Random(percent);
        List<List<String>> leak = altered(strikes.sample(7, 1_500, random), row -> flipped(row, percent, random));
        assertThat(strikes.withOpenings(leak).named()).containsExactly("c-07");
    }

    @Test
    void rounding_the_marked_numbers_does_not_save_the_thief() throws IOException {
        List<List<String>> leak = altered(strikes.sample(2, 1_000, new Random(1)), row -> {
            row.set(9, String.valueOf(Math.round(Double.parseDouble(row.get(9)) / 5) * 5));
            return row;
        });
        assertThat(strikes.withOpenings(leak).named()).containsExactly("c-02");
    }

    @Test
    void dropping_columns_does_not_save_the_thief_while_a_marked_one_is_left() throws IOException {
        List<List<String>> leak = altered(strikes.sample(2, 1_000, new Random(1)), row -> row.subList(3, 9));
        Path file = strikes.write("leak.csv", Strikes.COLUMNS.subList(3, 9), leak);
        Finding finding = Localizer.withOpenings(file, strikes.original, strikes.openings, Policy.standard());
        assertThat(finding.named()).containsExactly("c-02");
    }

    @Test
    void without_any_marked_column_nobody_is_named() throws IOException {
        List<List<String>> leak = altered(strikes.sample(2, 1_000, new Random(1)), row -> row.subList(0, 5));
        Path file = strikes.write("leak.csv", Strikes.COLUMNS.subList(0, 5), leak);
        Finding finding = Localizer.withOpenings(file, strikes.original, strikes.openings, Policy.standard());
        assertThat(finding.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(finding.reason()).contains(Reason.INSUFFICIENT_MARKS);
    }

    @Test
    void rows_of_strangers_mixed_in_do_not_save_the_thief() throws IOException {
        List<List<String>> leak = strikes.sample(9, 500, new Random(2));
        leak.addAll(Strikes.rows(99).subList(0, 2_000));
        Finding finding = strikes.withOpenings(leak);
        assertThat(finding.named()).containsExactly("c-09");
        assertThat(finding.unrecordedShare().orElseThrow()).isGreaterThan(0.7);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4})
    void colluders_who_mix_rows_are_all_named(int colluders) throws IOException {
        List<List<String>> leak = new ArrayList<>();
        List<String> thieves = new ArrayList<>();
        for (int copy = 1; copy <= colluders; copy++) {
            leak.addAll(strikes.sample(copy, 2_800 / colluders, new Random(copy)));
            thieves.add("c-0" + copy);
        }
        Finding finding = strikes.withOpenings(leak);
        assertThat(finding.verdict()).isEqualTo(Verdict.IDENTIFIED_SET);
        assertThat(finding.named()).isEqualTo(thieves);
    }

    /** Alone, the second thief does not stand out; by what the first leaves unexplained, he does. */
    @Test
    void a_colluder_with_a_small_share_is_named_by_what_the_other_leaves() throws IOException {
        List<List<String>> leak = strikes.sample(3, 1_800, new Random(1));
        leak.addAll(strikes.sample(8, 130, new Random(2)));
        Finding finding = strikes.withOpenings(leak);
        assertThat(finding.verdict()).isEqualTo(Verdict.IDENTIFIED_SET);
        assertThat(finding.named()).containsExactly("c-03", "c-08");
        CopyFinding.MarkFinding second = finding.copies().get(7).marks().orElseThrow();
        assertThat(Double.parseDouble(second.pValue())).isGreaterThan(0.001 / Strikes.COPIES);
        assertThat(Double.parseDouble(second.residual().orElseThrow())).isLessThan(0.001 / Strikes.COPIES);
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 6, 8})
    void larger_coalitions_than_the_law_was_made_for_name_no_innocent(int colluders) throws IOException {
        List<List<String>> leak = new ArrayList<>();
        List<String> thieves = new ArrayList<>();
        for (int copy = 1; copy <= colluders; copy++) {
            leak.addAll(strikes.sample(copy, 2_800 / colluders, new Random(copy)));
            thieves.add("c-0" + copy);
        }
        assertThat(strikes.withOpenings(leak).named()).isSubsetOf(thieves);
    }

    @Test
    void colluders_who_mix_cells_name_no_innocent() throws IOException {
        Random random = new Random(3);
        List<List<String>> leak = new ArrayList<>();
        for (int row = 0; row < 2_500; row++) {
            leak.add(strikes.copies.get(random.nextInt(2)).get(row));
        }
        assertThat(strikes.withOpenings(leak).named())
                .isSubsetOf("c-01", "c-02")
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {30, 300, 3_000})
    void the_original_itself_names_nobody(int rows) throws IOException {
        Finding finding = strikes.withOpenings(Strikes.rows(11).subList(0, rows));
        assertThat(finding.named()).isEmpty();
        assertThat(finding.verdict()).isIn(Verdict.NOT_RECORDED, Verdict.INCONCLUSIVE);
    }

    @Test
    void a_copy_that_was_never_recorded_names_nobody() throws IOException {
        List<List<String>> leak = strikes.sample(4, 2_000, new Random(4));
        List<CopyOpening> others = strikes.openings.stream()
                .filter(opening -> !opening.copy().equals("c-04"))
                .toList();
        Path file = strikes.write("leak.csv", Strikes.COLUMNS, leak);
        Finding finding = Localizer.withOpenings(file, strikes.original, others, Policy.standard());
        assertThat(finding.verdict()).isEqualTo(Verdict.NOT_RECORDED);
        assertThat(finding.reason()).contains(Reason.NO_MARK_SIGNIFICANT);
    }

    @Test
    void a_table_of_strangers_is_in_no_copy() throws IOException {
        Finding finding = strikes.withOpenings(Strikes.rows(99));
        assertThat(finding.verdict()).isEqualTo(Verdict.NOT_RECORDED);
        assertThat(finding.leak().compared().orElseThrow().rowsInNoCopy()).isEqualTo(Strikes.ROWS);
    }

    private static List<List<String>> altered(List<List<String>> rows, UnaryOperator<List<String>> attack) {
        return rows.stream().map(row -> attack.apply(new ArrayList<>(row))).toList();
    }

    private List<String> flipped(List<String> row, int percent, Random random) {
        for (int cell = 0; cell < row.size(); cell++) {
            if (random.nextInt(100) < percent) {
                row.set(
                        cell,
                        strikes.copies
                                .getLast()
                                .get(random.nextInt(Strikes.ROWS))
                                .get(cell));
            }
        }
        return row;
    }
}
