package io.whence.claims.localize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Shares found by the program, held against an auditor who climbs nothing: he counts in decimals how much any other shares
 * could gain. The likelihood is concave, so that is rows × (the steepest slope − 1), where the slope of a source is the
 * mean over rows of its likelihood over the mixture's (Karush, Kuhn and Tucker).
 */
class MixtureAuditTest {
    private static final MathContext DIGITS = new MathContext(34);
    private static final int CASES = 20;
    private static final double GAIN_MAX = 1e-6;

    /** Leaked rows in groups of equal holders, and how likely an unrecorded source has each. */
    private record Leak(
            List<Mixture.Pattern> groups,
            @SuppressWarnings("ArrayRecordComponent") double[] density) {
        /** Rows of each of a few sources, held by these and by others by chance. */
        static Leak draw(SplittableRandom random) {
            int sources = 1 + random.nextInt(4);
            int guilty = 1 + random.nextInt(sources);
            List<Mixture.Pattern> groups = new ArrayList<>();
            for (int row = 0; row < 40; row++) {
                int from = random.nextInt(guilty + 1);
                List<Integer> holders = IntStream.range(0, sources)
                        .filter(source -> source == from || random.nextInt(3) == 0)
                        .boxed()
                        .toList();
                groups.add(new Mixture.Pattern(holders, 1, (1 + random.nextInt(3)) / 3.0));
            }
            return new Leak(groups, random.doubles(sources, 0.5, 2).toArray());
        }

        /** Equal copies but for a dozen rows each; the leak has so many thousandths of its rows from each of some copies. */
        static Leak ofThousands(SplittableRandom random, int copies, int rows, int... thousandths) {
            boolean[][] altered = new boolean[copies][rows];
            for (boolean[] copy : altered) {
                random.ints(0, rows).distinct().limit(12).forEach(row -> copy[row] = true);
            }
            Map<List<Integer>, Integer> counts = new TreeMap<>(java.util.Comparator.comparing(Object::toString));
            for (int row = 0; row < rows; row++) {
                int from = from(row * 1000L / rows, thousandths);
                int at = row;
                List<Integer> holders = altered[from][row]
                        ? List.of(from)
                        : IntStream.range(0, copies)
                                .filter(copy -> !altered[copy][at])
                                .boxed()
                                .toList();
                counts.merge(holders, 1, Integer::sum);
            }
            List<Mixture.Pattern> groups = new ArrayList<>();
            counts.forEach((holders, count) ->
                    groups.add(new Mixture.Pattern(holders, count, (double) holders.size() / copies)));
            double[] density = new double[copies];
            Arrays.fill(density, 1);
            return new Leak(groups, density);
        }

        private static int from(long thousandth, int... thousandths) {
            int from = 0;
            for (long left = thousandth; left >= thousandths[from]; from++) {
                left -= thousandths[from];
            }
            return from;
        }

        BigDecimal rows() {
            return BigDecimal.valueOf(
                    groups.stream().mapToLong(Mixture.Pattern::rows).sum());
        }

        /** What a row of a group says of one source; the last source is nobody's record. */
        BigDecimal likelihood(Mixture.Pattern group, int source) {
            if (source == density.length) {
                return new BigDecimal(group.unrecorded());
            }
            return group.holders().contains(source) ? new BigDecimal(density[source]) : BigDecimal.ZERO;
        }

        /** How many nats the likeliest shares are above these, at most. */
        double gain(Mixture mixture) {
            BigDecimal[] shares = IntStream.rangeClosed(0, density.length)
                    .mapToObj(source -> new BigDecimal(
                            source < density.length ? mixture.shares().get(source) : mixture.unrecorded()))
                    .toArray(BigDecimal[]::new);
            BigDecimal[] slopes = new BigDecimal[shares.length];
            Arrays.fill(slopes, BigDecimal.ZERO);
            for (Mixture.Pattern group : groups) {
                BigDecimal mixed = BigDecimal.ZERO;
                for (int source = 0; source < shares.length; source++) {
                    mixed = mixed.add(shares[source].multiply(likelihood(group, source), DIGITS));
                }
                BigDecimal rows = BigDecimal.valueOf(group.rows());
                for (int source = 0; source < shares.length; source++) {
                    slopes[source] = slopes[source].add(
                            likelihood(group, source).multiply(rows).divide(mixed, DIGITS));
                }
            }
            return Arrays.stream(slopes)
                    .max(BigDecimal::compareTo)
                    .orElseThrow()
                    .subtract(rows())
                    .doubleValue();
        }
    }

    @Test
    void no_other_shares_explain_a_small_leak_noticeably_better() {
        for (long seed = 1; seed <= CASES; seed++) {
            Leak leak = Leak.draw(new SplittableRandom(seed));
            audited(leak, "seed " + seed);
        }
    }

    @Test
    void no_other_shares_explain_thousands_of_rows_of_which_few_tell_noticeably_better() {
        for (long seed = 1; seed <= 6; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            audited(Leak.ofThousands(random, 20, 3_000, 1_000), "one, seed " + seed);
            audited(Leak.ofThousands(random, 20, 3_000, 500, 500), "two, seed " + seed);
            audited(Leak.ofThousands(random, 30, 8_000, 600, 300, 70, 30), "four, seed " + seed);
        }
    }

    @Test
    void a_verbatim_copy_explains_all_of_a_leak_however_few_rows_set_it_apart() {
        for (long seed = 1; seed <= 6; seed++) {
            Mixture mixture = audited(Leak.ofThousands(new SplittableRandom(seed), 20, 3_000, 1_000), "seed " + seed);
            assertThat(mixture.shares().getFirst()).as("seed %d", seed).isCloseTo(1, within(5e-7));
        }
    }

    private static Mixture audited(Leak leak, String which) {
        Mixture mixture = Mixture.fit(leak.groups(), leak.density());
        double sum = mixture.unrecorded()
                + mixture.shares().stream().mapToDouble(share -> share).sum();
        assertThat(sum).as(which).isCloseTo(1, within(1e-9));
        assertThat(leak.gain(mixture)).as(which).isLessThan(GAIN_MAX);
        return mixture;
    }
}
