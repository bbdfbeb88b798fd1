package io.whence.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;
import io.whence.model.circulation.Copy;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Each question is asked of SQLite and of PostgreSQL, which must say the same, letter by letter. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QuestionsTest {
    private static final Instant NOW = Story.NOW;

    @TempDir
    private static Path home;

    private Story story;
    private ReadModel file;
    private ReadModel server;

    @BeforeAll
    void record_a_story() {
        story = Story.record(home);
        file = ReadModel.open(home.resolve("trace.sqlite"));
        file.catchUp(story.exchange());
        server = ReadModel.open(TrialServer.fresh());
        story.blocks().forEach(server::apply);
        server.complete();
    }

    @AfterAll
    void close() {
        file.close();
        server.close();
        story.close();
    }

    @ParameterizedTest(name = "holders of pv-1 at {0}: {1}")
    @CsvSource({
        "2026-03-01T07:59:59.999Z, ''",
        "2026-03-01T08:00:00Z, c-1",
        "2026-03-02T08:00:00Z, c-1 c-2 c-3",
        "2026-03-05T07:59:59.999Z, c-1 c-2 c-3",
        "2026-03-05T08:00:00Z, c-2 c-3",
    })
    void holders_are_those_before_at_and_after_each_turn(Instant at, String copies) {
        assertThat(texts(ask(Question.HOLDERS, about("pv-1").viewed(View.of(NOW).at(at))), "copy"))
                .isEqualTo(copies);
    }

    @Test
    void holders_as_of_each_block_are_what_a_model_of_those_blocks_alone_says() {
        for (int height = 1; height <= story.blocks().size(); height += 3) {
            try (ReadModel then = ReadModel.open(home.resolve("then-" + height + ".sqlite"))) {
                story.blocks().subList(0, height).forEach(then::apply);
                View view = View.of(NOW).at(NOW).atBlock(height - 1L);
                for (Question question : List.of(Question.RECEIPTS, Question.EXPIRED)) {
                    Asked everything = Asked.everything(NOW);
                    assertThat(ask(question, everything.viewed(view)).json())
                            .isEqualTo(new Questions(then)
                                    .answer(
                                            question,
                                            everything.viewed(View.of(NOW).at(NOW)))
                                    .json());
                }
                assertThat(new Alerts(file).of(Asked.everything(NOW).viewed(view)))
                        .isEqualTo(new Alerts(then)
                                .of(Asked.everything(NOW).viewed(View.of(NOW).at(NOW))));
            }
        }
    }

    @Test
    void receipts_that_do_not_match_are_listed_and_a_party_sees_its_own() {
        assertThat(texts(ask(Question.RECEIPTS, Asked.everything(NOW)), "receipt"))
                .isEqualTo("OVERDUE MISMATCHED");
        assertThat(texts(ask(Question.RECEIPTS, about("lender-2")), "copy")).isEqualTo("c-2 c-3");
        assertThat(texts(ask(Question.RECEIPTS, about("lender-1")), "copy")).isEmpty();
        assertThat(texts(ask(Question.RECEIPTS, about("exchange")), "copy")).isEqualTo("c-2 c-3");
    }

    @ParameterizedTest(name = "expired at {0}: {1}")
    @CsvSource({
        "2026-12-31T23:59:59.999Z, ''",
        "2027-01-01T00:00:00Z, c-2 c-3",
    })
    void copies_expire_with_the_first_moment_after_their_agreement(Instant at, String copies) {
        Answer answer =
                ask(Question.EXPIRED, Asked.everything(NOW).viewed(View.of(NOW).at(at)));
        assertThat(texts(answer, "copy")).isEqualTo(copies);
        assertThat(answer.rows())
                .allSatisfy(row ->
                        assertThat(new FieldReader("", row).text("expiredAt")).isEqualTo("2027-01-01T00:00:00Z"));
    }

    @Test
    void everything_about_an_agreement_stands_in_ledger_order() {
        assertThat(texts(ask(Question.AGREEMENT, about("agr-1")), "what"))
                .isEqualTo("agreement:add delivered received used used used used used deleted");
        assertThat(texts(ask(Question.AGREEMENT, about("agr-1")), "decision"))
                .isEqualTo("SATISFIED SATISFIED SATISFIED UNSATISFIED UNSATISFIED");
    }

    @Test
    void a_party_sees_what_was_logged_about_it_even_of_copies_that_nobody_knows() {
        assertThat(texts(ask(Question.PARTY, about("lender-2")), "id")).isEqualTo("lender-2 e-3 e-4 e-5 u-sale u-lost");
        assertThat(texts(ask(Question.PARTY, about("lender-1")), "id"))
                .isEqualTo("lender-1 e-1 e-2 e-6 u-0 u-1 u-2 u-3 u-4 e-7");
    }

    @Test
    void exposure_is_the_copies_that_lived_in_the_period() {
        Asked asked =
                about("exchange").during(Instant.parse("2026-03-02T00:00:00Z"), Instant.parse("2026-04-01T00:00:00Z"));
        Answer answer = ask(Question.EXPOSURE, asked);
        assertThat(texts(answer, "copy")).isEqualTo("c-1 c-2 c-3");
        assertThat(texts(answer, "role")).isEqualTo("PROVIDER PROVIDER PROVIDER");
        assertThat(texts(answer, "from")).isEqualTo("2026-03-02T00:00:00Z 2026-03-02T08:00:00Z 2026-03-02T08:00:00Z");
        assertThat(texts(answer, "until")).isEqualTo("2026-03-05T08:00:00Z 2026-04-01T00:00:00Z 2026-04-01T00:00:00Z");
        Asked later =
                about("lender-1").during(Instant.parse("2026-03-05T08:00:00Z"), Instant.parse("2026-04-01T00:00:00Z"));
        assertThat(ask(Question.EXPOSURE, later).rows()).isEmpty();
        assertThatThrownBy(() -> about("exchange").during(NOW, NOW)).hasMessageStartingWith("PERIOD_EMPTY");
    }

    @ParameterizedTest
    @EnumSource(names = {"HOLDERS", "RECEIPTS", "AGREEMENT", "PARTY", "EXPOSURE"})
    void pages_of_every_size_add_up_to_the_whole_and_a_csv_has_a_row_for_each(Question question) {
        Asked asked = switch (question) {
            case HOLDERS -> about("pv-1");
            case RECEIPTS, EXPIRED -> Asked.everything(NOW);
            case AGREEMENT -> about("agr-1");
            case PARTY -> about("exchange");
            case EXPOSURE -> about("exchange").during(Instant.EPOCH, NOW);
        };
        List<Json.Fields> whole = ask(question, asked).rows();
        assertThat(whole).isNotEmpty();
        for (int size : new int[] {1, 2, whole.size()}) {
            List<Json.Fields> pages = new ArrayList<>();
            Optional<String> next = Optional.empty();
            do {
                Answer page = ask(question, asked.page(size, next));
                assertThat(TraceText.csv(page).lines()).hasSize(page.rows().size() + 1);
                pages.addAll(page.rows());
                next = page.next();
            } while (next.isPresent());
            assertThat(pages).isEqualTo(whole);
        }
    }

    @Test
    void a_policy_report_says_of_each_use_which_rule_decided_it() {
        Policies.Report report = report(new Subject(Subject.Kind.COPY, "c-1"));
        assertThat(texts(report.uses(), "decision"))
                .isEqualTo("SATISFIED SATISFIED SATISFIED SATISFIED SATISFIED SATISFIED SATISFIED SATISFIED"
                        + " UNSATISFIED UNSATISFIED UNSATISFIED UNSATISFIED");
        assertThat(report.totals().orElseThrow().rules())
                .extracting(Json::text)
                .containsExactly(
                        "{\"rule\":\"permission[0]\",\"satisfied\":4,\"unknown\":0,\"unsatisfied\":2}",
                        "{\"rule\":\"prohibition[0]\",\"satisfied\":0,\"unknown\":0,\"unsatisfied\":6}");
        assertThat(texts(report(new Subject(Subject.Kind.AGREEMENT, "agr-2")).uses(), "truth"))
                .isEqualTo("SATISFIED SATISFIED");
    }

    @Test
    void the_rule_in_force_decides_by_what_was_done_until_then() {
        assertThat(rule("2026-03-03T00:00:00Z", "read")).isEqualTo("SATISFIED");
        assertThat(rule("2026-03-04T08:00:00Z", "read")).isEqualTo("UNSATISFIED");
        assertThat(rule("2026-03-03T00:00:00Z", "distribute")).isEqualTo("UNSATISFIED");
        assertThat(rule("2026-03-03T00:00:00Z", "sell")).isEqualTo("UNSATISFIED");
        assertThat(rule("2026-03-03T00:00:00Z", "bake")).isEqualTo("UNKNOWN");
        assertThat(rule("2026-02-28T00:00:00Z", "read")).isEmpty();
    }

    @Test
    void a_receipt_of_the_receivers_own_key_is_not_by_delegation() {
        Trace trace = new Tracer(file).trace(new Subject(Subject.Kind.COPY, "c-1"), Query.down(NOW));
        assertThat(((Trace.CopyNode) trace.nodes().getFirst()).acknowledged().basis())
                .contains(Copy.Basis.SIGNED);
    }

    private String rule(String at, String action) {
        View view = View.of(NOW).at(Instant.parse(at));
        Answer own = new Policies(file).rule("c-1", Optional.of(action), "credit-scoring", view);
        assertThat(new Policies(server)
                        .rule("c-1", Optional.of(action), "credit-scoring", view)
                        .json())
                .isEqualTo(own.json());
        return texts(own, "decision");
    }

    private Policies.Report report(Subject subject) {
        Policies.Report own = new Policies(file).report(subject, about(subject.id()));
        assertThat(new Policies(server).report(subject, about(subject.id())).json())
                .isEqualTo(own.json());
        return own;
    }

    private Answer ask(Question question, Asked asked) {
        Answer own = new Questions(file).answer(question, asked);
        assertThat(new Questions(server).answer(question, asked).json()).isEqualTo(own.json());
        return own;
    }

    private static Asked about(String id) {
        return Asked.about(id, NOW);
    }

    private static String texts(Answer answer, String column) {
        int index = answer.columns().indexOf(column);
        return String.join(
                " ",
                answer.cells().stream()
                        .skip(1)
                        .map(row -> row.get(index))
                        .filter(cell -> !cell.isEmpty())
                        .toList());
    }
}
