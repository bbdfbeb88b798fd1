package io.whence.model.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.whence.model.bytes.FieldReader;
import io.whence.model.cover.Adjuster;
import io.whence.model.cover.Carried;
import io.whence.model.cover.Loss;
import io.whence.model.cover.Retained;
import io.whence.model.cover.Terms;
import io.whence.model.cover.Worksheet;
import io.whence.model.wire.LossJson;
import io.whence.model.wire.TermsJson;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * The invariants of settlement, over drawn terms and losses. Each case is one seed: a failure prints it, and the case
 * replays alone from it.
 */
class SettlementSimulationTest {
    @Test
    void the_auditor_comes_to_the_same_minor_units() {
        Seeds.each("the auditor agrees; net, lines, layers and all kept back add up", seed -> {
            Workload workload = new Workload(seed);
            Paper terms = workload.terms();
            Paper loss = workload.loss();
            Worksheet worksheet = settle(terms, loss);
            Opinion opinion = Auditor.audit(terms, loss);
            assertThat(said(worksheet))
                    .as(() -> "seed %d: %s %s".formatted(seed, terms, loss))
                    .isEqualTo(opinion.said());
            assertConserved(seed, worksheet);
        });
    }

    @Test
    void raising_a_limit_never_lowers_what_is_paid() {
        Seeds.each("raising a limit never lowers", seed -> {
            Workload workload = new Workload(seed).withoutReverseFranchise();
            Paper terms = workload.terms();
            Paper loss = workload.loss();
            Paper raised = terms.copy();
            new Raise(workload).limit(raised);
            assertThat(settle(raised, loss).netMinorUnits())
                    .as(() -> "seed %d: %s, raised %s, %s".formatted(seed, terms, raised, loss))
                    .isGreaterThanOrEqualTo(settle(terms, loss).netMinorUnits());
        });
    }

    @Test
    void raising_a_deductible_never_raises_what_is_paid() {
        Seeds.each("raising a deductible never raises", seed -> {
            Workload workload = new Workload(seed).withoutReverseFranchise();
            Paper terms = workload.terms();
            Paper loss = new Paper().put("items", workload.loss().list("items"));
            Paper raised = terms.copy();
            new Raise(workload).deductible(raised);
            assertThat(settle(raised, loss).netMinorUnits())
                    .as(() -> "seed %d: %s, raised %s, %s".formatted(seed, terms, raised, loss))
                    .isLessThanOrEqualTo(settle(terms, loss).netMinorUnits());
        });
    }

    @Test
    void the_order_of_items_decides_ties_and_nothing_else() {
        Seeds.each("order and replay change ties only", seed -> {
            Workload workload = new Workload(seed);
            Paper terms = workload.terms();
            Paper loss = workload.loss();
            List<Paper> shuffled = new ArrayList<>(loss.list("items"));
            Collections.shuffle(shuffled, new Random(seed));
            Worksheet before = settle(terms, loss);
            Worksheet after = settle(terms, loss.copy().put("items", shuffled));
            assertThat(after.netMinorUnits()).as("seed %d", seed).isEqualTo(before.netMinorUnits());
            assertThat(after.retained()).as("seed %d", seed).isEqualTo(before.retained());
            assertThat(after.layers()).as("seed %d", seed).isEqualTo(before.layers());
            assertThat(after.erosion()).as("seed %d", seed).isEqualTo(before.erosion());
            before.lines()
                    .forEach(line -> assertThat(Math.abs(line.minorUnits() - line(after, line.item())))
                            .as("seed %d, item %s", seed, line.item())
                            .isLessThanOrEqualTo(1));
            assertThat(settle(terms, loss)).as("seed %d, replayed", seed).isEqualTo(before);
        });
    }

    @Test
    void one_occurrence_in_two_claims_pays_no_more_than_in_one() {
        Seeds.each("two claims pay no more than one", seed -> {
            Workload workload = new Workload(seed).withoutReverseFranchise();
            Paper terms = workload.terms();
            if (Workload.choosesWhereItHides(terms)) {
                return;
            }
            Paper whole = new Paper().put("items", workload.loss().list("items"));
            List<Paper> halves = new Split(workload).halves(whole);
            Worksheet first = settle(terms, halves.getFirst());
            long paidInOne = settle(terms, whole).netMinorUnits();
            Paper eroded = Erode.aggregates(terms, first.erosion());
            Paper second = Erode.carried(halves.getLast(), first.erosion());
            assertThat(first.netMinorUnits() + settle(eroded, second).netMinorUnits())
                    .as(() -> "seed %d: %s %s then %s".formatted(seed, terms, halves.getFirst(), second))
                    .isLessThanOrEqualTo(paidInOne);
        });
    }

    @Test
    void aggregates_never_fall_below_nothing_and_a_reversal_restores_them() {
        Seeds.each("aggregates stay, a reversal restores", seed -> {
            Workload workload = new Workload(seed);
            Paper paper = workload.terms();
            Terms terms = terms(paper);
            Loss loss = loss(workload.loss());
            Worksheet worksheet = Adjuster.settle(terms, loss);
            Terms eroded = terms.erodedBy(worksheet.erosion());
            assertThat(eroded.restoredBy(worksheet.erosion()))
                    .as(() -> "seed %d: %s".formatted(seed, paper))
                    .isEqualTo(terms);
            assertThat(loss.carried()
                            .plus(worksheet.erosion().carried())
                            .minus(worksheet.erosion().carried()))
                    .as("seed %d", seed)
                    .isEqualTo(loss.carried().plus(Carried.NONE));
            worksheet
                    .layers()
                    .forEach(layer -> layer.aggregateLeftMinorUnits()
                            .ifPresent(
                                    left -> assertThat(left).as("seed %d", seed).isNotNegative()));
            assertThat(Erode.left(eroded))
                    .as(() -> "seed %d: %s".formatted(seed, paper))
                    .allSatisfy((level, left) ->
                            assertThat(left).isBetween(0L, Erode.left(terms).get(level)));
        });
    }

    private static void assertConserved(long seed, Worksheet worksheet) {
        long kept = worksheet.retained().values().stream()
                .mapToLong(amount -> amount)
                .sum();
        assertThat(worksheet.netMinorUnits()).as("seed %d", seed).isBetween(0L, worksheet.lossMinorUnits());
        assertThat(worksheet.netMinorUnits() + kept).as("seed %d", seed).isEqualTo(worksheet.lossMinorUnits());
        assertThat(worksheet.retained().values()).as("seed %d", seed).allMatch(amount -> amount >= 0);
        assertThat(worksheet.lines().stream()
                        .mapToLong(Worksheet.Line::minorUnits)
                        .sum())
                .as("seed %d, lines", seed)
                .isEqualTo(worksheet.lines().isEmpty() ? 0 : worksheet.netMinorUnits());
        assertThat(worksheet.layers().stream()
                        .mapToLong(Worksheet.LayerPart::minorUnits)
                        .sum())
                .as("seed %d, layers", seed)
                .isEqualTo(worksheet.netMinorUnits());
    }

    private static String said(Worksheet worksheet) {
        return "loss %d net %d lines %s layers %s left %s retained %s alone %d %d %d"
                .formatted(
                        worksheet.lossMinorUnits(),
                        worksheet.netMinorUnits(),
                        worksheet.lines().stream()
                                .map(Worksheet.Line::minorUnits)
                                .toList(),
                        worksheet.layers().stream()
                                .map(Worksheet.LayerPart::minorUnits)
                                .toList(),
                        worksheet.layers().stream()
                                .map(Worksheet.LayerPart::aggregateLeftMinorUnits)
                                .toList(),
                        Arrays.stream(Retained.values())
                                .map(worksheet::retained)
                                .toList(),
                        worksheet.alone().minorUnits(),
                        worksheet.alone().ownMinorUnits(),
                        worksheet.alone().afterRetentionsMinorUnits());
    }

    private static long line(Worksheet worksheet, String item) {
        return worksheet.lines().stream()
                .filter(line -> line.item().equals(item))
                .findFirst()
                .orElseThrow()
                .minorUnits();
    }

    private static Worksheet settle(Paper terms, Paper loss) {
        return Adjuster.settle(terms(terms), loss(loss));
    }

    private static Terms terms(Paper paper) {
        return TermsJson.read(new FieldReader("", paper.json()));
    }

    private static Loss loss(Paper paper) {
        return LossJson.read(new FieldReader("", paper.json()));
    }
}
