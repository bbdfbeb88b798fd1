package io.whence.claims.localize;

import io.whence.model.score.Accusation;
import io.whence.model.score.NullScores;
import io.whence.model.score.Scaled;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntPredicate;

/** The copies whose openings are at hand, all scored against the same marks. */
final class Suspects {
    private final MarkReads reads;
    private final Map<Integer, Suspect> byCopy = new TreeMap<>();
    private final Scaled threshold;

    private Suspects(MarkReads reads, Scaled threshold) {
        this.reads = reads;
        this.threshold = threshold;
    }

    /** Scores every codeword; each may be accused only below its part of the budget. */
    static Suspects of(Map<Integer, BitSet> codewords, MarkReads reads, Policy policy) {
        Suspects suspects = new Suspects(reads, Accusation.threshold(policy.epsilon(), codewords.size()));
        NullScores innocents = NullScores.of(reads.classes(new BitSet(), position -> true));
        codewords.forEach((copy, codeword) -> suspects.byCopy.put(copy, Suspect.of(copy, codeword, reads, innocents)));
        return suspects;
    }

    int size() {
        return byCopy.size();
    }

    Optional<Suspect> of(int copy) {
        return Optional.ofNullable(byCopy.get(copy));
    }

    /** Whether a copy that matches every mark could be accused at all. */
    boolean suffices() {
        return Accusation.suffices(reads.classes(new BitSet(), position -> true), threshold);
    }

    /** Copies whose score an innocent reaches with no more than its part of the budget. */
    List<Integer> significant() {
        return byCopy.values().stream()
                .filter(suspect -> suspect.chance().compareTo(threshold) <= 0)
                .map(Suspect::copy)
                .toList();
    }

    /** Copies whose e-value reaches a ratio; an innocent does with chance one over that ratio at most. */
    List<Integer> reaching(double ratio) {
        double log = StrictMath.log(ratio);
        return byCopy.values().stream()
                .filter(suspect -> suspect.logEvidence(reads, position -> true) >= log)
                .map(Suspect::copy)
                .toList();
    }

    /** The copies with the smallest tails, smallest first. */
    List<Suspect> ranked(int most) {
        return byCopy.values().stream()
                .sorted(Comparator.comparing(Suspect::chance).thenComparingInt(Suspect::copy))
                .limit(most)
                .toList();
    }

    /** Beliefs by the marks that are not removed. E-values of copies with codewords of their own multiply. */
    Posterior posterior(List<Posterior.Hypothesis> hypotheses, IntPredicate removed) {
        Map<Integer, Double> logs = new TreeMap<>();
        byCopy.forEach((copy, suspect) -> logs.put(copy, suspect.logEvidence(reads, removed.negate())));
        double[] likelihoods = hypotheses.stream()
                .mapToDouble(hypothesis -> hypothesis.copies().stream()
                        .mapToDouble(copy -> logs.getOrDefault(copy, 0.0))
                        .sum())
                .toArray();
        return Posterior.of(hypotheses, likelihoods);
    }
}
