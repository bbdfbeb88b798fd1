package io.whence.claims.localize;

import io.whence.model.score.BiasLaw;
import io.whence.model.score.Chernoff;
import io.whence.model.score.Scaled;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * What other copies leave unexplained of a leak, and how far one more copy explains it. Weights are fitted without that
 * copy's codeword, so for an innocent they are fixed and its bits are still chance: the bound holds for any number of
 * colluders who mix rows. A position of which the leak shows both variants counts with the share of each.
 */
final class Residual {
    private static final double VARIANCE = 0.25;
    private static final double VARIANCE_OF_BIAS = 0.01;
    private static final int MILLION = 1_000_000;

    private final MarkReads reads;
    private final int[] positions;
    private final long[] weights;

    /** The score of a codeword without ones, and what a one at each position adds to it. */
    private final long zeros;

    private final long[] gains;
    private final Chernoff innocents;

    /** A score by this residual, in millionths, and a bound on the chance that an innocent reaches it. */
    record Tail(long score, Scaled chance) {}

    private record Kind(int bias, long weight) implements Comparable<Kind> {
        private static final Comparator<Kind> ORDER =
                Comparator.comparingInt(Kind::bias).thenComparingLong(Kind::weight);

        @Override
        public int compareTo(Kind other) {
            return ORDER.compare(this, other);
        }
    }

    private Residual(MarkReads reads, int[] positions, long[] weights) {
        this.reads = reads;
        this.positions = positions;
        this.weights = weights;
        this.zeros = IntStream.range(0, positions.length)
                .mapToLong(i -> zero(weights[i], bias(i)))
                .sum();
        this.gains = IntStream.range(0, positions.length)
                .mapToLong(i -> one(weights[i], bias(i)) - zero(weights[i], bias(i)))
                .toArray();
        this.innocents = Chernoff.over(terms());
    }

    /** What these codewords and an unrecorded source leave unexplained. */
    static Residual without(List<BitSet> explaining, MarkReads reads) {
        int[] positions = reads.observed();
        Mixture mixture = Mixture.fit(patterns(explaining, reads, positions), ones(explaining.size()));
        long[] weights = new long[positions.length];
        for (int i = 0; i < positions.length; i++) {
            int position = positions[i];
            double bias = (double) reads.bias(position) / BiasLaw.BILLION;
            double fit = mixture.unrecorded() * bias;
            for (int copy = 0; copy < explaining.size(); copy++) {
                fit += explaining.get(copy).get(position) ? mixture.shares().get(copy) : 0;
            }
            double left = (double) reads.ones(position) / reads.votes(position) - fit;
            double variance = VARIANCE / reads.votes(position) + VARIANCE_OF_BIAS * bias * (1 - bias);
            weights[i] = (long) StrictMath.rint(MILLION * left / variance);
        }
        return new Residual(reads, positions, weights);
    }

    /** The score Σ g·(x − p) of a codeword, rounded down, and its tail. */
    Tail of(BitSet codeword) {
        long score = zeros;
        for (int i = 0; i < positions.length; i++) {
            score += codeword.get(positions[i]) ? gains[i] : 0;
        }
        return new Tail(score, innocents.tail(score));
    }

    private int bias(int place) {
        return reads.bias(positions[place]);
    }

    private List<Chernoff.Term> terms() {
        Map<Kind, Integer> kinds = new TreeMap<>();
        for (int i = 0; i < positions.length; i++) {
            kinds.merge(new Kind(bias(i), weights[i]), 1, Integer::sum);
        }
        List<Chernoff.Term> terms = new ArrayList<>();
        kinds.forEach((kind, times) -> terms.add(new Chernoff.Term(
                kind.bias(), one(kind.weight(), kind.bias()), zero(kind.weight(), kind.bias()), times)));
        return terms;
    }

    private static long one(long weight, int bias) {
        return Math.floorDiv(weight * (BiasLaw.BILLION - bias), (long) BiasLaw.BILLION);
    }

    private static long zero(long weight, int bias) {
        return Math.floorDiv(-weight * bias, (long) BiasLaw.BILLION);
    }

    /** The votes of all positions, those alike in who matches them counted together. */
    private static List<Mixture.Pattern> patterns(List<BitSet> explaining, MarkReads reads, int[] positions) {
        Map<Mixture.Pattern, Long> votes = new TreeMap<>();
        for (int position : positions) {
            long ones = reads.ones(position);
            votes.merge(pattern(explaining, reads, position, true), ones, Long::sum);
            votes.merge(pattern(explaining, reads, position, false), reads.votes(position) - ones, Long::sum);
        }
        List<Mixture.Pattern> patterns = new ArrayList<>();
        votes.forEach(
                (pattern, count) -> patterns.add(new Mixture.Pattern(pattern.holders(), count, pattern.unrecorded())));
        return patterns;
    }

    /** Who would show this bit at a position, and how likely an unrecorded source would. */
    private static Mixture.Pattern pattern(List<BitSet> explaining, MarkReads reads, int position, boolean bit) {
        List<Integer> matching = new ArrayList<>();
        for (int copy = 0; copy < explaining.size(); copy++) {
            if (explaining.get(copy).get(position) == bit) {
                matching.add(copy);
            }
        }
        int chance = bit ? reads.bias(position) : BiasLaw.BILLION - reads.bias(position);
        return new Mixture.Pattern(matching, 0, (double) chance / BiasLaw.BILLION);
    }

    private static double[] ones(int size) {
        double[] ones = new double[size];
        java.util.Arrays.fill(ones, 1);
        return ones;
    }
}
