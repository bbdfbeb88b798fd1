package io.whence.model.score;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Chernoff's bound on the tail of an innocent's score: Pr{S ≥ s} ≤ z^{−s}·∏(p·z^a + (1−p)·z^b) for every z above 1, where
 * each term is a with chance p and b otherwise. The least over a fixed choice of z is taken; it holds whichever that is.
 * The products are kept, so that many scores over the same terms cost little more than one.
 */
public final class Chernoff {
    private static final int UNIT_BITS = 32;
    private static final int OCTAVES = 20;
    private static final int STEPS = 8;

    private final List<Term> terms;
    private final Map<Long, Tilt> tilts = new TreeMap<>();

    /** {@code times} independent terms of a score: {@code one} with this chance, else {@code zero}, in millionths. */
    public record Term(int billionths, long one, long zero, int times) {}

    /** 1/z, and the mean of z^S. */
    private record Tilt(Scaled lowered, Scaled mean) {}

    private Chernoff(List<Term> terms) {
        this.terms = List.copyOf(terms);
    }

    /** The bound for sums of these independent terms. */
    public static Chernoff over(List<Term> terms) {
        return new Chernoff(terms);
    }

    /** A bound on the chance that an innocent scores this much or more over classes of marks. */
    public static Scaled tail(List<MarkClass> classes, long score) {
        List<Term> terms = new ArrayList<>();
        for (MarkClass marks : classes) {
            terms.add(new Term(
                    marks.innocentBillionths(), marks.matchMillionths(), -marks.mismatchMillionths(), marks.read()));
        }
        return over(terms).tail(score);
    }

    /** A bound on the chance that the sum reaches a score, in millionths. */
    public Scaled tail(long score) {
        Scaled least = Scaled.one(true);
        int best = 0;
        for (int octave = 0; octave < OCTAVES && score > 0; octave++) {
            Scaled bound = tail(score, (long) STEPS << octave);
            best = bound.compareTo(least) < 0 ? octave : best;
            least = bound.atMost(least);
        }
        for (int step = 1; step < STEPS && score > 0; step++) {
            least = tail(score, (long) (STEPS + step) << best).atMost(least);
            least = tail(score, (long) (2 * STEPS - step) << Math.max(0, best - 1))
                    .atMost(least);
        }
        return least;
    }

    private Scaled tail(long score, long tilt) {
        Tilt chosen = tilts.computeIfAbsent(tilt, this::tilt);
        return chosen.lowered().power(score).times(chosen.mean());
    }

    /** For z = 1 + tilt·2^−32. */
    private Tilt tilt(long tilt) {
        Scaled raised = Scaled.ratio((1L << UNIT_BITS) + tilt, 1L << UNIT_BITS, true);
        Scaled lowered = Scaled.ratio(1L << UNIT_BITS, (1L << UNIT_BITS) + tilt, true);
        Scaled product = Scaled.one(true);
        for (Term term : terms) {
            Scaled one = Scaled.ratio(term.billionths(), BiasLaw.BILLION, true);
            Scaled zero = Scaled.ratio(BiasLaw.BILLION - term.billionths(), BiasLaw.BILLION, true);
            Scaled mean =
                    one.times(power(raised, lowered, term.one())).plus(zero.times(power(raised, lowered, term.zero())));
            product = product.times(mean.power(term.times()));
        }
        return new Tilt(lowered, product);
    }

    private static Scaled power(Scaled raised, Scaled lowered, long exponent) {
        return exponent >= 0 ? raised.power(exponent) : lowered.power(-exponent);
    }
}
