package io.whence.claims.localize;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * Beliefs over a custody graph, from rows and marks. A leaked row has likelihood (1−η)/|R| at a holder that has it and
 * η/(|Ω|−|R|) at one that has not; what marks say multiplies along the path from the root to a holder; who began custody
 * after the first sighting has prior 0. Every piece of evidence can be removed.
 *
 * @param rows how many rows there are in all, |Ω|
 * @param error η, the chance that a leaked row is not the source's
 * @param nobody the prior that the source is not recorded
 */
record CustodyPosterior(int rows, double error, double nobody, List<Holder> holders) {
    CustodyPosterior {
        holders = List.copyOf(holders);
    }

    /**
     * One copy of the graph.
     *
     * @param held the numbers of the rows that it has
     * @param parent the holder from whose copy it was made, by number, where there is one
     * @param markLog the logarithm of how much likelier the marks read at this step of the path are if it is the source
     */
    record Holder(BitSet held, Optional<Integer> parent, double prior, double markLog) {
        /** The same holder, who had nothing before it was seen. */
        Holder tooLate() {
            return new Holder(held, parent, 0, markLog);
        }
    }

    /** What there is to weigh, and what of it is left out. */
    record Weighed(BitSet leaked, IntPredicate rowsRemoved, IntPredicate marksRemoved) {
        /** All evidence. */
        static Weighed all(BitSet leaked) {
            return new Weighed(leaked, row -> false, holder -> false);
        }

        Weighed withoutRow(int removed) {
            return new Weighed(leaked, row -> row == removed, marksRemoved);
        }

        Weighed withoutMarksOf(int removed) {
            return new Weighed(leaked, rowsRemoved, holder -> holder == removed);
        }
    }

    /** The beliefs: nobody is the hypothesis without a copy. */
    Posterior posterior(Weighed evidence) {
        List<Posterior.Hypothesis> hypotheses = new ArrayList<>();
        double[] logs = new double[holders.size() + 1];
        hypotheses.add(new Posterior.Hypothesis(List.of(), nobody));
        logs[0] = -counted(evidence) * StrictMath.log(rows);
        for (int holder = 0; holder < holders.size(); holder++) {
            hypotheses.add(new Posterior.Hypothesis(
                    List.of(holder), holders.get(holder).prior()));
            logs[holder + 1] = rowsOf(holder, evidence) + marksTo(holder, evidence);
        }
        return Posterior.of(hypotheses, logs);
    }

    private static long counted(Weighed evidence) {
        return evidence.leaked().stream()
                .filter(evidence.rowsRemoved().negate())
                .count();
    }

    private double rowsOf(int holder, Weighed evidence) {
        BitSet held = holders.get(holder).held();
        int size = held.cardinality();
        double has = StrictMath.log((1 - error) / size);
        double hasNot = size == rows ? Double.NEGATIVE_INFINITY : StrictMath.log(error / (rows - size));
        return evidence.leaked().stream()
                .filter(evidence.rowsRemoved().negate())
                .mapToDouble(row -> held.get(row) ? has : hasNot)
                .sum();
    }

    private double marksTo(int holder, Weighed evidence) {
        double sum = 0;
        Optional<Integer> at = Optional.of(holder);
        for (int steps = 0; at.isPresent() && steps <= holders.size(); steps++) {
            Holder here = holders.get(at.get());
            sum += evidence.marksRemoved().test(at.get()) ? 0 : here.markLog();
            at = here.parent();
        }
        return sum;
    }
}
