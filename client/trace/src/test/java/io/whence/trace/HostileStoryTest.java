package io.whence.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.whence.model.bytes.Json;
import io.whence.model.circulation.Event;
import io.whence.model.value.Digest;
import io.whence.model.wire.BatchCodec;
import io.whence.model.wire.EventCodec;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the map makes of words that do not go together, and what the ledger does not take at all. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileStoryTest {
    private static final Instant NOW = Story.NOW;
    private static final Instant FAR = Instant.parse("2999-01-01T00:00:00Z");

    @TempDir
    private static Path home;

    private HostileStory story;
    private ReadModel model;

    @BeforeAll
    void record_a_story() {
        story = HostileStory.record(home);
        model = ReadModel.open(home.resolve("trace.sqlite"));
        model.catchUp(story.exchange());
    }

    @AfterAll
    void close() {
        model.close();
        story.close();
    }

    static Stream<Arguments> refused() {
        Instant early = Instant.parse("2026-03-12T08:00:00Z");
        Digest root = Digest.over(new byte[0]);
        return Stream.of(
                arguments("DERIVATION_TAKEN: events[0].version = pv-1", NOW, derived("c-2", "pv-1")),
                arguments("DERIVATION_EXISTS: events[0].version = pv-2", NOW, derived("c-2", "pv-2")),
                arguments("BEFORE_DELIVERY: events[0].at = " + early, early, derived("c-2", "pv-9")),
                arguments("BEFORE_DELIVERY: events[0].at = " + early, early, new Event.Received("c-2", root, 10)),
                arguments("BEFORE_DELIVERY: events[0].at = " + early, early, new Event.Deleted("c-2", "agreement-end")),
                arguments("TIME_AHEAD: events[0].at = " + FAR, FAR, new Event.Used("c-2", "read", "scoring", 1)));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void what_contradicts_the_state_of_a_copy_or_version_is_refused(String refusal, Instant at, Event.Fact fact) {
        byte[] leaf = EventCodec.encode(new Event("x", at, "lender-2", fact));
        byte[] batch = BatchCodec.seal("exchange", 1_000, List.of(leaf), Map.of());
        assertThatThrownBy(() -> story.exchange().submit("circulation:record", batch))
                .hasMessageStartingWith(refusal);
    }

    private static Event.Derived derived(String input, String version) {
        return new Event.Derived(List.of(input), version, "join");
    }

    @Test
    void every_contradiction_that_is_recorded_is_an_alert() {
        assertThat(new Alerts(model).of(Asked.everything(NOW)).alerts())
                .filteredOn(alert -> alert.kind() != Alerts.Kind.LATE)
                .extracting(alert -> alert.kind() + " " + alert.copy().orElse("") + " " + alert.holder() + " "
                        + alert.what().replaceFirst("transaction \\w+ ", ""))
                .containsExactly(
                        "BREACH c-1 lender-1 used to read for credit-scoring, before its delivery by what is declared",
                        "BREACH c-1 lender-1 derived into pv-2",
                        "BREACH c-1 lender-1 distributed as c-2",
                        "UNDECIDED c-1 lender-1 used to aggregate for credit-scoring: the record does not say what the"
                                + " policy asks",
                        "UNDELIVERED c-ghost lender-1 used to read for credit-scoring, and nobody had delivered it",
                        "CONTRADICTED c-1 lender-1 deleted, by what is declared, before what was done with it at"
                                + " 2026-03-13T08:00:00Z",
                        "BACKWARDS  exchange begins 86400000 ms before what its producer had stated",
                        "BACKWARDS  exchange begins 201600000 ms before what its producer had stated");
    }

    @Test
    void what_was_logged_more_than_a_week_late_is_an_alert_for_each_batch() {
        assertThat(new Alerts(model).of(Asked.everything(NOW)).alerts())
                .filteredOn(alert -> alert.kind() == Alerts.Kind.LATE)
                .hasSize(7)
                .allSatisfy(alert -> assertThat(alert.holder()).isEqualTo("exchange"));
    }

    @Test
    void a_breach_shows_however_early_the_question_is_asked() {
        Instant before = Instant.parse("2026-01-01T00:00:00Z");
        assertThat(new Alerts(model).of(Asked.everything(before)).alerts())
                .extracting(Alerts.Alert::kind)
                .contains(Alerts.Kind.BREACH, Alerts.Kind.UNDELIVERED, Alerts.Kind.LATE);
        assertThat(new Alerts(model)
                        .of(Asked.everything(NOW).viewed(View.of(NOW).at(before)))
                        .alerts())
                .isEmpty();
    }

    @Test
    void the_provider_of_the_copy_sees_what_its_holder_did() {
        assertThat(new Alerts(model).of(Asked.about("exchange", NOW)).alerts())
                .extracting(alert -> alert.kind() + " " + alert.copy().orElse(""))
                .contains("BREACH c-1", "UNDECIDED c-1", "CONTRADICTED c-1");
        assertThat(new Alerts(model).of(Asked.about("lender-2", NOW)).alerts()).isEmpty();
    }

    @Test
    void pages_of_alerts_add_up_whatever_their_size() {
        Alerts alerts = new Alerts(model);
        List<Alerts.Alert> whole = alerts.of(Asked.everything(NOW)).alerts();
        for (int size = 1; size <= 4; size++) {
            List<Alerts.Alert> pages = new ArrayList<>();
            Optional<String> next = Optional.empty();
            do {
                Alerts.Told page = alerts.of(Asked.everything(NOW).page(size, next));
                pages.addAll(page.alerts());
                next = page.next();
            } while (next.isPresent());
            assertThat(pages).isEqualTo(whole);
        }
    }

    @Test
    void a_policy_report_judges_derivations_and_deliveries_onward() {
        Policies.Report report =
                new Policies(model).report(new Subject(Subject.Kind.COPY, "c-1"), Asked.about("c-1", NOW));
        assertThat(new TreeSet<>(report.uses().rows().stream().map(Json::text).toList()))
                .anySatisfy(row ->
                        assertThat(row).contains("\"action\":\"derive\"", "\"rule\":\"prohibition[0]\"", "UNSATISFIED"))
                .anySatisfy(row -> assertThat(row)
                        .contains(
                                "\"action\":\"distribute\"",
                                "\"rule\":\"prohibition[1]\"",
                                "\"truth\":\"SATISFIED\"",
                                "\"decision\":\"UNSATISFIED\""))
                .anySatisfy(row -> assertThat(row).contains("\"rule\":\"delivery\""));
        assertThat(report.totals().orElseThrow().rules())
                .extracting(Json::text)
                .contains("{\"rule\":\"prohibition[1]\",\"satisfied\":1,\"unknown\":0,\"unsatisfied\":2}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"COPY c-1", "AGREEMENT agr-strict", "AGREEMENT agr-1"})
    void pages_of_a_policy_report_add_up_and_totals_come_with_the_first(String words) {
        Subject subject = new Subject(Subject.Kind.valueOf(words.split(" ", -1)[0]), words.split(" ", -1)[1]);
        Policies policies = new Policies(model);
        Asked asked = Asked.about(subject.id(), NOW);
        List<Json.Fields> whole = policies.report(subject, asked).uses().rows();
        for (int size = 1; size <= 3; size++) {
            List<Json.Fields> pages = new ArrayList<>();
            Optional<String> next = Optional.empty();
            do {
                Policies.Report page = policies.report(subject, asked.page(size, next));
                assertThat(page.totals().isPresent()).isEqualTo(next.isEmpty());
                pages.addAll(page.uses().rows());
                next = page.uses().next();
            } while (next.isPresent());
            assertThat(pages).isEqualTo(whole);
        }
    }

    @Test
    void a_receiver_that_stated_the_delivery_too_is_the_only_one_that_spoke(@TempDir Path other) {
        try (HostileStory self = HostileStory.record(other);
                ReadModel taken = ReadModel.open(other.resolve("trace.sqlite"))) {
            self.deliverToItself("c-self");
            taken.catchUp(self.exchange());
            Trace trace = new Tracer(taken).trace(new Subject(Subject.Kind.COPY, "c-self"), Query.down(NOW));
            assertThat(((Trace.CopyNode) trace.nodes().getFirst()).receipt()).isEqualTo(Receipt.RECEIVED_ONLY);
            Answer receipts = new Questions(taken).answer(Question.RECEIPTS, Asked.everything(NOW));
            assertThat(receipts.rows()).anySatisfy(row -> assertThat(row.text()).contains("c-self", "RECEIVED_ONLY"));
        }
    }

    @Test
    void the_map_is_the_same_byte_for_byte_however_it_was_built() {
        try (ReadModel again = ReadModel.open(home.resolve("again.sqlite"))) {
            again.catchUp(story.exchange());
            assertThat(Dump.digest(again)).isEqualTo(Dump.digest(model));
        }
    }
}
