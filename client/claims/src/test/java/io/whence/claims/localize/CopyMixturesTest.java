package io.whence.claims.localize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Leaks put together from delivered files, from strangers, and from altered rows: who is named, and who is cleared. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CopyMixturesTest {
    private static final String HEAD = "id,group,amount";
    private static final int COPIES = 10;
    private static final int ROWS = 1_500;

    private final List<List<String>> copies = new ArrayList<>();
    private final List<List<String>> parts = new ArrayList<>();
    private List<String> original = List.of();
    private Path folder = Path.of("");

    @BeforeAll
    void deliver(@TempDir Path made) throws IOException {
        folder = made;
        original = IntStream.range(0, ROWS)
                .mapToObj(row -> "K" + row + "," + row % 7 + "," + (1_000 + row))
                .toList();
        write("original.csv", original);
        for (int copy = 0; copy < COPIES; copy++) {
            copies.add(altered(original, 0.08, new Random(copy)));
            write("copies/c-" + copy + ".csv", copies.get(copy));
            List<String> shuffled = new ArrayList<>(original);
            Collections.shuffle(shuffled, new Random(100 + copy));
            parts.add(shuffled.subList(0, 900));
            write("parts/c-" + copy + ".csv", parts.get(copy));
        }
    }

    @ParameterizedTest
    @CsvSource({"2,false", "3,false", "4,false", "5,false", "2,true", "3,true", "4,true", "5,true"})
    void a_mix_of_several_copies_is_never_nobodys(int thieves, boolean known) throws IOException {
        List<String> leak = new ArrayList<>();
        for (int copy = 0; copy < thieves; copy++) {
            leak.addAll(sample(copies.get(copy), 400, copy));
        }
        Finding finding = find(leak, "copies", known);
        assertSound(finding);
        assertThat(finding.verdict()).isNotEqualTo(Verdict.NOT_RECORDED);
        assertThat(finding.named()).allMatch(id -> Integer.parseInt(id.substring(2)) < thieves);
        if (thieves <= 3) {
            assertThat(finding.named()).hasSize(thieves);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_mix_of_all_copies_is_not_taken_for_one_more_copy(boolean known) throws IOException {
        List<String> leak = new ArrayList<>();
        for (int copy = 0; copy < COPIES; copy++) {
            leak.addAll(sample(copies.get(copy), 400, copy));
        }
        assertThat(find(leak, "copies", known).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @ParameterizedTest
    @CsvSource({"10,false", "20,false", "50,false", "10,true", "20,true", "50,true", "80,true"})
    void rows_of_strangers_do_not_clear_a_thief(int percent, boolean known) throws IOException {
        int strangers = 800 * percent / 100;
        List<String> leak = sample(copies.get(2), 800 - strangers, 1);
        IntStream.range(0, strangers).forEach(row -> leak.add("Z" + row + ",9,5"));
        Finding finding = find(leak, "copies", known);
        assertSound(finding);
        assertThat(finding.named()).containsExactly("c-2");
        assertThat(finding.unrecordedShare().orElseThrow()).isCloseTo(percent / 100.0, within(0.05));
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 30, 50})
    void altered_rows_do_not_clear_a_thief(int percent) throws IOException {
        List<String> leak = altered(sample(copies.get(4), 1_000, 2), percent / 100.0, new Random(9));
        Finding finding = find(leak, "copies", false);
        assertSound(finding);
        assertThat(finding.named()).containsExactly("c-4");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void leaks_of_nobodys_copy_accuse_nobody_whatever_is_mixed_in(long seed) throws IOException {
        Random random = new Random(1_000 + seed);
        List<String> leak = new ArrayList<>(sample(altered(original, 0.08, random), 200 * (int) seed, seed));
        IntStream.range(0, leak.size() / 2).forEach(row -> leak.add("Z" + row + ",9,5"));
        for (boolean known : new boolean[] {false, true}) {
            Finding finding = find(leak, "copies", known);
            assertSound(finding);
            assertThat(finding.named()).as("seed %d, original %s", seed, known).isEmpty();
        }
        assertThat(find(leak, "copies", true).verdict()).isEqualTo(Verdict.NOT_RECORDED);
    }

    @ParameterizedTest
    @ValueSource(ints = {25, 300})
    void a_lead_to_a_part_of_the_original_stands_when_the_original_is_given(int rows) throws IOException {
        List<String> leak = sample(parts.get(2), rows, 4);
        assertThat(find(leak, "parts", false).named()).containsExactly("c-2");
        assertThat(find(leak, "parts", true).named()).containsExactly("c-2");
    }

    @Test
    void a_mix_of_two_parts_of_the_original_is_a_lead_to_both() throws IOException {
        List<String> leak = sample(parts.get(2), 300, 4);
        leak.addAll(sample(parts.get(3), 300, 5));
        assertThat(find(leak, "parts", false).named()).containsExactly("c-2", "c-3");
        assertThat(find(leak, "parts", true).named()).containsExactly("c-2", "c-3");
    }

    @Test
    void rows_of_the_original_that_any_part_might_have_are_nobodys() throws IOException {
        Finding finding = find(sample(original, 600, 6), "parts", true);
        assertThat(finding.verdict()).isEqualTo(Verdict.NOT_RECORDED);
        assertSound(finding);
    }

    @Test
    void copies_that_the_leak_does_not_tell_apart_are_believed_alike() throws IOException {
        List<String> leak = sample(copies.get(2), 300, 7).stream()
                .map(row -> row.substring(0, row.lastIndexOf(',')))
                .toList();
        Path file = Files.write(folder.resolve("narrow.csv"), lines("id,group", leak));
        Finding finding = Localizer.withCopies(file, folder.resolve("copies"), Optional.empty(), Optional.empty());
        assertThat(finding.reason()).contains(Reason.NOTHING_DISTINGUISHES);
        assertThat(finding.copies().stream()
                        .map(copy -> copy.posterior().orElseThrow())
                        .distinct())
                .hasSize(1);
        assertThat(finding.copies().stream()
                        .map(copy -> copy.part().orElseThrow().share())
                        .distinct())
                .hasSize(1);
    }

    @Test
    void evidence_says_its_bits_and_stands_in_their_order() throws IOException {
        Finding finding = find(sample(copies.get(2), 600, 8), "copies", false);
        List<Double> bits = finding.evidence().stream()
                .map(piece -> piece.bits().orElseThrow())
                .toList();
        assertThat(bits).isSortedAccordingTo((one, other) -> Double.compare(Math.abs(other), Math.abs(one)));
        assertThat(bits.getFirst()).isGreaterThan(50);
        assertThat(finding.evidence().getFirst().what()).contains("in c-2 and in no other copy");
        assertThat(FindingPage.html(finding.json().text()))
                .contains(">Bits<", ">" + Decimals.bits(bits.getFirst()) + "<");
    }

    @Test
    void what_could_not_be_compared_has_no_numbers() throws IOException {
        Path file = Files.write(folder.resolve("alien.csv"), List.of("x,y", "1,2", "3,4"));
        String json = Localizer.withCopies(file, folder.resolve("copies"), Optional.empty(), Optional.empty())
                .json()
                .text();
        assertThat(json)
                .contains("\"reason\":\"NO_COMMON_COLUMN\"", "\"rows\":2")
                .contains("\"rowsInNoCopy\":null", "\"rowsInEveryCopy\":null", "\"unrecordedShare\":null")
                .contains("\"rowsHeld\":null", "\"share\":null", "\"posterior\":null", "\"evidence\":[]");
        assertThat(FindingPage.html(json)).contains("2 leaked rows, which were compared with no copy");
        String empty = find(List.of(), "copies", false).json().text();
        assertThat(empty).contains("\"reason\":\"EMPTY_LEAK\"", "\"unrecordedShare\":null");
    }

    /** No copy is believed to be a source and said not to be one. */
    private static void assertSound(Finding finding) {
        if (finding.verdict() == Verdict.NOT_RECORDED) {
            assertThat(finding.copies()).allMatch(copy -> copy.posterior().orElse(0) < 0.9);
        }
    }

    private Finding find(List<String> leak, String among, boolean known) throws IOException {
        Path file = write("leak.csv", leak);
        Optional<Path> table = Optional.of(folder.resolve("original.csv")).filter(given -> known);
        return Localizer.withCopies(file, folder.resolve(among), table, Optional.empty());
    }

    private static List<String> altered(List<String> rows, double rate, Random random) {
        return rows.stream()
                .map(row -> random.nextDouble() < rate ? row + "." + (1 + random.nextInt(9_999)) + "1" : row)
                .toList();
    }

    private static List<String> sample(List<String> rows, int count, long seed) {
        List<String> shuffled = new ArrayList<>(rows);
        Collections.shuffle(shuffled, new Random(seed));
        return new ArrayList<>(shuffled.subList(0, count));
    }

    private Path write(String name, List<String> rows) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.write(file, lines(HEAD, rows));
    }

    private static List<String> lines(String head, List<String> rows) {
        List<String> lines = new ArrayList<>(List.of(head));
        lines.addAll(rows);
        return lines;
    }
}
