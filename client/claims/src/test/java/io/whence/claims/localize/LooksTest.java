package io.whence.claims.localize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.whence.model.bytes.FieldReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A leak that turns up part by part, looked at each time. */
class LooksTest {
    @TempDir
    static Path folder;

    private static Strikes strikes;

    @BeforeAll
    static void deliver() throws IOException {
        strikes = Strikes.deliver(folder, 2);
    }

    @Test
    void parts_that_each_say_too_little_name_somebody_together_by_their_e_value() throws IOException {
        List<List<String>> rows = strikes.sample(3, 90, new Random(1));
        Path first = part("first.csv", rows.subList(0, 10));
        Path second = part("second.csv", rows.subList(10, 90));
        assertThat(find(first).named()).isEmpty();
        Finding both = find(first, second);
        assertThat(both.named()).containsExactly("c-03");
        FieldReader json = new FieldReader("", both.json());
        FieldReader named = json.objects("copies", 99, copy -> copy).get(2);
        assertThat(new BigDecimal(named.text("pValue")).multiply(new BigDecimal(named.text("eValue"))))
                .isBetween(new BigDecimal("0.98"), new BigDecimal("1.02"));
        assertThat(json.objects("looks", 9, look -> look.count("rows"))).containsExactly(10L, 80L);
        assertThat(json.objects("looks", 9, look -> look.text("leadingEValue")).getLast())
                .isEqualTo(named.text("eValue"));
        assertThat(json.object("bound").text("statement")).contains("2 parts", "however often one looks");
    }

    @Test
    void what_was_seen_before_adds_nothing_when_it_is_seen_again() throws IOException {
        Path part = part("again.csv", strikes.sample(5, 40, new Random(2)));
        FieldReader twice = new FieldReader("", find(part, part).json());
        assertThat(twice.objects("looks", 9, look -> look.count("marksAdded")).getLast())
                .isZero();
        FieldReader once = new FieldReader("", find(part).json());
        assertThat(eValue(twice)).isEqualTo(eValue(once));
    }

    /** Looked at after every tenth row, a leak of nobody's copy accuses nobody at any look. */
    @Test
    void looking_often_at_a_leak_of_nobodys_accuses_nobody() throws IOException {
        List<List<String>> rows = Strikes.rows(77);
        List<Path> parts = new ArrayList<>();
        for (int look = 0; look < 6; look++) {
            parts.add(part("look-" + look + ".csv", rows.subList(10 * look, 10 * look + 10)));
            Finding finding = find(parts.toArray(Path[]::new));
            assertThat(finding.named()).as("look %d", look).isEmpty();
        }
    }

    @Test
    void a_part_without_the_columns_of_the_first_is_refused() throws IOException {
        Path first = part("whole.csv", strikes.sample(1, 5, new Random(3)));
        Path second = strikes.write("narrow.csv", List.of("airport"), List.of(List.of("AIRPORT 1")));
        assertThatThrownBy(() -> find(first, second)).hasMessageContaining("COLUMN_UNKNOWN");
    }

    private static String eValue(FieldReader finding) {
        return finding.objects("copies", 99, copy -> copy.text("eValue")).get(4);
    }

    private static Path part(String name, List<List<String>> rows) throws IOException {
        return strikes.write(name, Strikes.COLUMNS, rows);
    }

    private static Finding find(Path... parts) throws IOException {
        return Localizer.withOpenings(List.of(parts), strikes.original, strikes.openings, Policy.standard());
    }
}
