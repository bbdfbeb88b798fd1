package io.whence.claims.localize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Shares found by the program, held against an auditor who keeps every row by itself and counts in decimals. */
class MixtureAuditTest {
    private static final MathContext DIGITS = new MathContext(34);
    private static final int CASES = 20;

    /** Leaked rows, each with its holders and how likely an unrecorded source has it. */
    private record Leak(
            List<List<Integer>> holders,
            List<Double> unrecorded,
            @SuppressWarnings("ArrayRecordComponent") double[] density) {
        /** Rows of each of a few sources, held by these and by others by chance. */
        static Leak draw(SplittableRandom random) {
            int sources = 1 + random.nextInt(4);
            int guilty = 1 + random.nextInt(sources);
            List<List<Integer>> holders = new ArrayList<>();
            List<Double> unrecorded = new ArrayList<>();
            for (int row = 0; row < 40; row++) {
                int from = random.nextInt(guilty + 1);
                holders.add(IntStream.range(0, sources)
                        .filter(source -> source == from || random.nextInt(3) == 0)
                        .boxed()
                        .toList());
                unrecorded.add((1 + random.nextInt(3)) / 3.0);
            }
            double[] density = random.doubles(sources, 0.5, 2).toArray();
            return new Leak(holders, unrecorded, density);
        }

        int sources() {
            return density.length;
        }

        /** What one row says of one source; the last source is nobody's record. */
        BigDecimal likelihood(int row, int source) {
            if (source == sources()) {
                return new BigDecimal(unrecorded.get(row));
            }
            return holders.get(row).contains(source) ? new BigDecimal(density[source]) : BigDecimal.ZERO;
        }

        Mixture fitted() {
            List<Mixture.Pattern> patterns = IntStream.range(0, holders.size())
                    .mapToObj(row -> new Mixture.Pattern(holders.get(row), 1, unrecorded.get(row)))
                    .toList();
            return Mixture.fit(patterns, density);
        }
    }

    @Test
    void shares_are_those_of_an_auditor_who_repeats_the_steps_row_by_row() {
        for (long seed = 1; seed <= CASES; seed++) {
            Leak leak = Leak.draw(new SplittableRandom(seed));
            Mixture mixture = leak.fitted();
            BigDecimal[] audited = steps(leak);
            for (int source = 0; source < leak.sources(); source++) {
                assertThat(mixture.shares().get(source))
                        .as("seed %d, source %d", seed, source)
                        .isCloseTo(audited[source].doubleValue(), within(2e-6));
            }
            assertThat(mixture.unrecorded())
                    .as("seed %d", seed)
                    .isCloseTo(audited[leak.sources()].doubleValue(), within(2e-6));
        }
    }

    /**
     * The likelihood is concave, so no shares can be better than these by more than rows × (the steepest slope − 1),
     * where the slope of a source is the mean over rows of its likelihood over the mixture's.
     */
    @Test
    void no_other_shares_explain_a_leak_noticeably_better() {
        for (long seed = 1; seed <= CASES; seed++) {
            Leak leak = Leak.draw(new SplittableRandom(seed));
            Mixture mixture = leak.fitted();
            BigDecimal[] shares = IntStream.rangeClosed(0, leak.sources())
                    .mapToObj(source -> new BigDecimal(
                            source < leak.sources() ? mixture.shares().get(source) : mixture.unrecorded()))
                    .toArray(BigDecimal[]::new);
            assertThat(Arrays.stream(shares)
                            .mapToDouble(BigDecimal::doubleValue)
                            .sum())
                    .isCloseTo(1, within(1e-9));
            for (BigDecimal slope : slopes(leak, shares)) {
                assertThat(slope.doubleValue()).as("seed %d", seed).isLessThan(1.001);
            }
        }
    }

    private static BigDecimal[] steps(Leak leak) {
        BigDecimal[] shares = new BigDecimal[leak.sources() + 1];
        Arrays.fill(shares, BigDecimal.ONE.divide(BigDecimal.valueOf(shares.length), DIGITS));
        for (int step = 0; step < 300; step++) {
            BigDecimal[] slopes = slopes(leak, shares);
            for (int source = 0; source < shares.length; source++) {
                shares[source] = shares[source].multiply(slopes[source], DIGITS);
            }
        }
        return shares;
    }

    private static BigDecimal[] slopes(Leak leak, BigDecimal[] shares) {
        BigDecimal[] slopes = new BigDecimal[shares.length];
        Arrays.fill(slopes, BigDecimal.ZERO);
        BigDecimal rows = BigDecimal.valueOf(leak.holders().size());
        for (int row = 0; row < leak.holders().size(); row++) {
            BigDecimal mixed = BigDecimal.ZERO;
            for (int source = 0; source < shares.length; source++) {
                mixed = mixed.add(shares[source].multiply(leak.likelihood(row, source), DIGITS));
            }
            for (int source = 0; source < shares.length; source++) {
                slopes[source] = slopes[source].add(
                        leak.likelihood(row, source).divide(mixed, DIGITS).divide(rows, DIGITS));
            }
        }
        return slopes;
    }
}
