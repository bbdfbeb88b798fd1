package io.whence.marking;

import io.whence.model.bytes.Json;
import io.whence.model.score.BiasLaw;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;

/**
 * How well a delivery could be localised if so much of it leaked, said before it leaves: the marks one may expect to
 * read, the chance that an innocent would match them all, and the chance that they are too few to accuse anybody. Beside
 * them, for comparison, the chance that a 128-bit number written over the same rows could not be read back whole.
 */
public record Grade(int leakPercent, long marksExpected, String bound, String miss, String exactDecodingMiss) {
    /** The parts of a copy, in per cent, that are graded. */
    public static final List<Integer> LEAKS = List.of(1, 10, 100);

    private static final int NUMBER_BITS = 128;
    private static final double LN10 = StrictMath.log(10);

    /** Among how many copies somebody would have to be named, and the chance of naming an innocent that is allowed. */
    public record Budget(int copies, double epsilon) {
        /** What marks must tell, in nats, before anybody can be accused. */
        double needed() {
            return StrictMath.log(copies / epsilon);
        }
    }

    /** The grades of a version of so many rows, of which so many carry marks. */
    public static List<Grade> of(int rows, int marks, MarkPlan plan, Budget budget) {
        return LEAKS.stream()
                .map(percent -> of(percent, new Marked(rows, marks, plan), budget))
                .toList();
    }

    /** The grades of a version that is about to be delivered. */
    public static List<Grade> of(Marking marking, Budget budget) {
        Marks marks = marking.marks();
        return of(marks.table().rows(), marks.count(), marking.plan(), budget);
    }

    /**
     * The chance that a number of so many bits cannot be read back whole where each of {@code rows} left rows shows one of
     * them, drawn at random, in one row of {@code rowsPerMark}: 1 − (1 − (1 − 1/(γL))^N)^L.
     */
    static double exactDecodingMiss(double rows, int rowsPerMark, int bits) {
        double lost = StrictMath.exp(rows * StrictMath.log1p(-1.0 / ((double) rowsPerMark * bits)));
        return -StrictMath.expm1(bits * StrictMath.log1p(-lost));
    }

    /** The chance that too few of the marks to accuse anybody are left in such a part of a copy. */
    static double miss(int marks, BiasLaw law, double part, Budget budget) {
        return fewer(marks, part, (long) StrictMath.ceil(budget.needed() / information(law)));
    }

    public Json json() {
        return Json.object(Map.of(
                "leakPercent", Json.of(leakPercent),
                "marksExpected", Json.of(marksExpected),
                "bound", Json.of(bound),
                "miss", Json.of(miss),
                "exactDecodingMiss", Json.of(exactDecodingMiss)));
    }

    private record Marked(int rows, int marks, MarkPlan plan) {}

    private static Grade of(int percent, Marked marked, Budget budget) {
        double part = percent / 100.0;
        long expected = (long) marked.marks() * percent / 100;
        double nats = expected * information(marked.plan().law());
        long exponent = (long) StrictMath.floor(-nats / LN10);
        return new Grade(
                percent,
                expected,
                exponent >= -3 ? decimal(StrictMath.exp(-nats)) : "1e" + (exponent + 1),
                decimal(miss(marked.marks(), marked.plan().law(), part, budget)),
                decimal(exactDecodingMiss(part * marked.rows(), marked.plan().rowsPerMark(), NUMBER_BITS)));
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
