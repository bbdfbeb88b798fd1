package io.whence.claims.localize;

import io.whence.model.score.Accusation;
import io.whence.model.score.Holm;
import io.whence.model.score.NullScores;
import io.whence.model.score.Scaled;
import java.math.BigDecimal;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** The copies whose openings are at hand, all scored against the same marks. */
final class Suspects {
    private final MarkReads reads;
    private final Map<Integer, Suspect> byCopy = new TreeMap<>();
    private final Scaled threshold;
    private final List<Integer> significant;

    private Suspects(MarkReads reads, Scaled threshold, List<Suspect> judged, BigDecimal epsilon) {
        this.reads = reads;
        this.threshold = threshold;
        judged.forEach(suspect -> byCopy.put(suspect.copy(), suspect));
        List<Suspect> inOrder = List.copyOf(byCopy.values());
        this.significant = Holm.accused(inOrder.stream().map(Suspect::chance).toList(), epsilon).stream()
                .map(place -> inOrder.get(place).copy())
                .toList();
    }

    /** Scores every codeword, and accuses as far as the budget of the case, which all copies share, allows. */
    static Suspects of(Map<Integer, BitSet> codewords, MarkReads reads, Policy policy) {
        Scaled threshold = Accusation.threshold(policy.epsilon(), codewords.size());
        NullScores innocents = NullScores.of(reads.classes(new BitSet()));
        List<Suspect> alone = codewords.entrySet().stream()
                .map(copy -> Suspect.of(copy.getKey(), copy.getValue(), reads, innocents))
                .toList();
        return new Suspects(reads, threshold, Judging.judged(alone, reads, threshold), policy.epsilon());
    }

    /** The same for evidence that grows: a copy is judged by its e-value alone, at this look or any other. */
    static Suspects growing(Map<Integer, BitSet> codewords, MarkReads reads, Policy policy) {
        Scaled threshold = Accusation.threshold(policy.epsilon(), codewords.size());
        List<Suspect> judged = codewords.entrySet().stream()
                .map(copy -> Suspect.growing(copy.getKey(), copy.getValue(), reads))
                .toList();
        return new Suspects(reads, threshold, judged, policy.epsilon());
    }

    /** The part of the budget that each copy has. */
    Scaled threshold() {
        return threshold;
    }

    int size() {
        return byCopy.size();
    }

    Optional<Suspect> of(int copy) {
        return Optional.ofNullable(byCopy.get(copy));
    }

    /** Whether a copy that matches every mark could be accused at all. */
    boolean suffices() {
        return Accusation.suffices(reads.classes(new BitSet()), threshold);
    }

    /** The accused: copies that fare better than any innocent does but with the chance budgeted for the case. */
    List<Integer> significant() {
        return significant;
    }

    /** Copies whose e-value reaches a ratio; an innocent does with chance one over that ratio at most. */
    List<Integer> reaching(double ratio) {
        double log = StrictMath.log(ratio);
        return byCopy.values().parallelStream()
                .filter(suspect -> suspect.logEvidence() >= log)
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

    /** Beliefs by all marks. E-values of copies with codewords of their own multiply. */
    Posterior posterior(List<Posterior.Hypothesis> hypotheses) {
        return posterior(hypotheses, Suspect::logEvidence);
    }

    /** Beliefs by the marks that are not removed. */
    Posterior posteriorWithout(BitSet removed, List<Posterior.Hypothesis> hypotheses) {
        return posterior(hypotheses, suspect -> suspect.logEvidenceWithout(removed, reads));
    }

    private Posterior posterior(List<Posterior.Hypothesis> hypotheses, ToDoubleFunction<Suspect> evidence) {
        Map<Integer, Double> logs =
                byCopy.values().parallelStream().collect(Collectors.toMap(Suspect::copy, evidence::applyAsDouble));
        double[] likelihoods = hypotheses.stream()
                .mapToDouble(hypothesis -> hypothesis.copies().stream()
                        .mapToDouble(copy -> logs.getOrDefault(copy, 0.0))
                        .sum())
                .toArray();
        return Posterior.of(hypotheses, likelihoods);
    }
}
