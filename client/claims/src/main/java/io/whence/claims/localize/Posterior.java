package io.whence.claims.localize;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Beliefs over hypotheses: prior times likelihood, normalised. Each hypothesis is a set of copies, or nobody's copy.
 *
 * @param logs natural logarithms of the beliefs
 */
record Posterior(List<Hypothesis> hypotheses, List<Double> logs) {
    private static final double ALONE = 0.85;
    private static final double[] SETS = {0.10, 0.04, 0.002, 0.002, 0.002, 0.002, 0.002};

    Posterior {
        hypotheses = List.copyOf(hypotheses);
        logs = List.copyOf(logs);
    }

    /**
     * These copies together are the source; no copies: a source that is not recorded. Weights need not add to one.
     *
     * @param original whether rows of the provider's own table are taken to be in the leak as well
     */
    record Hypothesis(List<Integer> copies, boolean original, double prior) {
        Hypothesis(List<Integer> copies, double prior) {
            this(copies, false, prior);
        }

        Hypothesis {
            copies = List.copyOf(copies);
        }
    }

    /** Beliefs from natural logarithms of likelihoods, in the order of the hypotheses. */
    static Posterior of(List<Hypothesis> hypotheses, double[] logLikelihoods) {
        double[] logs = new double[logLikelihoods.length];
        for (int i = 0; i < logs.length; i++) {
            logs[i] = StrictMath.log(hypotheses.get(i).prior()) + logLikelihoods[i];
        }
        double whole = logSum(logs);
        return new Posterior(
                hypotheses, Arrays.stream(logs).map(log -> log - whole).boxed().toList());
    }

    /** The belief that this copy is among the sources. */
    double of(int copy) {
        return touching(List.of(copy));
    }

    /** The belief that any of these copies is among the sources. */
    double touching(List<Integer> copies) {
        return Math.min(1, StrictMath.exp(logOf(touches(copies))));
    }

    /** The belief that the source is not recorded. */
    double nobody() {
        return Math.min(
                1, StrictMath.exp(logOf(hypothesis -> hypothesis.copies().isEmpty())));
    }

    /** The odds that any of these copies is a source, as a natural logarithm; empty where that is certain, or excluded. */
    OptionalDouble logOdds(List<Integer> copies) {
        Predicate<Hypothesis> on = touches(copies);
        double odds = logOf(on) - logOf(on.negate());
        return Double.isFinite(odds) ? OptionalDouble.of(odds) : OptionalDouble.empty();
    }

    private static Predicate<Hypothesis> touches(List<Integer> copies) {
        return hypothesis -> hypothesis.copies().stream().anyMatch(copies::contains);
    }

    private double logOf(Predicate<Hypothesis> which) {
        return logSum(IntStream.range(0, logs.size())
                .filter(i -> which.test(hypotheses.get(i)))
                .mapToDouble(logs::get)
                .toArray());
    }

    /** The logarithm of a sum, from the logarithms of what is added. */
    static double logSum(double[] logs) {
        double most = Arrays.stream(logs).max().orElse(Double.NEGATIVE_INFINITY);
        if (most == Double.NEGATIVE_INFINITY) {
            return most;
        }
        double total = 0;
        for (double log : logs) {
            total += StrictMath.exp(log - most);
        }
        return most + StrictMath.log(total);
    }

    /**
     * Nobody, every copy alone, and every set of the likeliest copies, which are few. What nobody leaves is shared: .85 to
     * copies alone, .10 to pairs, .04 to sets of three, .002 to those of each larger size. The prior of one size is spread
     * over all sets of that size among all copies, so that looking at many does not make one likely. {@code sizes} says
     * for how many copies each of those here stands.
     */
    static List<Hypothesis> hypotheses(List<Integer> sizes, double nobody, List<Integer> ranked) {
        int copies = sizes.stream().mapToInt(size -> size).sum();
        List<Hypothesis> all = new ArrayList<>();
        all.add(new Hypothesis(List.of(), nobody));
        for (int copy = 0; copy < sizes.size(); copy++) {
            all.add(new Hypothesis(List.of(copy), (1 - nobody) * ALONE * sizes.get(copy) / copies));
        }
        for (int members = 1; members < 1 << ranked.size(); members++) {
            List<Integer> set = new ArrayList<>();
            double ways = 1;
            for (int i = 0; i < ranked.size(); i++) {
                if ((members >> i & 1) == 1) {
                    ways *= sizes.get(ranked.get(i)) * (set.size() + 1.0) / (copies - set.size());
                    set.add(ranked.get(i));
                }
            }
            if (set.size() > 1) {
                all.add(new Hypothesis(set, (1 - nobody) * SETS[set.size() - 2] * ways));
            }
        }
        return List.copyOf(all);
    }
}
