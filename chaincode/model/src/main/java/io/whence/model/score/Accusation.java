package io.whence.model.score;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;

/** How a copy's codeword fares against the marks read from a leak, and when that suffices to accuse its holder. */
public final class Accusation {
    private Accusation() {}

    /** The score S = Σ U in millionths. */
    public static long score(List<MarkClass> classes) {
        return classes.stream().mapToLong(MarkClass::score).sum();
    }

    /** A score as a decimal. */
    public static String scoreText(long millionths) {
        return BigDecimal.valueOf(millionths, 6).toPlainString();
    }

    /**
     * The e-value: the mean over five stakes β of ∏(1 + β·u), with u = (1−q)/q on a match and −1 otherwise. Its mean is
     * one for an innocent under any attack, and e-values of independent marks may be multiplied.
     */
    public static Scaled eValue(List<MarkClass> classes) {
        return EProcess.start().plus(classes).value();
    }

    /** Whether a copy that matches every mark read could be accused at all: ∏q ≤ ε/n. */
    public static boolean suffices(List<MarkClass> classes, Scaled threshold) {
        Scaled chance = Scaled.one(true);
        for (MarkClass marks : classes) {
            chance = chance.times(Scaled.ratio(marks.innocentBillionths(), BiasLaw.BILLION, true)
                    .power(marks.read()));
        }
        return chance.compareTo(threshold) <= 0;
    }

    /** The chance per hypothesis, ε/n, below which a tail accuses. {@code epsilon} is a positive decimal. */
    public static Scaled threshold(BigDecimal epsilon, int hypotheses) {
        BigInteger numerator = epsilon.unscaledValue();
        BigInteger denominator = BigInteger.TEN.pow(Math.max(0, epsilon.scale()));
        return Scaled.ratio(numerator, denominator.multiply(BigInteger.valueOf(hypotheses)), false);
    }
}
