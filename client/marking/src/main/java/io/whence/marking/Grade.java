package io.whence.marking;

import io.whence.model.bytes.Json;
import io.whence.model.score.BiasLaw;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;

/**
 * How well a delivery could be localised if so much of it leaked, said before it leaves: the marks one may expect to
 * read, the chance that an innocent would match them all, and the chance that they are too few to accuse anybody.
 */
public record Grade(int leakPercent, long marksExpected, String bound, String miss) {
    private static final List<Integer> LEAKS = List.of(1, 10, 100);
    private static final double LN10 = StrictMath.log(10);

    /** The grades of a version with so many marks and copies, for an accusation budget {@code epsilon}. */
    public static List<Grade> of(int marks, BiasLaw law, int copies, double epsilon) {
        double information = information(law);
        long needed = (long) StrictMath.ceil(StrictMath.log(copies / epsilon) / information);
        return LEAKS.stream()
                .map(percent -> of(percent, marks, information, needed))
                .toList();
    }

    public Json json() {
        return Json.object(Map.of(
                "leakPercent", Json.of(leakPercent),
                "marksExpected", Json.of(marksExpected),
                "bound", Json.of(bound),
                "miss", Json.of(miss)));
    }

    private static Grade of(int percent, int marks, double information, long needed) {
        long expected = (long) marks * percent / 100;
        long exponent = (long) StrictMath.floor(-expected * information / LN10);
        String bound = exponent >= -3 ? decimal(StrictMath.exp(-expected * information)) : "1e" + (exponent + 1);
        return new Grade(percent, expected, bound, decimal(fewer(marks, percent / 100.0, needed)));
    }

    /** The mean of −ln q over the law: what one matched mark tells, in nats. */
    private static double information(BiasLaw law) {
        double total = 0;
        for (BiasLaw.Atom atom : law.atoms()) {
            double p = (double) atom.billionths() / BiasLaw.BILLION;
            double weight = (double) atom.weight() / BiasLaw.BILLION;
            total -= weight * (p * StrictMath.log(p) + (1 - p) * StrictMath.log(1 - p));
        }
        return total;
    }

    /** The chance that fewer than {@code needed} of {@code marks} survive where each does with chance {@code part}. */
    private static double fewer(int marks, double part, long needed) {
        if (part >= 1) {
            return marks < needed ? 1 : 0;
        }
        double log = marks * StrictMath.log(1 - part);
        double total = 0;
        for (int k = 0; k < Math.min(needed, marks + 1L); k++) {
            total += StrictMath.exp(log);
            log += StrictMath.log((marks - k) / (k + 1.0)) + StrictMath.log(part / (1 - part));
        }
        return Math.min(1, total);
    }

    private static String decimal(double value) {
        return new BigDecimal(value).setScale(6, RoundingMode.HALF_UP).toPlainString();
    }
}
