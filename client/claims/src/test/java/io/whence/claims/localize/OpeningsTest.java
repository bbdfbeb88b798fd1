package io.whence.claims.localize;

import static org.assertj.core.api.Assertions.assertThat;

import io.whence.marking.MarkPlan;
import io.whence.model.value.Digest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.TimeZone;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpeningsTest {
    private static final Instant SEEN = Instant.parse("2026-03-01T00:00:00Z");

    private Strikes strikes;
    private Path leak;

    @BeforeAll
    void leak(@TempDir Path folder) throws IOException {
        strikes = Strikes.deliver(folder, 2);
        leak = strikes.write("leak.csv", Strikes.COLUMNS, strikes.sample(3, 600, new Random(1)));
    }

    @Test
    void a_finding_is_the_same_bytes_in_any_order_locale_and_zone() throws IOException {
        String expected = find(strikes.openings, Policy.standard()).json().text();
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
            List<CopyOpening> shuffled = new ArrayList<>(strikes.openings);
            Collections.shuffle(shuffled, new Random(2));
            assertThat(find(shuffled, Policy.standard()).json().text()).isEqualTo(expected);
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void the_order_of_leaked_rows_changes_nothing_but_the_digest_of_the_file() throws IOException {
        List<List<String>> rows = strikes.sample(3, 600, new Random(1));
        Finding first = strikes.withOpenings(rows);
        Finding second = strikes.withOpenings(rows.reversed());
        assertThat(second.copies()).isEqualTo(first.copies());
        assertThat(second.evidence()).isEqualTo(first.evidence());
    }

    @ParameterizedTest
    @CsvSource({
        "2026-02-28T23:59:59Z,IDENTIFIED_UP_TO_PROVIDER",
        "2026-03-01T00:00:00Z,INCONCLUSIVE",
        "2026-03-01T00:00:01Z,INCONCLUSIVE"
    })
    void custody_begun_after_the_first_sighting_excludes_a_copy(Instant since, Verdict expected) throws IOException {
        List<CopyOpening> copies = changed(
                "c-03",
                copy -> new CopyOpening(
                        copy.copy(),
                        copy.holder(),
                        copy.opening(),
                        copy.committed(),
                        Optional.of(since),
                        Optional.empty()));
        Policy policy =
                new Policy(Policy.standard().epsilon(), Policy.standard().nobody(), Optional.of(SEEN));
        Finding finding = find(copies, policy);
        assertThat(finding.verdict()).isEqualTo(expected);
        assertThat(finding.reason().isPresent()).isEqualTo(!expected.names());
    }

    @Test
    void a_missing_opening_clears_and_accuses_nobody() throws IOException {
        Finding finding = find(changed("c-03", copy -> without(copy, Optional.empty())), Policy.standard());
        assertThat(finding.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(finding.reason()).contains(Reason.OPENINGS_MISSING);
        assertThat(finding.copies().get(2).marks()).isEmpty();
        assertThat(finding.wouldChange()).anyMatch(change -> change.contains("at hand for c-"));
    }

    @Test
    void an_altered_opening_is_no_evidence() throws IOException {
        Finding finding = find(
                changed(
                        "c-03",
                        copy -> without(
                                copy,
                                copy.opening().map(json -> json.replace("\"rowsPerMark\":2", "\"rowsPerMark\":3")))),
                Policy.standard());
        assertThat(finding.named()).isEmpty();
        assertThat(finding.reason()).contains(Reason.OPENING_CONTRADICTS_COMMITMENT);
        assertThat(finding.copies().get(2).marks()).isEmpty();
    }

    /** Committed and unaltered, and still no evidence: its plan speaks of a column that the original does not have. */
    @Test
    void an_opening_that_does_not_fit_its_original_is_no_evidence() throws IOException {
        Finding finding = find(
                changed("c-03", copy -> {
                    String other = copy.opening().orElseThrow().replace("\"speed\"", "\"spood\"");
                    return new CopyOpening(
                            copy.copy(),
                            copy.holder(),
                            Optional.of(other),
                            Digest.over(other.getBytes(StandardCharsets.UTF_8)),
                            copy.since(),
                            copy.until());
                }),
                Policy.standard());
        assertThat(finding.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(finding.reason()).contains(Reason.OPENING_CONTRADICTS_COMMITMENT);
    }

    @Test
    void openings_that_all_contradict_their_commitments_leave_no_conclusion() throws IOException {
        List<CopyOpening> copies = strikes.openings.stream()
                .map(copy -> new CopyOpening(
                        copy.copy(), copy.holder(), copy.opening(), Digest.over(), copy.since(), copy.until()))
                .toList();
        Finding finding = find(copies, Policy.standard());
        assertThat(finding.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(finding.reason()).contains(Reason.OPENING_CONTRADICTS_COMMITMENT);
    }

    @Test
    void no_opening_at_all_leaves_no_conclusion() throws IOException {
        List<CopyOpening> copies = strikes.openings.stream()
                .map(copy -> without(copy, Optional.empty()))
                .toList();
        assertThat(find(copies, Policy.standard()).reason()).contains(Reason.OPENINGS_MISSING);
    }

    /** One damaged file among the openings is one opening less, not the end of the case. */
    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":", "", "[]", "\u0000", "{\"rules\":7}"})
    void an_opening_that_is_no_document_leaves_the_others_their_word(String damaged) throws IOException {
        Finding finding = find(changed("c-03", copy -> without(copy, Optional.of(damaged))), Policy.standard());
        assertThat(finding.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(finding.reason()).contains(Reason.OPENING_CONTRADICTS_COMMITMENT);
        Finding other = find(changed("c-05", copy -> without(copy, Optional.of(damaged))), Policy.standard());
        assertThat(other.named()).containsExactly("c-03");
        assertThat(other.wouldChange()).anyMatch(change -> change.contains("at hand for c-05;"));
    }

    @Test
    void the_page_tells_openings_that_are_missing_from_one_that_is() throws IOException {
        Finding one = find(changed("c-03", copy -> without(copy, Optional.empty())), Policy.standard());
        assertThat(FindingPage.sentence(one.json().text())).contains("the openings of some copies are not at hand");
        List<CopyOpening> none = strikes.openings.stream()
                .map(copy -> without(copy, Optional.empty()))
                .toList();
        assertThat(FindingPage.sentence(find(none, Policy.standard()).json().text()))
                .contains("no committed opening is at hand");
    }

    @Test
    void a_retired_scheme_leaves_no_conclusion() throws IOException {
        List<CopyOpening> copies = strikes.openings.stream()
                .map(copy -> without(copy, copy.opening().map(json -> json.replace(MarkPlan.SCHEME, "whence-mark-0"))))
                .toList();
        assertThat(find(copies, Policy.standard()).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    private Finding find(List<CopyOpening> copies, Policy policy) throws IOException {
        return Localizer.withOpenings(leak, strikes.original, copies, policy);
    }

    private List<CopyOpening> changed(String id, UnaryOperator<CopyOpening> change) {
        return strikes.openings.stream()
                .map(copy -> copy.copy().equals(id) ? change.apply(copy) : copy)
                .toList();
    }

    private static CopyOpening without(CopyOpening copy, Optional<String> opening) {
        return new CopyOpening(copy.copy(), copy.holder(), opening, copy.committed(), copy.since(), copy.until());
    }
}
