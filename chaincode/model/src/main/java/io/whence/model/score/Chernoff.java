package io.whence.model.score;

import java.util.List;

/**
 * Chernoff's bound on the tail of an innocent's score: Pr{S ≥ s} ≤ z^{−s}·∏(q·z^a + (1−q)·z^{−b}) for every z above 1.
 * The smallest over a fixed set of z is taken, so the bound holds whichever it is.
 */
public final class Chernoff {
    private static final int UNIT_BITS = 32;
    private static final int OCTAVES = 16;
    private static final int STEPS = 8;

    private Chernoff() {}

    /** A bound on the chance that an innocent scores this much or more, in millionths. */
    public static Scaled tail(List<MarkClass> classes, long score) {
        Scaled least = Scaled.one(true);
        for (int octave = 0; octave < OCTAVES && score > 0; octave++) {
            for (int step = 0; step < STEPS; step++) {
                long tilt = (long) (STEPS + step) << octave;
                least = tail(classes, score, tilt).atMost(least);
            }
        }
        return least;
    }

    private static Scaled tail(List<MarkClass> classes, long score, long tilt) {
        long unit = 1L << UNIT_BITS;
        Scaled raised = Scaled.ratio(unit + tilt, unit, true);
        Scaled lowered = Scaled.ratio(unit, unit + tilt, true);
        Scaled bound = lowered.power(score);
        for (MarkClass marks : classes) {
            int q = marks.innocentBillionths();
            Scaled match = Scaled.ratio(q, BiasLaw.BILLION, true).times(raised.power(marks.matchMillionths()));
            Scaled mismatch = Scaled.ratio(BiasLaw.BILLION - q, BiasLaw.BILLION, true)
                    .times(lowered.power(marks.mismatchMillionths()));
            bound = bound.times(match.plus(mismatch).power(marks.read()));
        }
        return bound;
    }
}
