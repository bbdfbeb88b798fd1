package io.whence.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.whence.model.bytes.FieldReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The other perils, and what was made of a copy, from the ledger on. */
final class BreachCommandsTest {
    @TempDir
    static Path folder;

    private static Trade trade;

    @BeforeAll
    static void open() throws IOException {
        trade = Trade.open(folder);
        for (String copy : List.of("c-1", "c-2", "c-3")) {
            trade.done(
                    "provider",
                    Trade.DELIVER + " --copy " + copy + " --out " + copy + ".csv --at 2026-03-01T08:00:00Z");
        }
        trade.done("lender", "receive --copy c-1 --in c-1.csv --as lender --at 2026-03-01T09:00:00Z");
        trade.write(
                "events.jsonl",
                event("used", "u-1", "\"copy\":\"c-1\",\"action\":\"read\",\"purpose\":\"scoring\",\"count\":1")
                        + event(
                                "used",
                                "u-2",
                                "\"copy\":\"c-2\",\"action\":\"sell\",\"purpose\":\"profit\",\"count\":1")
                        + event("derived", "d-1", "\"inputs\":[\"c-3\"],\"version\":\"made\",\"method\":\"filter\""));
        trade.done("lender", "record events.jsonl --as exchange");
    }

    @AfterAll
    static void close() {
        trade.close();
    }

    @Test
    void a_table_altered_after_its_receipt_points_to_its_last_custodian_and_to_the_cells() throws IOException {
        List<String> lines = Files.readAllLines(trade.file("c-1.csv"));
        trade.write("altered.csv", String.join("\n", lines).replace("p-17,", "p-17x,") + "\n");
        Answered found =
                trade.done("provider", "localize --peril TAMPERING --copy c-1 --leak altered.csv --as provider");
        assertThat(found.json().text("verdict")).isEqualTo("LEAD");
        assertThat(found.json().texts("named", 9)).containsExactly("c-1");
        FieldReader content = found.json().object("particulars").object("content");
        assertThat(content.count("rowsDiffering")).isEqualTo(1);
        assertThat(content.count("comparisons")).isBetween(10L, 25L);
    }

    @Test
    void what_nobody_altered_is_said_to_be_so() {
        Answered found = trade.in("provider", "localize --peril TAMPERING --copy c-1 --leak c-1.csv --as provider");
        assertThat(found.exit()).isEqualTo(1);
        assertThat(found.json().text("reason")).isEqualTo("NOTHING_DIFFERS");
        Answered silent = trade.in("provider", "localize --peril TAMPERING --copy c-2 --leak c-1.csv --as provider");
        assertThat(silent.json().text("reason")).isEqualTo("NEVER_ACKNOWLEDGED");
    }

    @Test
    void without_its_note_a_copy_is_read_by_its_opening_and_without_both_nothing_is_concluded() throws IOException {
        Path note = trade.folder().resolve("home-provider/deliveries/c-1.delivery.json");
        Path opening = trade.folder().resolve("home-provider/openings/c-1.json");
        byte[] kept = Files.readAllBytes(note);
        byte[] committed = Files.readAllBytes(opening);
        String command = "localize --peril TAMPERING --copy c-1 --leak c-1.csv --as provider";
        try {
            Files.delete(note);
            assertThat(trade.in("provider", command).json().text("reason")).isEqualTo("NOTHING_DIFFERS");
            Files.delete(opening);
            Answered open = trade.in("provider", command);
            assertThat(open.exit()).isEqualTo(1);
            assertThat(open.json().text("verdict")).isEqualTo("INCONCLUSIVE");
            assertThat(open.json().text("reason")).isEqualTo("ROOT_OUT_OF_REACH");
        } finally {
            Files.write(note, kept);
            Files.write(opening, committed);
        }
    }

    @Test
    void a_use_against_the_policy_is_proved_by_rule_actor_and_event() {
        Answered found = trade.done("provider", "localize --peril ABUSE --version version --as provider");
        assertThat(found.json().text("verdict")).isEqualTo("IDENTIFIED");
        assertThat(found.json().texts("named", 9)).containsExactly("c-2");
        List<String> uses = found.json()
                .object("particulars")
                .objects("uses", 9, use -> use.text("event") + " " + use.text("by") + " " + use.text("rule"));
        assertThat(uses).containsExactly("u-2 lender policy no permission covers it");
        Answered none = trade.in("provider", "localize --peril ABUSE --copy c-1 --as provider");
        assertThat(none.json().text("reason")).isEqualTo("NO_BREACH_RECORDED");
    }

    @Test
    void a_loss_lies_between_the_receipt_and_the_first_failed_challenge() throws IOException {
        trade.write(
                "challenges.json",
                "{\"challenges\":[{\"at\":\"2026-03-05T08:00:00Z\",\"custodian\":\"lender\",\"answer\":\"BAD\"},"
                        + "{\"at\":\"2026-03-03T08:00:00Z\",\"custodian\":\"lender\",\"answer\":\"OVERDUE\"}]}");
        Answered found =
                trade.done("provider", "localize --peril LOSS --copy c-1 --challenges challenges.json --as provider");
        assertThat(found.json().texts("named", 9)).containsExactly("c-1");
        FieldReader lost = custody(found);
        assertThat(lost.text("from")).isEqualTo("2026-03-01T09:00:00Z");
        assertThat(lost.text("to")).isEqualTo("2026-03-05T08:00:00Z");
    }

    @Test
    void challenges_that_others_recorded_on_the_ledger_need_no_file() throws IOException {
        trade.write(
                "log.json",
                "{\"id\":\"log-1\",\"body\":{\"kind\":\"RETRIEVAL_LOG\",\"copy\":\"c-2\",\"challenges\":["
                        + "{\"at\":\"2026-03-04T08:00:00Z\",\"outcome\":\"ANSWERED\",\"rows\":459},"
                        + "{\"at\":\"2026-03-06T08:00:00Z\",\"outcome\":\"WRONG\"}]}}");
        trade.done("provider", "artefact add log.json --as exchange");
        Answered found = trade.done("provider", "localize --peril LOSS --copy c-2 --as provider");
        assertThat(found.json().texts("named", 9)).containsExactly("c-2");
        FieldReader lost = custody(found);
        assertThat(lost.text("from")).isEqualTo("2026-03-04T08:00:00Z");
        assertThat(lost.object("lastGood").count("rows")).isEqualTo(459);
    }

    @Test
    void a_leak_that_turns_up_in_parts_is_judged_at_every_look() throws IOException {
        List<String> lines = Files.readAllLines(trade.file("c-2.csv"));
        trade.write("one.csv", String.join("\n", lines.subList(0, 30)) + "\n");
        trade.write("two.csv", lines.getFirst() + "\n" + String.join("\n", lines.subList(30, lines.size())) + "\n");
        Answered found =
                trade.done("provider", "localize --leak one.csv --more two.csv --version version --as provider");
        assertThat(found.json().texts("named", 9)).containsExactly("c-2");
        assertThat(found.json().objects("looks", 9, look -> look.count("rows"))).hasSize(2);
        assertThat(trade.in("provider", "localize --leak one.csv --more two.csv --copies " + folder)
                        .exit())
                .isEqualTo(2);
    }

    private static FieldReader custody(Answered found) {
        return found.json()
                .object("particulars")
                .objects("custody", 9, one -> one)
                .getFirst();
    }

    @Test
    void a_leak_of_a_copy_of_which_more_was_made_tells_what() {
        Answered found = trade.done("provider", "localize --leak c-3.csv --version version --as provider");
        assertThat(found.json().texts("named", 9)).containsExactly("c-3");
        assertThat(found.json().objects("lineage", 9, step -> step.text("of") + " " + step.text("method")))
                .containsExactly("c-3 filter");
        assertThat(found.json().texts("wouldChange", 9))
                .anyMatch(change -> change.contains("a direct leak or an unrecorded onward transfer"));
    }

    private static String event(String kind, String id, String members) {
        return "{\"event\":\"" + kind + "\",\"id\":\"" + id + "\",\"at\":\"2026-03-02T08:00:00Z\",\"by\":\"lender\","
                + members + "}\n";
    }
}
