package io.whence.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.whence.model.bytes.Json;
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

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TracerTest {
    private static final Instant NOW = Story.NOW;

    @TempDir
    private static Path home;

    private Story story;
    private ReadModel model;
    private Tracer tracer;

    @BeforeAll
    void record_a_story() {
        story = Story.record(home);
        model = ReadModel.open(home.resolve("trace.sqlite"));
        model.catchUp(story.exchange());
        tracer = new Tracer(model);
    }

    @AfterAll
    void close() {
        model.close();
        story.close();
    }

    @Test
    void what_descends_from_a_version_stands_in_ledger_order() {
        Trace trace = tracer.trace(version("pv-1"), Query.down(NOW));

        assertThat(trace.nodes()).extracting(Trace.Node::id).containsExactly("pv-1", "c-1", "c-2", "c-3", "pv-2");
        assertThat(trace.edges())
                .extracting(edge -> edge.from() + " " + edge.event() + " " + edge.to() + " " + edge.id())
                .containsExactly(
                        "pv-1 delivered c-1 e-1",
                        "pv-1 delivered c-2 e-3",
                        "pv-1 delivered c-3 e-4",
                        "c-1 derived pv-2 e-6");
        assertThat(trace.truncated()).isFalse();
    }

    @Test
    void what_a_version_came_from_leads_back_to_its_origin() {
        Trace trace = tracer.trace(version("pv-2"), Query.up(NOW));

        assertThat(trace.nodes()).extracting(Trace.Node::id).containsExactly("pv-1", "c-1", "pv-2");
        assertThat(tracer.trace(new Subject(Subject.Kind.COPY, "c-2"), Query.up(NOW))
                        .nodes())
                .extracting(Trace.Node::id)
                .containsExactly("pv-1", "c-2");
    }

    @Test
    void a_party_and_an_agreement_lead_to_their_copies() {
        assertThat(ids(new Subject(Subject.Kind.PARTY, "lender-1"))).containsExactly("c-1", "pv-2");
        assertThat(ids(new Subject(Subject.Kind.PARTY, "lender-2"))).containsExactly("c-2", "c-3");
        assertThat(ids(new Subject(Subject.Kind.AGREEMENT, "agr-2"))).containsExactly("c-2", "c-3");
        assertThat(ids(new Subject(Subject.Kind.PARTY, "exchange")))
                .containsExactly("pv-1", "c-1", "c-2", "c-3", "pv-2");
    }

    @ParameterizedTest(name = "{0} at {1}: {2} {3}")
    @CsvSource({
        "c-1, 2026-03-01T08:00:00Z, LIVE, SENT_ONLY",
        "c-1, 2026-03-01T08:59:59.999Z, LIVE, SENT_ONLY",
        "c-1, 2026-03-01T09:00:00Z, LIVE, MATCHED",
        "c-1, 2026-03-05T07:59:59.999Z, LIVE, MATCHED",
        "c-1, 2026-03-05T08:00:00Z, DELETED, MATCHED",
        "c-2, 2026-03-03T07:59:59.999Z, LIVE, SENT_ONLY",
        "c-2, 2026-03-03T08:00:00Z, LIVE, SENT_ONLY",
        "c-2, 2026-03-03T08:00:00.001Z, LIVE, OVERDUE",
        "c-3, 2026-03-02T08:59:59.999Z, LIVE, SENT_ONLY",
        "c-3, 2026-03-02T09:00:00Z, LIVE, MISMATCHED",
    })
    void custody_is_shown_as_it_stood_before_at_and_after_each_turn(
            String copy, Instant at, String state, Receipt receipt) {
        Trace trace = tracer.trace(version("pv-1"), Query.down(NOW).at(at));

        assertThat(trace.nodes())
                .filteredOn(node -> node.id().equals(copy))
                .singleElement()
                .satisfies(node -> {
                    assertThat(TraceJson.state(node)).isEqualTo(state);
                    assertThat(((Trace.CopyNode) node).receipt()).isEqualTo(receipt);
                });
    }

    @Test
    void what_was_declared_later_is_not_seen() {
        Trace before = tracer.trace(version("pv-1"), Query.down(NOW).at(Instant.parse("2026-03-01T07:59:59.999Z")));
        Trace after = tracer.trace(version("pv-1"), Query.down(NOW).at(Instant.parse("2026-03-03T07:59:59.999Z")));

        assertThat(before.nodes()).extracting(Trace.Node::id).containsExactly("pv-1");
        assertThat(after.nodes()).extracting(Trace.Node::id).containsExactly("pv-1", "c-1", "c-2", "c-3");
    }

    @Test
    void a_limit_that_is_hit_is_said_and_no_edge_hangs_loose() {
        Trace trace = tracer.trace(version("pv-1"), Query.down(NOW).limitedTo(3));

        assertThat(trace.truncated()).isTrue();
        assertThat(trace.nodes()).extracting(Trace.Node::id).containsExactly("pv-1", "c-1", "c-2");
        assertThat(trace.edges()).hasSize(2);
    }

    @Test
    void alerts_name_the_mismatched_the_overdue_and_each_breach() {
        assertThat(new Alerts(model).of(Asked.everything(NOW)).alerts())
                .filteredOn(alert -> alert.kind() != Alerts.Kind.LATE)
                .extracting(alert -> alert.kind() + " " + alert.copy().orElse(""))
                .containsExactly(
                        "MISMATCHED c-3",
                        "OVERDUE c-2",
                        "BREACH c-1",
                        "BREACH c-1",
                        "BREACH c-3",
                        "UNDELIVERED c-unknown");
    }

    @Test
    void pages_of_alerts_of_every_size_add_up_to_the_whole_and_name_the_kinds_that_go_on() {
        Alerts alerts = new Alerts(model);
        Asked everything = Asked.everything(NOW);
        List<Alerts.Alert> whole = alerts.of(everything).alerts();
        for (int size = 1; size <= whole.size(); size++) {
            List<Alerts.Alert> pages = new ArrayList<>();
            Optional<String> next = Optional.empty();
            do {
                Alerts.Told page = alerts.of(everything.page(size, next));
                assertThat(page.truncated().isEmpty()).isEqualTo(page.next().isEmpty());
                pages.addAll(page.alerts());
                next = page.next();
            } while (next.isPresent());
            assertThat(pages).isEqualTo(whole);
        }
        assertThat(alerts.of(everything.page(2, Optional.empty())).truncated())
                .containsExactly(Alerts.Kind.BREACH, Alerts.Kind.UNDELIVERED, Alerts.Kind.LATE);
        assertThatThrownBy(() -> alerts.of(everything.page(2, Optional.of("c-1"))))
                .hasMessageStartingWith("AFTER_UNKNOWN");
    }

    @Test
    void the_json_is_as_published() {
        String json = TraceJson.of(tracer.trace(new Subject(Subject.Kind.COPY, "c-2"), Query.up(NOW)))
                .text();

        assertThat(json)
                .contains("\"subject\":{\"id\":\"c-2\",\"kind\":\"copy\"}")
                .contains("\"receipt\":\"OVERDUE\"")
                .contains("\"asOf\":\"2026-06-01T00:00:00Z\"")
                .contains("\"event\":\"delivered\",\"from\":\"pv-1\",\"id\":\"e-3\",\"to\":\"c-2\"");
    }

    @Test
    void exports_have_a_row_a_node_and_prov_generates_each_entity_once() {
        Trace trace = tracer.trace(version("pv-1"), Query.down(NOW));

        assertThat(TraceText.csv(trace).lines()).hasSize(trace.nodes().size() + 1);
        assertThat(TraceText.dot(trace)).contains("\"c-1\" -> \"pv-2\"");
        Json.Fields prov = TraceProv.json(trace);
        assertThat(((Json.Fields) section(prov, "entity")).members())
                .hasSize(7)
                .containsKeys("agreement:agr-1", "agreement:agr-2");
        assertThat(((Json.Fields) section(prov, "wasGeneratedBy")).members()).hasSize(4);
        assertThat(TraceProv.text(trace)).contains("wasDerivedFrom(version:pv-2, copy:c-1)");
    }

    @Test
    void an_id_that_the_ledger_does_not_know_is_refused_by_kind_and_name() {
        assertThatThrownBy(() -> tracer.trace(version("c-1"), Query.down(NOW)))
                .hasMessageStartingWith("SUBJECT_UNKNOWN: version = c-1");
        assertThatThrownBy(() -> tracer.trace(new Subject(Subject.Kind.COPY, "c-unknown"), Query.down(NOW)))
                .hasMessageStartingWith("SUBJECT_UNKNOWN: copy = c-unknown");
    }

    private static Json section(Json.Fields document, String name) {
        return document.members().getOrDefault(name, Json.nothing());
    }

    private List<String> ids(Subject subject) {
        return tracer.trace(subject, Query.down(NOW)).nodes().stream()
                .map(Trace.Node::id)
                .toList();
    }

    private static Subject version(String id) {
        return new Subject(Subject.Kind.VERSION, id);
    }
}
