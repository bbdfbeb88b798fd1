package io.whence.marking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.whence.model.value.Refused;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkingTest {
    private static final List<String> COLUMNS = List.of("id", "size", "kind", "speed", "day", "cost", "account");
    private static final byte[] SEED = new byte[32];
    private static final MarkPlan PLAN = new MarkPlan(
            4,
            2,
            List.of(
                    new MarkColumn.Numeric("speed", new BigDecimal("3"), List.of("size")),
                    new MarkColumn.Categorical("kind", List.of(List.of("k1", "k2"), List.of("k3", "k4")), List.of()),
                    new MarkColumn.Dated("day", 2, List.of())),
            List.of("cost"),
            5);

    @TempDir
    Path folder;

    @Test
    void the_same_delivery_is_the_same_bytes_and_another_is_not() throws IOException {
        Table table = table(rows());
        byte[] first = bytes(new Marking(table, "v", PLAN, SEED).deliver("d-1"));
        assertThat(bytes(new Marking(table, "v", PLAN, SEED).deliver("d-1"))).isEqualTo(first);
        assertThat(bytes(new Marking(table, "v", PLAN, SEED).deliver("d-2"))).isNotEqualTo(first);
    }

    @Test
    void neither_row_order_nor_column_order_changes_what_is_marked() {
        List<List<String>> rows = rows();
        MarkedCopy first = new Marking(table(rows), "v", PLAN, SEED).deliver("d-1");
        Collections.shuffle(rows, new Random(5));
        MarkedCopy second = new Marking(table(rows), "v", PLAN, SEED).deliver("d-1");
        List<String> turned = COLUMNS.reversed();
        Table third = Table.of(turned, rows.stream().map(List::reversed).toList());
        assertThat(second.commitment()).isEqualTo(first.commitment());
        assertThat(new Marking(third, "v", PLAN, SEED).deliver("d-1").root()).isEqualTo(first.root());
    }

    @Test
    void marks_stay_inside_what_each_column_tolerates() {
        Table table = table(rows());
        MarkPlan plan = new MarkPlan(4, 1, PLAN.columns(), PLAN.never(), 0);
        Table copy = new Marking(table, "v", plan, SEED).deliver("d-1").table();
        int changed = 0;
        for (int row = 0; row < table.rows(); row++) {
            int cells = 0;
            for (Column column : table.columns()) {
                String before = column.cell(row);
                String after = copy.required(column.name()).cell(row);
                cells += before.equals(after) ? 0 : 1;
                assertThat(allowed(column.name(), before, after))
                        .as("%s: %s to %s", column.name(), before, after)
                        .isTrue();
            }
            assertThat(cells).isLessThanOrEqualTo(1);
            changed += cells;
        }
        assertThat(changed).isBetween(400, 600);
    }

    @Test
    void a_report_counts_the_cells_that_differ() {
        Table table = table(rows());
        MarkPlan plan = new MarkPlan(2, 2, PLAN.columns(), List.of(), 0);
        MarkedCopy copy = new Marking(table, "v", plan, SEED).deliver("d-1");
        for (ChangeReport.Change change : copy.report().columns()) {
            int differing = 0;
            for (int row = 0; row < table.rows(); row++) {
                String before = table.required(change.column()).cell(row);
                differing +=
                        before.equals(copy.table().required(change.column()).cell(row)) ? 0 : 1;
            }
            assertThat(change.cellsChanged())
                    .as(change.column())
                    .isEqualTo(differing)
                    .isPositive();
        }
    }

    @Test
    void canaries_are_rows_of_no_table_given_to_some() {
        Table table = table(rows());
        Marking marking = new Marking(table, "v", new MarkPlan(2, 1_000_000, List.of(), List.of(), 40), SEED);
        TreeSet<String> known = new TreeSet<>();
        for (int row = 0; row < table.rows(); row++) {
            known.add(line(table, row));
        }
        TreeSet<String> invented = new TreeSet<>();
        for (int delivery = 0; delivery < 6; delivery++) {
            Table copy = marking.deliver("d-" + delivery).table();
            assertThat(copy.rows()).isBetween(table.rows() + 5, table.rows() + 35);
            for (int row = 0; row < copy.rows(); row++) {
                invented.add(line(copy, row));
            }
        }
        invented.removeAll(known);
        assertThat(invented).hasSize(40);
    }

    @Test
    void a_copy_for_a_purpose_has_canaries_keyed_by_it_beside_its_others() {
        Table table = table(rows());
        MarkPlan plan = new MarkPlan(2, 1_000_000, List.of(), List.of(), 10, 60);
        Marking marking = new Marking(table, "v", plan, SEED);
        BitSet none = marking.codeword("d-1");
        BitSet scoring = marking.codeword(new Delivery("d-1", Optional.of("scoring")));
        BitSet research = marking.codeword(new Delivery("d-1", Optional.of("research")));
        assertThat(none.length()).isLessThanOrEqualTo(10);
        assertThat(scoring.get(0, 10)).isEqualTo(research.get(0, 10)).isEqualTo(none.get(0, 10));
        assertThat(scoring.get(10, 70).cardinality()).isBetween(15, 45);
        scoring.xor(research);
        assertThat(scoring.cardinality()).isBetween(15, 45);
    }

    @Test
    void the_purpose_that_a_copy_is_given_for_is_committed_to() {
        Marking marking = new Marking(table(rows()), "v", new MarkPlan(2, 9, List.of(), List.of(), 0, 9), SEED);
        Opening opening = marking.deliver(new Delivery("d-1", Optional.of("https://w3id.org/dpv#Marketing")))
                .opening();
        assertThat(Opening.read(opening.json().canonical())).isEqualTo(opening);
        assertThat(opening.delivery().purpose()).contains("https://w3id.org/dpv#Marketing");
        assertThat(opening.commitment())
                .isNotEqualTo(marking.deliver("d-1").opening().commitment());
    }

    @Test
    void a_purpose_that_no_canary_could_tell_is_refused() {
        Marking marking = new Marking(table(rows()), "v", PLAN, SEED);
        Delivery delivery = new Delivery("d-1", Optional.of("scoring"));
        assertThatThrownBy(() -> marking.deliver(delivery)).hasMessageContaining("PURPOSE_WITHOUT_CANARIES");
        assertThatThrownBy(() -> new Delivery("d-1", Optional.of("two words")))
                .hasMessageContaining("PURPOSE_MALFORMED");
    }

    @Test
    void a_canary_passes_for_a_row_of_its_table() {
        Table table = table(rows());
        MarkPlan plan = new MarkPlan(2, 1_000_000, List.of(), List.of(), 40);
        for (Canaries.Canary canary : Canaries.of(table, plan, SEED).all()) {
            assertThat(canary.bits(column -> true)).isGreaterThanOrEqualTo(40);
            assertThat(canary.bits(column -> !column.equals("account"))).isLessThan(40);
            for (Canaries.Cell cell : canary.cells()) {
                boolean numbering = cell.column().equals("id") || cell.column().equals("account");
                assertThat(table.required(cell.column()).has(cell.text()))
                        .as("%s in %s", cell.text(), cell.column())
                        .isNotEqualTo(numbering);
            }
            assertThat(canary.cells().getFirst().text()).matches("row \\d{3,4}");
            assertThat(canary.cells().getLast().text()).matches("AC-[1-9]\\d{9}");
        }
    }

    @Test
    void what_never_stands_together_does_not_in_a_canary() {
        Random random = new Random(8);
        List<List<String>> rows = new ArrayList<>();
        for (int row = 0; row < 4_000; row++) {
            String who = random.nextBoolean() ? "wife" : "husband";
            String sex = who.equals("wife") ? "f" : "m";
            rows.add(List.of(who, sex, sex + random.nextInt(9), random.nextLong() + "", random.nextInt(90) + ""));
        }
        Table table = Table.of(List.of("who", "sex", "class", "code", "age"), rows);
        List<Canaries.Canary> canaries = Canaries.of(table, new MarkPlan(2, 1_000, List.of(), List.of(), 30), SEED)
                .all();
        assertThat(canaries).hasSize(30).allSatisfy(canary -> {
            List<String> cells =
                    canary.cells().stream().map(Canaries.Cell::text).toList();
            assertThat(cells.get(0) + cells.get(1) + cells.get(2).charAt(0)).matches("wifeff|husbandmm");
        });
    }

    @Test
    void an_opening_survives_its_own_json() {
        Opening opening =
                new Marking(table(rows()), "v", PLAN, SEED).deliver("d-1").opening();
        Opening read = Opening.read(opening.json().canonical());
        assertThat(read).isEqualTo(opening);
        assertThat(read.commitment()).isEqualTo(opening.commitment());
    }

    @Test
    void a_recipient_recomputes_the_root_from_the_file_and_the_key() throws IOException {
        MarkedCopy copy = new Marking(table(rows()), "v", PLAN, SEED).deliver("d-1");
        Path file = folder.resolve("copy.csv");
        copy.write(file);
        byte[] key = java.util.HexFormat.of().parseHex(copy.saltKeyHex());
        assertThat(CopyRoot.salted(Table.read(file), key)).isEqualTo(copy.root());
        String text = Files.readString(file).replaceFirst("\nrow 0,", "\nrow zero,");
        Files.writeString(file, text);
        assertThat(CopyRoot.salted(Table.read(file), key)).isNotEqualTo(copy.root());
    }

    @Test
    void the_canonical_digest_is_that_of_the_content_not_of_the_dress() throws IOException {
        Path one = Files.writeString(folder.resolve("1.csv"), "a,b\n1,x\n2,y\n2,y\n");
        Path two = Files.writeString(folder.resolve("2.csv"), "\ufeffb\ta\r\ny\t2.0\r\n\"x\"\t+1\r\ny\t2\r\n");
        Path three = Files.writeString(folder.resolve("3.csv"), "a,b\n1,x\n2,y\n");
        assertThat(CopyRoot.canonical(Table.read(two))).isEqualTo(CopyRoot.canonical(Table.read(one)));
        assertThat(CopyRoot.canonical(Table.read(three))).isNotEqualTo(CopyRoot.canonical(Table.read(one)));
        assertThat(CopyRoot.schema(Table.read(two))).isEqualTo(CopyRoot.schema(Table.read(one)));
    }

    @Test
    void a_plan_cannot_mark_what_it_never_marks() {
        assertThatThrownBy(() -> new MarkPlan(2, 2, PLAN.columns(), List.of("speed"), 0))
                .isInstanceOfSatisfying(Refused.class, e -> assertThat(e.code()).isEqualTo("PLAN_COLUMN_UNMARKABLE"));
        MarkPlan nothing = new MarkPlan(2, 2, List.of(), List.of(), 0);
        assertThatThrownBy(() -> new Marking(table(rows()), "v", nothing, SEED))
                .isInstanceOfSatisfying(Refused.class, e -> assertThat(e.code()).isEqualTo("NOTHING_TO_MARK"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 31, 32, 64, 65, 200})
    void the_keyed_hash_is_hmac_sha256(int keyLength) throws GeneralSecurityException {
        byte[] key = new byte[keyLength];
        new Random(keyLength).nextBytes(key);
        byte[] message = "message".getBytes(StandardCharsets.UTF_8);
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(keyLength == 0 ? new byte[1] : key, "HmacSHA256"));
        assertThat(KeyedHash.under(key).of(message)).isEqualTo(mac.doFinal(message));
    }

    private static boolean allowed(String column, String before, String after) {
        return switch (column) {
            case "speed" -> Math.abs(Integer.parseInt(before) - Integer.parseInt(after)) <= 3;
            case "kind" -> before.equals(after) || (before + after).matches("k1k2|k2k1|k3k4|k4k3");
            case "day" -> Math.abs(Integer.parseInt(before.substring(8)) - Integer.parseInt(after.substring(8))) <= 2;
            default -> before.equals(after);
        };
    }

    private byte[] bytes(MarkedCopy copy) throws IOException {
        Path file = folder.resolve("copy.csv");
        copy.write(file);
        return Files.readAllBytes(file);
    }

    private static String line(Table table, int row) {
        return String.join(
                "|", table.columns().stream().map(column -> column.cell(row)).toList());
    }

    private static Table table(List<List<String>> rows) {
        return Table.of(COLUMNS, rows);
    }

    private static List<List<String>> rows() {
        Random random = new Random(3);
        List<List<String>> rows = new ArrayList<>();
        for (int row = 0; row < 1_000; row++) {
            rows.add(List.of(
                    "row " + row,
                    "s" + random.nextInt(3),
                    "k" + random.nextInt(6),
                    String.valueOf(100 + random.nextInt(60)),
                    "2020-03-" + (10 + random.nextInt(20)),
                    String.valueOf(random.nextInt(1_000)),
                    "AC-" + (4_000_000_000L + random.nextInt(2_000_000_000))));
        }
        return rows;
    }
}
