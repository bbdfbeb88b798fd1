package io.whence.claims.localize;

import io.whence.model.score.BiasLaw;
import io.whence.model.score.Chernoff;
import io.whence.model.score.Scaled;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * What other accused copies leave unexplained of a leak, and how far one more copy explains it. Weights are fitted
 * without that copy's codeword, so for an innocent they are fixed and its bits are still chance: the bound holds for any
 * number of colluders who mix rows.
 */
final class Residual {
    private static final double VARIANCE = 0.25;
    private static final double VARIANCE_OF_BIAS = 0.01;
    private static final int MILLION = 1_000_000;

    private final MarkReads reads;
    private final int[] positions;
    private final long[] weights;

    private Residual(MarkReads reads, long[] weights) {
        this.reads = reads;
        this.positions = reads.positions();
        this.weights = weights;
    }

    /** What these codewords and an unrecorded source leave unexplained. */
    static Residual without(List<BitSet> explaining, MarkReads reads) {
        Mixture mixture = Mixture.fit(patterns(explaining, reads), ones(explaining.size()));
        int[] positions = reads.positions();
        long[] weights = new long[positions.length];
        for (int i = 0; i < positions.length; i++) {
            double bias = (double) reads.bias(positions[i]) / BiasLaw.BILLION;
            double fit = mixture.unrecorded() * bias;
            for (int copy = 0; copy < explaining.size(); copy++) {
                fit += explaining.get(copy).get(positions[i]) ? mixture.shares().get(copy) : 0;
            }
            double left = (reads.bit(positions[i]) ? 1 : 0) - fit;
            weights[i] = (long) StrictMath.rint(MILLION * left / (VARIANCE + VARIANCE_OF_BIAS * bias * (1 - bias)));
        }
        return new Residual(reads, weights);
    }

    /** The score Σ g·(x − p) of a codeword, in millionths rounded down. */
    long score(BitSet codeword) {
        long score = 0;
        for (int i = 0; i < positions.length; i++) {
            score += codeword.get(positions[i]) ? one(i) : zero(i);
        }
        return score;
    }

    /** A bound on the chance that an innocent copy scores this much or more. */
    Scaled tail(long score) {
        List<Chernoff.Term> terms = new ArrayList<>();
        for (int i = 0; i < positions.length; i++) {
            terms.add(new Chernoff.Term(reads.bias(positions[i]), one(i), zero(i), 1));
        }
        return Chernoff.bound(terms, score);
    }

    private long one(int i) {
        return Math.floorDiv(weights[i] * (BiasLaw.BILLION - reads.bias(positions[i])), (long) BiasLaw.BILLION);
    }

    private long zero(int i) {
        return Math.floorDiv(-weights[i] * reads.bias(positions[i]), (long) BiasLaw.BILLION);
    }

    private static List<Mixture.Pattern> patterns(List<BitSet> explaining, MarkReads reads) {
        List<Mixture.Pattern> patterns = new ArrayList<>();
        for (int position : reads.positions()) {
            boolean bit = reads.bit(position);
            List<Integer> matching = new ArrayList<>();
            for (int copy = 0; copy < explaining.size(); copy++) {
                if (explaining.get(copy).get(position) == bit) {
                    matching.add(copy);
                }
            }
            double bias = (double) reads.bias(position) / BiasLaw.BILLION;
            patterns.add(new Mixture.Pattern(matching, 1, bit ? bias : 1 - bias));
        }
        return patterns;
    }

    private static double[] ones(int size) {
        double[] ones = new double[size];
        java.util.Arrays.fill(ones, 1);
        return ones;
    }
}
