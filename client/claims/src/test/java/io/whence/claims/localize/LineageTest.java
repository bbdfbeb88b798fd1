package io.whence.claims.localize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.whence.model.value.Digest;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Beliefs over a custody graph, and findings about what was made of a copy. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LineageTest {
    private static final Offset<Double> EXACT = within(1e-15);
    private static final int A = 0;
    private static final int B = 1;
    private static final int C = 2;
    private static final CustodyPosterior.Weighed LEAK = CustodyPosterior.Weighed.all(rows(1, 2));

    private Finding root;

    @BeforeAll
    void find(@TempDir Path folder) throws IOException {
        Strikes strikes = Strikes.deliver(folder, 2);
        root = strikes.withOpenings(strikes.sample(3, 600, new Random(1)));
        assertThat(root.named()).containsExactly("c-03");
    }

    @Test
    void the_toy_case_is_exact() {
        Posterior posterior = toy(1, 1).posterior(LEAK);
        assertThat(posterior.of(A)).isCloseTo(12 / 73.0, EXACT);
        assertThat(posterior.of(B)).isCloseTo(12 / 73.0, EXACT);
        assertThat(posterior.of(C)).isCloseTo(48 / 73.0, EXACT);
        assertThat(posterior.nobody()).isCloseTo(1 / 73.0, EXACT);
    }

    @Test
    void marks_multiply_along_the_path() {
        Posterior posterior = toy(100, 0.01).posterior(LEAK);
        assertThat(posterior.of(A)).isCloseTo(1200 / 1261.0, EXACT);
        assertThat(posterior.of(C)).isCloseTo(48 / 1261.0, EXACT);
    }

    @Test
    void every_piece_of_evidence_can_be_removed() {
        CustodyPosterior marked = toy(100, 0.01);
        assertThat(marked.posterior(LEAK.withoutMarksOf(C)).of(A)).isCloseTo(1200 / 6013.0, EXACT);
        Posterior withoutMarks = marked.posterior(LEAK.withoutMarksOf(A));
        assertThat(withoutMarks.of(A)).isCloseTo(1200 / 2548.0, EXACT);
        Posterior oneRow = toy(1, 1).posterior(LEAK.withoutRow(1));
        assertThat(oneRow.of(C)).isCloseTo(12 / 25.0, EXACT);
        assertThat(oneRow.nobody()).isCloseTo(1 / 25.0, EXACT);
    }

    @Test
    void who_began_custody_after_the_first_sighting_is_no_source() {
        CustodyPosterior toy = toy(1, 1);
        List<CustodyPosterior.Holder> late = List.of(
                toy.holders().get(A), toy.holders().get(B), toy.holders().get(C).tooLate());
        Posterior posterior = new CustodyPosterior(8, 0, 0.1, late).posterior(LEAK);
        assertThat(posterior.of(C)).isZero();
        assertThat(posterior.of(A)).isCloseTo(12 / 25.0, EXACT);
    }

    @ParameterizedTest
    @CsvSource({"0,1", "0.2,0.88", "0.5,0.625", "0.9,0.145", "1,0"})
    void the_published_guilt_is_exact(BigDecimal guessed, BigDecimal expected) {
        assertThat(Guilt.of(new TreeMap<>(Map.of(1, 1, 2, 1)), guessed)).isEqualByComparingTo(expected);
    }

    /** Four agents with the same fifty objects, by the model: each is all but certainly guilty. */
    @Test
    void the_published_guilt_accuses_everybody_alike_and_decides_nothing() {
        assertThat(Guilt.of(new TreeMap<>(Map.of(4, 50)), new BigDecimal("0.5")).doubleValue())
                .isCloseTo(0.9987, within(5e-5));
    }

    @ParameterizedTest
    @CsvSource({"filter,ROWS", "Sort,ROWS", "join,COLUMNS", "aggregate,NONE", "train,NONE", "mystery,UNKNOWN"})
    void a_derivation_leaves_of_marks_what_its_method_leaves_of_rows(String method, Carriage expected) {
        assertThat(Carriage.of(method)).isEqualTo(expected);
    }

    @Test
    void the_deepest_significant_match_is_the_origin() {
        Finding child = root.with(Verdict.IDENTIFIED_UP_TO_PROVIDER, List.of("d-1"), List.of(), List.of());
        Finding deepest = Lineage.deepest(root, List.of(descent("filter", List.of("d-1", "d-2"), Optional.of(child))));
        assertThat(deepest.named()).containsExactly("d-1");
        assertThat(deepest.lineage()).hasSize(1);
    }

    @Test
    void a_child_whose_marks_do_not_show_leaves_the_parent_the_origin() {
        Finding child = root.with(Verdict.NOT_RECORDED, List.of(), List.of(), List.of());
        Finding deepest = Lineage.deepest(root, List.of(descent("filter", List.of("d-1"), Optional.of(child))));
        assertThat(deepest.named()).containsExactly("c-03");
        assertThat(deepest.verdict()).isEqualTo(Verdict.IDENTIFIED_UP_TO_PROVIDER);
        assertThat(deepest.wouldChange()).anyMatch(note -> note.contains("do not show in the leak"));
    }

    @Test
    void children_without_marks_are_named_with_what_they_were_made_of() {
        Finding deepest = Lineage.deepest(root, List.of(descent("join", List.of("d-1"), Optional.empty())));
        assertThat(deepest.verdict()).isEqualTo(Verdict.IDENTIFIED_SET);
        assertThat(deepest.named()).containsExactly("c-03", "d-1");
        assertThat(deepest.copies()).extracting(CopyFinding::id).contains("d-1");
    }

    @Test
    void a_child_that_was_never_delivered_is_a_direct_leak_or_an_unrecorded_transfer() {
        Finding deepest = Lineage.deepest(root, List.of(descent("filter", List.of(), Optional.empty())));
        assertThat(deepest.named()).containsExactly("c-03");
        assertThat(deepest.wouldChange())
                .anyMatch(note -> note.contains("a direct leak or an unrecorded onward transfer"));
    }

    @Test
    void an_aggregate_keeps_no_marks_and_the_finding_says_so() {
        Finding deepest = Lineage.deepest(root, List.of(descent("aggregate", List.of("d-1"), Optional.empty())));
        assertThat(deepest.named()).containsExactly("c-03");
        assertThat(deepest.wouldChange()).anyMatch(note -> note.contains("keeps no marks"));
        assertThat(deepest.json().text()).contains("\"carries\":\"NONE\"");
    }

    @Test
    void what_was_made_of_copies_that_are_not_named_changes_nothing() {
        Descent other = new Descent("pv-7", "filter", "c-05", List.of(), Optional.empty());
        assertThat(Lineage.deepest(root, List.of(other))).isEqualTo(root);
    }

    /** Half of the rows were filtered and handed on; all that leaked is of that half: two days' worth against three. */
    @Test
    void beliefs_weigh_who_had_the_rows_and_say_what_each_piece_changes() {
        List<Descent> descents = List.of(descent("filter", List.of("d-1"), Optional.empty()));
        Finding found = Lineage.deepest(root, descents, custody("2026-03-02T08:00:00Z", 1_500));
        assertThat(found.verdict()).isEqualTo(Verdict.IDENTIFIED_SET);
        assertThat(belief(found, "c-03")).isCloseTo(0.4, within(1e-6));
        assertThat(belief(found, "d-1")).isCloseTo(0.6, within(1e-6));
        assertThat(found.evidence())
                .extracting(Evidence::what)
                .containsExactlyInAnyOrder(
                        "marks of the copies of pv-1",
                        "how many of the leaked rows each table has",
                        "when and how exposed each copy was held");
        assertThat(found.json().text()).contains("\"custody\":{");
    }

    @Test
    void a_copy_that_was_handed_on_after_the_first_sighting_is_not_believed_in() {
        List<Descent> descents = List.of(descent("filter", List.of("d-1"), Optional.empty()));
        Finding found = Lineage.deepest(root, descents, custody("2026-03-09T08:00:00Z", 1_500));
        assertThat(belief(found, "d-1")).isZero();
        assertThat(belief(found, "c-03")).isGreaterThan(0.99);
        assertThat(found.evidence())
                .filteredOn(piece -> piece.what().startsWith("when"))
                .allMatch(piece -> piece.posteriorWithout() < 0.8);
    }

    @Test
    void what_keeps_no_rows_leaves_the_beliefs_as_they_were() {
        List<Descent> descents = List.of(descent("aggregate", List.of("d-1"), Optional.empty()));
        Finding found = Lineage.deepest(root, descents, custody("2026-03-02T08:00:00Z", 5));
        assertThat(found.custody()).isEmpty();
        assertThat(found).isEqualTo(Lineage.deepest(root, descents));
    }

    private static double belief(Finding found, String copy) {
        return found.copies().stream()
                .filter(one -> one.id().equals(copy))
                .findFirst()
                .orElseThrow()
                .posterior()
                .orElseThrow();
    }

    /** First seen on the fifth; twelve copies held since the first, and one of what was made of c-03. */
    private CustodyRecord custody(String since, long rows) {
        List<CopyOpening> copies = new ArrayList<>();
        Map<String, Long> sizes = new TreeMap<>();
        for (CopyFinding copy : root.copies()) {
            copies.add(held(copy.id(), "2026-03-01T08:00:00Z"));
            sizes.put(copy.id(), (long) Strikes.ROWS);
        }
        copies.add(held("d-1", since));
        sizes.put("d-1", rows);
        Policy policy = Policy.standard().seenAt(Instant.parse("2026-03-05T08:00:00Z"));
        return new CustodyRecord("pv-1", policy, copies, sizes);
    }

    private static CopyOpening held(String copy, String since) {
        return new CopyOpening(
                copy, "holder", Optional.empty(), Digest.over(), Optional.of(Instant.parse(since)), Optional.empty());
    }

    private static Descent descent(String method, List<String> copies, Optional<Finding> finding) {
        List<Descent.Onward> onward = copies.stream()
                .map(copy -> new Descent.Onward(copy, "holder of " + copy))
                .toList();
        return new Descent("pv-7", method, "c-03", onward, finding);
    }

    /** Eight rows in all; A and B hold four of them, C holds two that it had from A. */
    private static CustodyPosterior toy(double marksOfA, double marksOfC) {
        return new CustodyPosterior(
                8,
                0,
                0.1,
                List.of(
                        new CustodyPosterior.Holder(rows(1, 2, 3, 4), Optional.empty(), 0.3, Math.log(marksOfA)),
                        new CustodyPosterior.Holder(rows(1, 2, 3, 4), Optional.empty(), 0.3, 0),
                        new CustodyPosterior.Holder(rows(1, 2), Optional.of(A), 0.3, Math.log(marksOfC))));
    }

    private static BitSet rows(int... numbers) {
        BitSet rows = new BitSet();
        for (int number : numbers) {
            rows.set(number);
        }
        return rows;
    }
}
