package io.whence.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openprovenance.prov.model.Document;
import org.openprovenance.prov.model.StatementOrBundle;
import org.openprovenance.prov.notation.Utility;
import org.openprovenance.prov.validation.Config;
import org.openprovenance.prov.validation.Validate;
import org.openprovenance.prov.validation.report.ValidationReport;
import org.openprovenance.prov.vanilla.ProvFactory;

/** ProvToolbox judges what is exported: it can be read, says the same in both forms, and violates no PROV constraint. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProvJudgeTest {
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

    @ParameterizedTest
    @CsvSource({"VERSION, pv-1", "VERSION, pv-2", "COPY, c-1", "PARTY, lender-2", "AGREEMENT, agr-2"})
    void both_exports_of_a_trace_are_valid_prov_and_say_the_same(Subject.Kind kind, String id) throws IOException {
        for (Query query : List.of(Query.down(Story.NOW), Query.up(Story.NOW))) {
            Trace trace = tracer.trace(new Subject(kind, id), query);
            judgeBoth(trace);
        }
    }

    @Test
    void a_deletion_invalidates_and_a_delivery_has_its_agreement_as_its_plan() throws IOException {
        String text = TraceProv.text(tracer.trace(new Subject(Subject.Kind.VERSION, "pv-1"), Query.down(Story.NOW)));
        assertThat(text)
                .contains("wasInvalidatedBy(copy:c-1, -, 2026-03-05T08:00:00Z)")
                .contains("party:exchange, agreement:agr-1)")
                .contains("entity(agreement:agr-1, [prov:type='prov:Plan'])");
    }

    @Test
    void what_hostile_holders_could_record_is_valid_prov_and_nothing_is_used_before_it_is_or_after_it_ends(
            @TempDir Path other) throws IOException {
        try (HostileStory hostile = HostileStory.record(other);
                ReadModel taken = ReadModel.open(other.resolve("trace.sqlite"))) {
            taken.catchUp(hostile.exchange());
            for (String words : List.of("VERSION pv-1", "COPY c-1", "VERSION pv-2", "PARTY lender-1")) {
                String[] subject = words.split(" ", -1);
                for (Query query : List.of(Query.down(Story.NOW), Query.up(Story.NOW))) {
                    Trace trace =
                            new Tracer(taken).trace(new Subject(Subject.Kind.valueOf(subject[0]), subject[1]), query);
                    judgeBoth(trace);
                    assertThat(timesThatRunBackwards(TraceProv.text(trace))).isEmpty();
                }
            }
        }
    }

    @Test
    void a_deletion_declared_before_what_used_the_copy_is_no_invalidation() {
        Instant later = Instant.parse("2026-07-01T00:00:00.001Z");
        List<Trace.Node> nodes = List.of(copy("c-9", 2, "pv-9"), version("pv-8", 3));
        Trace used = new Trace(
                new Subject(Subject.Kind.COPY, "c-9"),
                Story.NOW,
                9,
                nodes,
                List.of(new Trace.Edge("c-9", "pv-8", "derived", "e", 3, later, 3, "tx")),
                false);
        Trace unused = new Trace(used.subject(), Story.NOW, 9, nodes, List.of(), false);
        assertThat(TraceProv.text(unused)).contains("wasInvalidatedBy(copy:c-9");
        assertThat(TraceProv.text(used)).doesNotContain("wasInvalidatedBy");
    }

    private static Trace.VersionNode version(String id, long order) {
        return new Trace.VersionNode(id, order, true, Optional.of("holder"), Optional.of(Story.NOW));
    }

    /** PROV leaves the times of events alone; here they are held against each other all the same. */
    private static List<String> timesThatRunBackwards(String text) {
        Map<String, Instant> generated = new TreeMap<>();
        Map<String, Instant> invalidated = new TreeMap<>();
        timed(text, "wasGeneratedBy\\(([^,]+), [^,]+, ([^)]+)\\)").forEach(generated::putAll);
        timed(text, "wasInvalidatedBy\\(([^,]+), -, ([^)]+)\\)").forEach(invalidated::putAll);
        List<String> backwards = new ArrayList<>();
        timed(text, "used\\([^,]+, ([^,]+), ([^)]+)\\)")
                .forEach(used -> used.forEach((entity, at) -> {
                    if (at.isBefore(generated.getOrDefault(entity, at))
                            || at.isAfter(invalidated.getOrDefault(entity, at))) {
                        backwards.add("used " + entity + " at " + at);
                    }
                }));
        invalidated.forEach((entity, at) -> {
            if (at.isBefore(generated.getOrDefault(entity, at))) {
                backwards.add("invalidated " + entity);
            }
        });
        return backwards;
    }

    private static List<Map<String, Instant>> timed(String text, String statement) {
        return Pattern.compile(statement)
                .matcher(text)
                .results()
                .map(found -> Map.of(found.group(1), Instant.parse(found.group(2))))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"c.", "urn:uuid:1.2-3_", "0-", "a..", "c:"})
    void ids_of_any_form_are_names_that_can_be_read_back(String id) throws IOException {
        Trace.VersionNode version = new Trace.VersionNode(id, 1, false, Optional.of(id), Optional.of(Story.NOW));
        List<Trace.Edge> edges = List.of(
                new Trace.Edge(id, id, "delivered", id, 2, Story.NOW, 3, "tx"),
                new Trace.Edge(id, "passed-on", "delivered", id, 3, Story.NOW, 3, "tx"));
        List<Trace.Node> nodes = List.of(version, copy(id, 2, id), copy("passed-on", 3, "pv-9"));
        Trace trace = new Trace(new Subject(Subject.Kind.VERSION, id), Story.NOW, 9, nodes, edges, false);
        judgeBoth(trace);
        assertThat(TraceProv.json(trace).text())
                .contains("{\"prov:generatedEntity\":\"copy:" + id + "\",\"prov:usedEntity\":\"version:" + id + "\"}")
                .contains("{\"prov:generatedEntity\":\"copy:passed-on\",\"prov:usedEntity\":\"copy:" + id + "\"}");
    }

    private static Trace.CopyNode copy(String id, long order, String version) {
        return new Trace.CopyNode(
                id,
                order,
                "holder",
                version,
                id,
                "provider",
                10,
                new Trace.Acknowledged(Receipt.NONE, Optional.empty(), Story.NOW, Optional.empty()),
                Story.NOW,
                Optional.of(Instant.parse("2026-07-01T00:00:00Z")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "two generations     | entity(x:e) activity(x:a) activity(x:b) wasGeneratedBy(x:g; x:e, x:a, 2026-01-01T00:00:00Z)"
                        + " wasGeneratedBy(x:g; x:e, x:b, 2026-01-02T00:00:00Z)",
                "use before birth    | entity(x:e) entity(x:f) activity(x:a) wasGeneratedBy(x:e, x:a, -) used(x:a, x:f, -)"
                        + " wasGeneratedBy(x:f, x:b, -) used(x:b, x:e, -) wasDerivedFrom(x:e, x:f, x:a, -, -)"
                        + " wasDerivedFrom(x:f, x:e, x:b, -, -)",
                "its own ancestor    | entity(x:e) entity(x:f) wasDerivedFrom(x:e, x:f) wasDerivedFrom(x:f, x:e)",
                "its own special case| entity(x:e) specializationOf(x:e, x:e)",
                "two kinds at once   | entity(x:e) activity(x:e)",
            })
    void the_judge_finds_what_is_broken(String what, String statements) throws IOException {
        String text = "document prefix x <urn:x:>\n" + statements.replace(") ", ")\n") + "\nendDocument\n";
        assertThat(violations(parsed(text))).as(what).isNotEmpty();
    }

    private static void judgeBoth(Trace trace) throws IOException {
        Document text = parsed(TraceProv.text(trace));
        Document json = ProvJson.read(TraceProv.json(trace));
        assertThat(statements(text)).isNotEmpty().isEqualTo(statements(json));
        assertThat(violations(text)).isEmpty();
        assertThat(violations(json)).isEmpty();
    }

    private static Set<StatementOrBundle> statements(Document document) {
        return new HashSet<>(document.getStatementOrBundle());
    }

    private static Document parsed(String text) {
        return new Utility()
                .readDocument(
                        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), ProvFactory.getFactory());
    }

    private static List<String> violations(Document document) throws IOException {
        ProvFactory factory = ProvFactory.getFactory();
        Validate judge = new Validate(Config.newYesToAllConfig(factory, new ProvVariables()));
        ValidationReport report = judge.validate(document);
        List<String> violations = new ArrayList<>();
        report.getCycle().forEach(cycle -> violations.add("cycle " + cycle));
        report.getFailedMerge().forEach(merge -> violations.add("merge " + merge));
        report.getQualifiedNameMismatch().forEach(mismatch -> violations.add("mismatch " + mismatch));
        report.getTypeOverlap().forEach(overlap -> violations.add("overlap " + overlap));
        Optional.ofNullable(report.getSpecializationReport())
                .filter(special -> !special.getSpecializationOf().isEmpty())
                .ifPresent(special -> violations.add("specialization " + special));
        Optional.ofNullable(report.getTypeReport()).ifPresent(type -> violations.add("type " + type));
        Optional.ofNullable(report.getMalformedStatements())
                .ifPresent(malformed -> violations.add("malformed " + malformed));
        return violations;
    }
}
