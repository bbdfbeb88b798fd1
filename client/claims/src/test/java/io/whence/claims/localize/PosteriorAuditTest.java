package io.whence.claims.localize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Beliefs over drawn custody graphs, held against an auditor who multiplies row by row in fifty decimals. */
class PosteriorAuditTest {
    private static final MathContext DIGITS = new MathContext(50);
    private static final int CASES = 200;

    /** A copy as the auditor keeps it: its rows by number, its maker, its prior and what its marks say, in hundredths. */
    private record Kept(Set<Integer> rows, int parent, int prior, int ratio) {}

    private record Graph(
            int rows, int error, List<Kept> copies, Set<Integer> leaked, int removedRow, int removedMarks) {
        static Graph draw(SplittableRandom random) {
            int rows = 4 + random.nextInt(12);
            List<Kept> copies = new ArrayList<>();
            for (int copy = 0; copy < 2 + random.nextInt(6); copy++) {
                Set<Integer> held = new HashSet<>(Set.of(random.nextInt(rows)));
                for (int row = 0; row < rows; row++) {
                    if (random.nextInt(2) == 0) {
                        held.add(row);
                    }
                }
                copies.add(
                        new Kept(held, random.nextInt(copy + 1) - 1, random.nextInt(100), 1 + random.nextInt(10_000)));
            }
            Set<Integer> leaked = new HashSet<>();
            for (int row = 0; row < rows; row++) {
                if (random.nextInt(2) == 0) {
                    leaked.add(row);
                }
            }
            int noise = 1 + random.nextInt(20);
            return new Graph(rows, noise, copies, leaked, random.nextInt(rows), random.nextInt(copies.size()));
        }

        CustodyPosterior judged() {
            List<CustodyPosterior.Holder> holders = copies.stream()
                    .map(copy -> new CustodyPosterior.Holder(
                            bits(copy.rows()),
                            copy.parent() < 0 ? Optional.empty() : Optional.of(copy.parent()),
                            copy.prior() / 100.0,
                            Math.log(copy.ratio() / 100.0)))
                    .toList();
            return new CustodyPosterior(rows, error / 100.0, 0.07, holders);
        }

        CustodyPosterior.Weighed evidence() {
            return new CustodyPosterior.Weighed(bits(leaked), row -> row == removedRow, copy -> copy == removedMarks);
        }

        /** What the auditor gives each copy, and nobody last; not yet normalised. */
        List<BigDecimal> weights() {
            List<BigDecimal> weights = new ArrayList<>();
            for (int copy = 0; copy < copies.size(); copy++) {
                BigDecimal weight = hundredths(copies.get(copy).prior());
                for (int at = copy; at >= 0; at = copies.get(at).parent()) {
                    weight = at == removedMarks
                            ? weight
                            : weight.multiply(hundredths(copies.get(at).ratio()), DIGITS);
                }
                for (int row : leaked) {
                    weight = row == removedRow ? weight : weight.multiply(chance(copies.get(copy), row), DIGITS);
                }
                weights.add(weight);
            }
            BigDecimal nobody = hundredths(7);
            for (int row : leaked) {
                nobody = row == removedRow ? nobody : nobody.divide(BigDecimal.valueOf(rows), DIGITS);
            }
            weights.add(nobody);
            return weights;
        }

        private BigDecimal chance(Kept copy, int row) {
            int size = copy.rows().size();
            if (copy.rows().contains(row)) {
                return BigDecimal.ONE.subtract(hundredths(error)).divide(BigDecimal.valueOf(size), DIGITS);
            }
            return hundredths(error).divide(BigDecimal.valueOf(rows - size), DIGITS);
        }

        private static BitSet bits(Set<Integer> numbers) {
            BitSet bits = new BitSet();
            numbers.forEach(bits::set);
            return bits;
        }

        private static BigDecimal hundredths(int value) {
            return BigDecimal.valueOf(value, 2);
        }
    }

    @Test
    void beliefs_agree_with_the_auditor_on_every_graph_and_with_any_evidence_removed() {
        for (int seed = 1; seed <= CASES; seed++) {
            Graph graph = Graph.draw(new SplittableRandom(seed));
            Posterior posterior = graph.judged().posterior(graph.evidence());
            List<BigDecimal> weights = graph.weights();
            BigDecimal total = weights.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
            for (int copy = 0; copy < graph.copies().size(); copy++) {
                assertThat(posterior.of(copy))
                        .as("seed %d, copy %d", seed, copy)
                        .isCloseTo(weights.get(copy).divide(total, DIGITS).doubleValue(), within(1e-12));
            }
            assertThat(posterior.nobody())
                    .as("seed %d", seed)
                    .isCloseTo(weights.getLast().divide(total, DIGITS).doubleValue(), within(1e-12));
        }
    }
}
