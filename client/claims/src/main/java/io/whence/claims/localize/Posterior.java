package io.whence.claims.localize;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Beliefs over hypotheses: prior times likelihood, normalised. Each hypothesis is a set of copies, or nobody's copy. */
record Posterior(List<Hypothesis> hypotheses, List<Double> beliefs) {
    Posterior {
        hypotheses = List.copyOf(hypotheses);
        beliefs = List.copyOf(beliefs);
    }

    /** These copies together are the source; no copies: a source that is not recorded. Weights need not add to one. */
    record Hypothesis(List<Integer> copies, double prior) {
        Hypothesis {
            copies = List.copyOf(copies);
        }
    }

    /** Beliefs from natural logarithms of likelihoods, in the order of the hypotheses. */
    static Posterior of(List<Hypothesis> hypotheses, double[] logLikelihoods) {
        double[] beliefs = new double[logLikelihoods.length];
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < beliefs.length; i++) {
            beliefs[i] = StrictMath.log(hypotheses.get(i).prior()) + logLikelihoods[i];
            most = Math.max(most, beliefs[i]);
        }
        double total = 0;
        for (int i = 0; i < beliefs.length; i++) {
            beliefs[i] = StrictMath.exp(beliefs[i] - most);
            total += beliefs[i];
        }
        double whole = total;
        return new Posterior(
                hypotheses,
                Arrays.stream(beliefs).map(belief -> belief / whole).boxed().toList());
    }

    /** The belief that this copy is among the sources. */
    double of(int copy) {
        return touching(List.of(copy));
    }

    /** The belief that any of these copies is among the sources. */
    double touching(List<Integer> copies) {
        double belief = 0;
        for (int i = 0; i < beliefs.size(); i++) {
            if (hypotheses.get(i).copies().stream().anyMatch(copies::contains)) {
                belief += beliefs.get(i);
            }
        }
        return Math.min(1, belief);
    }

    /** The belief that the source is not recorded. */
    double nobody() {
        double belief = 0;
        for (int i = 0; i < beliefs.size(); i++) {
            belief += hypotheses.get(i).copies().isEmpty() ? beliefs.get(i) : 0;
        }
        return belief;
    }

    /**
     * Nobody, every copy alone, and sets of the likeliest copies. {@code ranked} lists copies by share; the prior of the
     * sets of one size is spread over all sets of that size, so that looking at many does not make one likely.
     */
    static List<Hypothesis> hypotheses(int copies, double nobody, List<Integer> ranked) {
        List<Hypothesis> all = new ArrayList<>();
        all.add(new Hypothesis(List.of(), nobody));
        for (int copy = 0; copy < copies; copy++) {
            all.add(new Hypothesis(List.of(copy), (1 - nobody) * 0.85 / copies));
        }
        for (int i = 0; i < ranked.size(); i++) {
            for (int j = i + 1; j < ranked.size(); j++) {
                all.add(set(copies, (1 - nobody) * 0.10, List.of(ranked.get(i), ranked.get(j))));
                for (int k = j + 1; k < ranked.size(); k++) {
                    all.add(set(copies, (1 - nobody) * 0.04, List.of(ranked.get(i), ranked.get(j), ranked.get(k))));
                }
            }
        }
        for (int size = 4; size <= ranked.size(); size++) {
            all.add(set(copies, (1 - nobody) * 0.002, ranked.subList(0, size)));
        }
        return List.copyOf(all);
    }

    private static Hypothesis set(int copies, double mass, List<Integer> members) {
        double ways = 1;
        for (int i = 0; i < members.size(); i++) {
            ways = ways * (copies - i) / (i + 1);
        }
        return new Hypothesis(members, mass / ways);
    }
}
