package io.whence.model.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

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
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/**
 * The invariants of settlement, over drawn terms and losses. Each case is one seed: a failure prints it, and the case
 * replays alone from it.
 */
class SettlementSimulationTest {
    @Test
    void the_auditor_comes_to_the_same_minor_units_and_a_reversal_restores_every_aggregate() {
        Seeds.each("the auditor agrees, all adds up, a reversal restores", seed -> {
            Workload workload = new Workload(seed);
            Paper terms = workload.terms();
            Paper loss = workload.loss();
            Terms read = terms(terms);
            Loss claimed = loss(loss);
            Worksheet worksheet = Adjuster.settle(read, claimed);
            Opinion opinion = Auditor.audit(terms, loss);
            require(
                    said(worksheet).equals(opinion.said()),
                    () -> "seed %d: %s %s %s, the auditor %s"
                            .formatted(seed, terms, loss, said(worksheet), opinion.said()));
            assertConserved(seed, worksheet);
            assertRestored(seed, read, claimed, worksheet);
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
            boolean same = after.netMinorUnits() == before.netMinorUnits()
                    && after.retained().equals(before.retained())
                    && after.layers().equals(before.layers())
                    && after.erosion().equals(before.erosion())
                    && before.lines().stream()
                            .allMatch(line -> Math.abs(line.minorUnits() - line(after, line.item())) <= 1);
            require(same, () -> "seed %d: %s, then %s".formatted(seed, before, after));
            require(settle(terms, loss).equals(before), () -> "seed %d, replayed".formatted(seed));
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

    /** What a claim uses leaves no aggregate below nothing, and giving it back makes terms and occurrence what they were. */
    private static void assertRestored(long seed, Terms terms, Loss loss, Worksheet worksheet) {
        Terms eroded = terms.erodedBy(worksheet.erosion());
        Carried used = worksheet.erosion().carried();
        boolean restored = eroded.restoredBy(worksheet.erosion()).equals(terms)
                && loss.carried().plus(used).minus(used).equals(loss.carried().plus(Carried.NONE));
        Map<String, Long> before = Erode.left(terms);
        boolean inside = Erode.left(eroded).entrySet().stream()
                        .allMatch(left ->
                                left.getValue() >= 0 && left.getValue() <= before.getOrDefault(left.getKey(), -1L))
                && worksheet.layers().stream()
                        .flatMap(layer -> layer.aggregateLeftMinorUnits().stream())
                        .allMatch(left -> left >= 0);
        require(restored && inside, () -> "seed %d: %s".formatted(seed, terms));
    }

    private static void assertConserved(long seed, Worksheet worksheet) {
        long net = worksheet.netMinorUnits();
        long kept = 0;
        boolean negative = false;
        for (long amount : worksheet.retained().values()) {
            kept += amount;
            negative |= amount < 0;
        }
        long lines =
                worksheet.lines().stream().mapToLong(Worksheet.Line::minorUnits).sum();
        long layers = worksheet.layers().stream()
                .mapToLong(Worksheet.LayerPart::minorUnits)
                .sum();
        boolean conserved = net >= 0 && !negative && net + kept == worksheet.lossMinorUnits();
        boolean split = lines == (worksheet.lines().isEmpty() ? 0 : net) && layers == net;
        require(conserved && split, () -> "seed %d: %s".formatted(seed, worksheet));
    }

    /** An assertion that costs nothing where it holds. */
    private static void require(boolean holds, Supplier<String> otherwise) {
        if (!holds) {
            fail(otherwise.get());
        }
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
