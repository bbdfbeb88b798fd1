package io.whence.claims.localize;

import static org.assertj.core.api.Assertions.assertThat;

import io.whence.marking.CanonicalRules;
import io.whence.marking.MarkColumn;
import io.whence.marking.MarkPlan;
import io.whence.marking.MarkedCopy;
import io.whence.marking.Marking;
import io.whence.marking.Table;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Dates and numbers that could be read in two ways are read in a leak as in the files that it is compared with. */
class ReadAlikeTest {
    private static final int ROWS = 1_200;

    @TempDir
    Path folder;

    /** A row: id, month, day, amount in thousandths. */
    private record Row(int id, int month, int day, int amount) {}

    @Test
    void a_leak_whose_days_are_all_small_is_read_as_the_copies() throws IOException {
        copies(this::us);
        List<Row> leak = rows(2).stream().filter(row -> row.day() <= 12).toList();
        Finding finding = among(write("leak.csv", lines(leak, ",", this::us)));
        assertThat(finding.named()).containsExactly("c-2");
        assertThat(rowsHeld(finding, 2)).isEqualTo(leak.size());
    }

    @Test
    void a_row_slipped_in_does_not_turn_the_dates_of_a_leak() throws IOException {
        copies(this::us);
        List<Row> leak = rows(2).stream().filter(row -> row.day() <= 12).toList();
        List<String> lines = lines(leak, ",", this::us);
        lines.add("9999999,31/12/2020,1.5");
        Finding finding = among(write("leak.csv", lines));
        assertThat(finding.named()).containsExactly("c-2");
        assertThat(rowsHeld(finding, 2)).isEqualTo(leak.size());
    }

    @Test
    void a_leak_rewritten_the_other_way_is_read_as_it_shows_itself() throws IOException {
        copies(this::us);
        Finding finding = among(write("leak.csv", lines(rows(2), ";", this::german)));
        assertThat(rowsHeld(finding, 2)).isEqualTo(ROWS);
    }

    @Test
    void a_copy_whose_days_are_all_small_is_read_as_the_other_copies() throws IOException {
        copies(this::us);
        List<Row> small = rows(2).stream().filter(row -> row.day() <= 12).toList();
        write("copies/c-2.csv", lines(small, ",", this::us));
        Finding finding = among(write("leak.csv", lines(small, ",", this::iso)));
        assertThat(rowsHeld(finding, 2)).isEqualTo(small.size());
    }

    @Test
    void dates_that_no_file_explains_are_the_same_in_all_of_them() throws IOException {
        List<Row> small = rows(2).stream().filter(row -> row.day() <= 12).toList();
        for (int copy = 0; copy < 4; copy++) {
            List<Row> own = rows(copy).stream().filter(row -> row.day() <= 12).toList();
            write("copies/c-" + copy + ".csv", lines(own, ",", this::us));
        }
        Finding finding = among(write("leak.csv", lines(small, ",", this::us)));
        assertThat(finding.named()).containsExactly("c-2");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void decimal_commas_are_read_as_the_copies_have_them(boolean keyed) throws IOException {
        copies(this::german);
        List<Row> leak = rows(1).stream().filter(row -> row.amount() % 10 != 0).toList();
        Path file = write("leak.csv", lines(leak, ";", this::german));
        Finding finding = Localizer.withCopies(
                file, folder.resolve("copies"), Optional.empty(), keyed ? Optional.of("id") : Optional.empty());
        assertThat(finding.named()).containsExactly("c-1");
        assertThat(rowsHeld(finding, 1)).isEqualTo(leak.size());
        Finding other = among(write("leak.csv", lines(rows(1), ",", this::iso)));
        assertThat(rowsHeld(other, 1)).isEqualTo(ROWS);
    }

    /** An opening that was committed under the first rules is recomputed by them; the leak is then read by them too. */
    @ParameterizedTest
    @EnumSource(CanonicalRules.class)
    void an_opening_decides_how_a_leak_is_read(CanonicalRules rules) throws IOException {
        Path original = write("original.csv", lines(rows(0), ";", this::mixed));
        MarkPlan plan =
                new MarkPlan(2, 1, List.of(new MarkColumn.Dated("day", 300, List.of())), List.of("id", "amount"), 0);
        Marking marking = new Marking(Table.read(original).under(rules), "v", plan, new byte[32]);
        List<CopyOpening> openings = new ArrayList<>();
        for (String id : List.of("c-1", "c-2", "c-3")) {
            openings.add(opening(id, marking.deliver(id)));
        }
        marking.deliver("c-2").write(folder.resolve("c-2.csv"));
        List<String> leak = new ArrayList<>(Files.readAllLines(folder.resolve("c-2.csv")));
        leak.removeIf(line -> line.matches("\\d+,\\d+/(1[3-9]|[23]\\d)/.*"));
        Finding finding = Localizer.withOpenings(
                Files.write(folder.resolve("leak.csv"), leak), original, openings, Policy.standard());
        assertThat(finding.named()).containsExactly("c-2");
        assertThat(rowsHeld(finding, 1)).isEqualTo(leak.size() - 1);
        assertThat(openings.getFirst().opening().orElseThrow()).contains("\"" + rules.id() + "\"");
    }

    @ParameterizedTest
    @CsvSource({"13/4/2020,3/4/2020", "4/13/2020,4/3/2020"})
    void a_difference_is_told_by_one_reading_of_both_tables(String telling, String same) throws IOException {
        Path original = Files.writeString(folder.resolve("a.csv"), "d\n" + telling + "\n" + same + "\n");
        Path copy = Files.writeString(
                folder.resolve("b.csv"), "d\n" + telling.replace("2020", "2021") + "\n" + same + "\n");
        TableDiff diff = Localizer.diff(original, copy, Optional.empty());
        assertThat(diff.rowsDiffering()).isEqualTo(1);
        Path iso = Files.writeString(folder.resolve("c.csv"), "d\n2020-04-13\n2020-04-03\n");
        assertThat(Localizer.diff(original, iso, Optional.empty()).equal()).isTrue();
    }

    private Finding among(Path leak) throws IOException {
        return Localizer.withCopies(leak, folder.resolve("copies"), Optional.empty(), Optional.empty());
    }

    private void copies(Function<Row, String> style) throws IOException {
        for (int copy = 0; copy < 4; copy++) {
            write("copies/c-" + copy + ".csv", lines(rows(copy), ";", style));
        }
    }

    private static List<Row> rows(int copy) {
        Random all = new Random(7);
        Random own = new Random(copy);
        List<Row> rows = new ArrayList<>();
        for (int id = 0; id < ROWS; id++) {
            int amount = 1_000 + all.nextInt(900_000);
            rows.add(new Row(id, 1 + all.nextInt(12), 1 + all.nextInt(28), own.nextInt(8) == 0 ? amount + 1 : amount));
        }
        return rows;
    }

    private List<String> lines(List<Row> rows, String separator, Function<Row, String> style) {
        List<String> lines = new ArrayList<>(List.of("id;day;amount".replace(";", separator)));
        rows.forEach(row -> lines.add(style.apply(row).replace(";", separator)));
        return lines;
    }

    private String us(Row row) {
        return row.id() + ";" + row.month() + "/" + row.day() + "/2020;" + point(row);
    }

    private String iso(Row row) {
        return row.id() + ";2020-%02d-%02d;".formatted(row.month(), row.day()) + point(row);
    }

    private String german(Row row) {
        return row.id() + ";" + row.day() + "/" + row.month() + "/2020;"
                + point(row).replace('.', ',');
    }

    private String mixed(Row row) {
        return row.id() + ";" + row.month() + "/" + row.day() + "/2020;"
                + point(row).replace('.', ',');
    }

    private static String point(Row row) {
        return BigDecimal.valueOf(row.amount(), 3).stripTrailingZeros().toPlainString();
    }

    private Path write(String name, List<String> lines) throws IOException {
        Files.createDirectories(folder.resolve(name).getParent());
        return Files.write(folder.resolve(name), lines);
    }

    private static CopyOpening opening(String id, MarkedCopy copy) {
        return new CopyOpening(
                id,
                "holder of " + id,
                Optional.of(copy.opening().json().text()),
                copy.commitment(),
                Optional.empty(),
                Optional.empty());
    }

    private static int rowsHeld(Finding finding, int copy) {
        return finding.copies().get(copy).part().orElseThrow().rowsHeld();
    }
}
