package io.whence.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;
import io.whence.model.value.Digest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The map from the command line: what it answers, page by page, as of a time or a block, and that it can be rebuilt. */
final class MapCommandsTest {
    private static final String EXPOSURE =
            "ask exposure provider --from 2026-03-01T00:00:00Z --to 2026-04-01T00:00:00Z";

    private static final int PAGE = 2;

    @TempDir
    static Path folder;

    private static Trade trade;

    /** c-1 is received, used and deleted; c-2 is used against the policy; c-3 is never acknowledged, and something made of it. */
    @BeforeAll
    static void record_a_story() throws IOException {
        trade = Trade.open(folder);
        for (String copy : List.of("c-1", "c-2", "c-3")) {
            trade.done(
                    "provider",
                    Trade.DELIVER + " --copy " + copy + " --out " + copy + ".csv --at 2026-03-01T08:00:00Z");
        }
        trade.done("lender", "receive --copy c-1 --in c-1.csv --as lender --at 2026-03-01T09:00:00Z");
        trade.done("lender", "receive --copy c-2 --in c-2.csv --as lender --at 2026-03-01T09:00:00Z");
        trade.write(
                "events.jsonl",
                event("used", "u-1", "\"copy\":\"c-1\",\"action\":\"read\",\"purpose\":\"scoring\",\"count\":1")
                        + event(
                                "used",
                                "u-2",
                                "\"copy\":\"c-2\",\"action\":\"sell\",\"purpose\":\"profit\",\"count\":1")
                        + event(
                                "used",
                                "u-3",
                                "\"copy\":\"c-2\",\"action\":\"sell\",\"purpose\":\"profit\",\"count\":1")
                        + event("derived", "d-1", "\"inputs\":[\"c-3\"],\"version\":\"made\",\"method\":\"filter\"")
                        + event("deleted", "x-1", "\"copy\":\"c-1\",\"ground\":\"agreement-end\""));
        trade.done("lender", "record events.jsonl --as exchange");
    }

    @AfterAll
    static void close() {
        trade.close();
    }

    @Test
    void the_map_is_rebuilt_from_blocks_byte_for_byte_and_its_dump_has_the_digest_that_is_told() throws IOException {
        FieldReader before = json("map status");
        Path dump = folder.resolve("dump.txt");
        FieldReader dumped = json("map dump --out " + dump);
        FieldReader rebuilt = json("map rebuild");
        assertThat(before.count("events")).isEqualTo(10);
        for (String member : List.of("height", "transactions", "events")) {
            assertThat(rebuilt.count(member)).isEqualTo(before.count(member)).isEqualTo(dumped.count(member));
        }
        assertThat(rebuilt.text("digest")).isEqualTo(dumped.text("digest"));
        assertThat(Digest.over(Files.readAllBytes(dump)).hex()).isEqualTo(dumped.text("digest"));
        assertThat(Files.readAllLines(dump))
                .filteredOn(line -> line.startsWith("event\t"))
                .hasSize(10);
    }

    @Test
    void who_follows_hears_of_every_alert_once_until_the_block_that_was_named() throws IOException {
        List<String> alerts = json("alerts").objects("alerts", 100, alert -> alert.text("what"));
        long newest = json("map status").count("height") - 1;

        List<String> lines = trade.done("lender", "follow --until-block " + newest)
                .out()
                .lines()
                .toList();

        List<FieldReader> told = new ArrayList<>(lines.stream()
                .map(line -> new FieldReader("", Json.parse(line.getBytes(StandardCharsets.UTF_8))))
                .toList());
        assertThat(told.removeLast().count("height")).isEqualTo(newest + 1);
        assertThat(told).extracting(alert -> alert.text("what")).containsExactlyInAnyOrderElementsOf(alerts);
    }

    @ParameterizedTest(name = "holders at {0}: {1}")
    @CsvSource({
        "2026-03-01T07:59:59.999Z, ''",
        "2026-03-01T08:00:00Z, c-1 c-2 c-3",
        "2026-03-02T08:00:00Z, c-2 c-3",
    })
    void holders_are_those_of_the_time_asked_for(String at, String copies) {
        assertThat(texts("ask holders version --as-of " + at, "copy")).isEqualTo(copies);
    }

    @Test
    void holders_as_of_a_block_are_those_that_stood_in_it() {
        long height = json("map status").count("height");
        assertThat(texts("ask holders version --as-of-block " + (height - 1), "copy"))
                .isEqualTo("c-2 c-3");
        assertThat(texts("ask holders version --as-of-block " + (height - 2), "copy"))
                .isEqualTo("c-1 c-2 c-3");
        assertThat(texts("ask holders version --as-of-block 0", "copy")).isEmpty();
        assertThat(trade.refused("provider", "ask holders version --as-of-block " + height))
                .isEqualTo("BLOCK_UNKNOWN");
    }

    @Test
    void a_trace_goes_down_to_what_was_made_and_up_to_where_it_came_from() {
        assertThat(nodes("trace version version --down")).isEqualTo("version c-1 c-2 c-3 made");
        assertThat(nodes("trace version made --up")).isEqualTo("version c-3 made");
        assertThat(nodes("trace version version --down --as-of 2026-03-01T08:00:00Z"))
                .isEqualTo("version c-1 c-2 c-3");
        assertThat(nodes("trace version version --limit 2 --after version")).isEqualTo("c-1 c-2");
        assertThat(json("trace version version --limit 2 --after version").flag("truncated", false))
                .isTrue();
        assertThat(json("trace version version --limit 2 --after c-2").flag("truncated", true))
                .isFalse();
    }

    @Test
    void the_rule_in_force_for_a_copy_decides_each_action() {
        assertThat(texts("ask rule c-3 --action read", "decision")).isEqualTo("SATISFIED");
        assertThat(texts("ask rule c-1 --action read", "decision")).isEqualTo("UNSATISFIED");
        assertThat(texts("ask rule c-1 --action read", "rules")).isEqualTo("deletion=UNSATISFIED");
        assertThat(texts("ask rule c-1 --action read --as-of 2026-03-01T12:00:00Z", "decision"))
                .isEqualTo("SATISFIED");
        assertThat(json("ask rule c-1").objects("rows", 99, row -> row.text("action")))
                .contains("read", "sell", "delete");
        assertThat(texts("ask rule c-1 --action read --as-of 2026-02-01T00:00:00Z", "decision"))
                .isEmpty();
    }

    @Test
    void receipts_and_expiries_are_asked_of_all_or_of_a_party() {
        assertThat(texts("ask receipts", "receipt")).isEqualTo("OVERDUE");
        assertThat(texts("ask receipts lender --as-of 2026-03-01T08:00:00Z", "receipt"))
                .isEqualTo("SENT_ONLY SENT_ONLY SENT_ONLY");
        assertThat(texts("ask receipts exchange", "copy")).isEmpty();
        assertThat(texts("ask expired", "copy")).isEmpty();
        assertThat(texts("ask expired provider --as-of 2036-01-01T00:00:00Z", "copy"))
                .isEqualTo("c-2 c-3");
    }

    @Test
    void rows_are_found_in_the_copies_that_hold_them() throws IOException {
        List<String> lines = Files.readAllLines(trade.file("c-2.csv"));
        trade.write("leaked.csv", String.join("\n", lines.subList(0, 200)) + "\n");
        Answered found = trade.done("provider", "ask rows --in leaked.csv --version version --as provider");
        List<String> held = found.json().objects("rows", 9, row -> row.text("copy") + " " + row.count("rowsHeld"));
        assertThat(held).contains("c-2 199");
        FieldReader first = json("ask rows --in leaked.csv --version version --as provider --limit 1");
        assertThat(first.objects("rows", 9, row -> row.text("copy"))).hasSize(1);
        assertThat(first.flag("truncated", false)).isEqualTo(held.size() > 1);
        assertThat(trade.done(
                                "provider",
                                "ask rows --in leaked.csv --version version --as provider --as-of 2026-02-01T00:00:00Z")
                        .json()
                        .objects("rows", 9, row -> row.text("copy")))
                .isEmpty();
    }

    @Test
    void an_agreement_and_a_party_tell_all_that_was_recorded_about_them() {
        assertThat(texts("ask agreement agreement", "what"))
                .isEqualTo("agreement:add delivered delivered delivered received received used used used deleted");
        assertThat(texts("ask party lender", "id"))
                .isEqualTo("lender c-1-delivered c-2-delivered c-3-delivered c-1-received c-2-received"
                        + " u-1 u-2 u-3 d-1 x-1");
        assertThat(texts("ask party lender --as-of 2026-03-01T08:00:00Z", "what"))
                .contains("delivered")
                .doesNotContain("used");
    }

    @Test
    void a_policy_report_counts_for_each_rule_how_it_stood() {
        FieldReader report = json("policy report agreement");
        assertThat(report.objects(
                        "rules",
                        9,
                        rule -> rule.text("rule") + " " + rule.count("satisfied") + " " + rule.count("unsatisfied")))
                .containsExactly("permission[0] 1 3");
        assertThat(texts("policy report c-1", "decision")).isEqualTo("SATISFIED");
        assertThat(texts("policy report agreement --limit 1", "event")).isEqualTo("u-1");
        assertThat(texts("policy report agreement --as-of 2026-03-01T08:00:00Z", "event"))
                .isEmpty();
        assertThat(trade.refused("provider", "policy report nothing")).isEqualTo("SUBJECT_UNKNOWN");
    }

    @Test
    void alerts_go_on_after_a_page() {
        FieldReader first = json("alerts --limit 2");
        assertThat(first.objects("alerts", 9, alert -> alert.text("alert"))).containsExactly("OVERDUE", "BREACH");
        assertThat(first.texts("truncated", 9)).containsExactly("BREACH", "LATE");
        FieldReader second = json("alerts --limit 1 --after " + first.text("next"));
        assertThat(second.objects("alerts", 9, alert -> alert.text("copy"))).containsExactly("c-2");
        assertThat(second.texts("truncated", 9)).containsExactly("BREACH", "LATE");
        FieldReader last = json("alerts --after " + second.text("next"));
        assertThat(last.objects("alerts", 9, alert -> alert.text("alert")))
                .startsWith("BREACH")
                .endsWith("LATE");
        assertThat(last.objects("alerts", 9, alert -> alert.text("what"))).contains("derived into made");
        assertThat(last.texts("truncated", 9)).isEmpty();
        assertThat(last.textIfPresent("next")).isEmpty();
        assertThat(json("alerts --as-of 2026-03-01T12:00:00Z").objects("alerts", 9, alert -> alert.text("alert")))
                .isEmpty();
        assertThat(trade.refused("provider", "alerts --after nothing")).isEqualTo("AFTER_UNKNOWN");
    }

    @ParameterizedTest
    @ValueSource(strings = {"trace version version", "ask holders version", "policy report agreement"})
    void a_file_that_is_cut_by_a_limit_is_told_on_standard_error_and_all_of_it_is_there_to_be_had(String question) {
        Answered whole = trade.in("provider", question + " --format csv --all");
        Answered cut = trade.in("provider", question + " --format csv --limit 1");
        assertThat(cut.err()).contains("limited to ", "--after ", "--all");
        assertThat(whole.err()).doesNotContain("limited to ");
        assertThat(whole.exit()).isZero();
        assertThat(trade.in("provider", question + " --all --limit 1").exit()).isEqualTo(2);
    }

    @Test
    void alerts_as_text_say_how_to_go_on() {
        List<String> words = List.of("alerts", "--limit", "1");
        Answered told = Answered.in(folder.resolve("home-provider"), words.toArray(String[]::new));
        assertThat(told.out()).contains("… more of [BREACH, LATE]: go on with --after OVERDUE.");
    }

    @Test
    void a_day_is_all_of_it() {
        assertThat(texts("ask holders version --as-of 2026-03-01", "copy")).isEqualTo("c-1 c-2 c-3");
        assertThat(texts("ask holders version --as-of 2026-03-02", "copy")).isEqualTo("c-2 c-3");
        assertThat(json("ask holders version --as-of 2026-03-01").text("asOf")).isEqualTo("2026-03-01T23:59:59.999Z");
        assertThat(trade.in("provider", "ask holders version --as-of 2026-02-30")
                        .exit())
                .isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ask holders version",
                "ask expired --as-of 2036-01-01T00:00:00Z",
                "ask agreement agreement",
                "policy report agreement",
                EXPOSURE
            })
    void pages_add_up_to_the_whole_and_a_csv_has_a_row_for_each(String question) {
        List<String> whole = rows(json(question));
        List<String> pages = new ArrayList<>();
        Optional<String> next = Optional.of("0");
        while (next.isPresent()) {
            FieldReader page = json(question + " --limit " + PAGE + " --after " + next.get());
            pages.addAll(rows(page));
            next = page.textIfPresent("next");
            assertThat(page.flag("truncated", false)).isEqualTo(next.isPresent());
        }
        assertThat(pages).isEqualTo(whole);
        List<String> words = new ArrayList<>(List.of(question.split(" ", -1)));
        words.addAll(List.of("--format", "csv"));
        Answered csv = Answered.in(folder.resolve("home-provider"), words.toArray(String[]::new));
        assertThat(csv.out().lines()).hasSize(whole.size() + 1);
    }

    @Test
    void what_cannot_be_answered_is_refused_by_name() {
        assertThat(trade.in("provider", "ask holders").exit()).isEqualTo(2);
        assertThat(trade.in("provider", "ask exposure provider").exit()).isEqualTo(2);
        assertThat(trade.in("provider", "ask holders version --limit 0").exit()).isEqualTo(2);
        assertThat(trade.refused("provider", "ask holders nothing")).isEqualTo("SUBJECT_UNKNOWN");
        assertThat(trade.refused("provider", "ask holders version --after c-1")).isEqualTo("AFTER_UNKNOWN");
        assertThat(trade.refused("provider", "trace version version --after nothing"))
                .isEqualTo("AFTER_UNKNOWN");
    }

    private static FieldReader json(String words) {
        return trade.done("provider", words).json();
    }

    private static List<String> rows(FieldReader answer) {
        return answer.list("rows", FieldReader.LIST_MAX, (path, row) -> row.text());
    }

    private static String texts(String words, String column) {
        return String.join(
                " ",
                json(words).objects("rows", 99, row -> row.textIfPresent(column).orElse("-")));
    }

    private static String nodes(String words) {
        return String.join(" ", json(words).objects("nodes", 99, node -> node.text("id")));
    }

    private static String event(String kind, String id, String members) {
        return "{\"event\":\"" + kind + "\",\"id\":\"" + id + "\",\"at\":\"2026-03-02T08:00:00Z\",\"by\":\"lender\","
                + members + "}\n";
    }
}
