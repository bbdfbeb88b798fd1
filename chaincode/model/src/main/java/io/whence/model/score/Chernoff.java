package io.whence.model.score;

import java.util.ArrayList;
import java.util.List;

/**
 * Chernoff's bound on the tail of an innocent's score: Pr{S ≥ s} ≤ z^{−s}·∏(p·z^a + (1−p)·z^b) for every z above 1, where
 * each term is a with chance p and b otherwise. The least over a fixed choice of z is taken; it holds whichever that is.
 */
public final class Chernoff {
    private static final int UNIT_BITS = 32;
    private static final int OCTAVES = 20;
    private static final int STEPS = 8;

    private Chernoff() {}

    /** {@code times} independent terms of a score: {@code one} with this chance, else {@code zero}, in millionths. */
    public record Term(int billionths, long one, long zero, int times) {}

    /** A bound on the chance that an innocent scores this much or more over classes of marks. */
    public static Scaled tail(List<MarkClass> classes, long score) {
        List<Term> terms = new ArrayList<>();
        for (MarkClass marks : classes) {
            terms.add(new Term(
                    marks.innocentBillionths(), marks.matchMillionths(), -marks.mismatchMillionths(), marks.read()));
        }
        return bound(terms, score);
    }

    /** A bound on the chance that a sum of independent terms reaches a score, in millionths. */
    public static Scaled bound(List<Term> terms, long score) {
        Scaled least = Scaled.one(true);
        int best = 0;
        for (int octave = 0; octave < OCTAVES && score > 0; octave++) {
            Scaled bound = bound(terms, score, (long) STEPS << octave);
            best = bound.compareTo(least) < 0 ? octave : best;
            least = bound.atMost(least);
        }
        for (int step = 1; step < STEPS && score > 0; step++) {
            least = bound(terms, score, (long) (STEPS + step) << best).atMost(least);
            least = bound(terms, score, (long) (2 * STEPS - step) << Math.max(0, best - 1))
                    .atMost(least);
        }
        return least;
    }

    private static Scaled bound(List<Term> terms, long score, long tilt) {
        long unit = 1L << UNIT_BITS;
        Scaled raised = Scaled.ratio(unit + tilt, unit, true);
        Scaled lowered = Scaled.ratio(unit, unit + tilt, true);
        Scaled bound = lowered.power(score);
        for (Term term : terms) {
            Scaled one = Scaled.ratio(term.billionths(), BiasLaw.BILLION, true);
            Scaled zero = Scaled.ratio(BiasLaw.BILLION - term.billionths(), BiasLaw.BILLION, true);
            Scaled mean =
                    one.times(power(raised, lowered, term.one())).plus(zero.times(power(raised, lowered, term.zero())));
            bound = bound.times(mean.power(term.times()));
        }
        return bound;
    }

    private static Scaled power(Scaled raised, Scaled lowered, long exponent) {
        return exponent >= 0 ? raised.power(exponent) : lowered.power(-exponent);
    }
}
