package io.whence.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.whence.model.bytes.FieldReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Copies given for a purpose each, and what turns up in use for another, from the ledger on. */
final class PurposeCommandsTest {
    private static final String FOUND = "localize --peril ABUSE --version version --leak found.csv --as provider ";

    @TempDir
    static Path folder;

    private static Trade trade;

    @BeforeAll
    static void open() throws IOException {
        trade = Trade.open(
                folder,
                accounts(),
                "\"permission\":[{\"action\":\"use\"}],\"prohibition\":[{\"action\":\"use\",\"constraint\":["
                        + "{\"leftOperand\":\"purpose\",\"operator\":\"eq\",\"rightOperand\":\"marketing\"}]}]");
        trade.write(
                "marks.json", Trade.marks("\"income\"").replace("\"canaries\"", "\"purposeCanaries\":40,\"canaries\""));
        for (String purpose : List.of("scoring", "research")) {
            Answered answered = trade.done(
                    "provider",
                    Trade.DELIVER + " --copy c-" + purpose + " --purpose " + purpose + " --out c-" + purpose
                            + ".csv --at 2026-03-01T08:00:00Z");
            assertThat(answered.json().text("purpose")).isEqualTo(purpose);
        }
        trade.write("found.csv", invented("c-scoring.csv"));
    }

    @AfterAll
    static void close() {
        trade.close();
    }

    @Test
    void invented_rows_in_use_for_a_forbidden_purpose_prove_whose_copy_was_abused() {
        Answered found = trade.done("provider", FOUND + "--purpose marketing --seen 2026-03-05T08:00:00Z");
        assertThat(found.json().text("verdict")).isEqualTo("IDENTIFIED_UP_TO_PROVIDER");
        assertThat(found.json().texts("named", 9)).containsExactly("c-scoring");
        FieldReader use = found.json()
                .object("particulars")
                .objects("uses", 9, one -> one)
                .getFirst();
        assertThat(use.text("givenFor")).isEqualTo("scoring");
        assertThat(use.count("canariesMatched")).isGreaterThan(10);
    }

    @Test
    void the_same_rows_in_use_for_an_allowed_purpose_name_nobody() {
        Answered found = trade.in("provider", FOUND + "--purpose scoring --seen 2026-03-05T08:00:00Z");
        assertThat(found.exit()).isEqualTo(1);
        assertThat(found.json().text("reason")).isEqualTo("PURPOSE_ALLOWED");
    }

    @Test
    void a_use_without_its_purpose_or_time_is_not_judged() {
        assertThat(trade.in("provider", FOUND + "--purpose marketing").exit()).isEqualTo(2);
        assertThat(trade.in("provider", FOUND + "--seen 2026-03-05T08:00:00Z").exit())
                .isEqualTo(2);
    }

    /** The rows of a copy that the table does not have. */
    private static String invented(String copy) throws IOException {
        TreeSet<String> known = new TreeSet<>();
        Files.readAllLines(trade.file("table.csv")).forEach(line -> known.add(line.split(",", -1)[0]));
        List<String> lines = Files.readAllLines(trade.file(copy));
        StringBuilder rows = new StringBuilder(lines.getFirst()).append('\n');
        lines.stream()
                .filter(line -> !known.contains(line.split(",", -1)[0]))
                .forEach(line -> rows.append(line).append('\n'));
        return rows.toString();
    }

    private static String accounts() {
        Random random = new Random(8);
        StringBuilder csv = new StringBuilder("account,town,income\n");
        IntStream.range(0, 500)
                .forEach(row -> csv.append(
                                Math.floorMod(random.nextLong(), 9_000_000_000_000_000L) + 1_000_000_000_000_000L)
                        .append(",Town ")
                        .append(random.nextInt(12))
                        .append(',')
                        .append(1_000 + random.nextInt(300))
                        .append('\n'));
        return csv.toString();
    }
}
