package io.whence.claims.localize;

import io.whence.model.score.Accusation;
import io.whence.model.score.EProcess;
import io.whence.model.score.MarkClass;
import io.whence.model.score.NullScores;
import io.whence.model.score.Scaled;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * A copy whose committed opening is at hand: its codeword against the marks that were read, and, where other copies
 * explain a part of the leak, against what they leave.
 */
record Suspect(
        int copy,
        BitSet codeword,
        List<MarkClass> classes,
        long score,
        Scaled chanceAlone,
        Optional<Residual.Tail> beside) {
    private static final Scaled TWICE = Scaled.ratio(2, 1, true);

    Suspect {
        classes = List.copyOf(classes);
    }

    static Suspect of(int copy, BitSet codeword, MarkReads reads, NullScores innocents) {
        List<MarkClass> classes = reads.classes(codeword);
        long score = Accusation.score(classes);
        return new Suspect(copy, codeword, classes, score, innocents.tail(score), Optional.empty());
    }

    /** A copy judged by its e-value E: the chance that an innocent's ever gets there is 1/E at most. */
    static Suspect growing(int copy, BitSet codeword, MarkReads reads) {
        List<MarkClass> classes = reads.classes(codeword);
        Scaled chance = EProcess.chance(Accusation.eValue(classes));
        return new Suspect(copy, codeword, classes, Accusation.score(classes), chance, Optional.empty());
    }

    /** The same copy judged by what others leave unexplained. */
    Suspect judgedBy(Residual residual) {
        return new Suspect(copy, codeword, classes, score, chanceAlone, Optional.of(residual.of(codeword)));
    }

    /**
     * The chance that an innocent fares so well in the tests that this copy is put to: one alone, or two where others
     * explain a part of the leak, and then twice the smaller.
     */
    Scaled chance() {
        return beside.map(tail -> tail.chance().atMost(chanceAlone).times(TWICE).atMost(Scaled.one(true)))
                .orElse(chanceAlone);
    }

    CopyFinding.MarkFinding finding() {
        return new CopyFinding.MarkFinding(
                classes,
                Accusation.scoreText(score),
                chanceAlone.text(),
                Accusation.eValue(classes).text(),
                beside.map(tail -> tail.chance().text()));
    }

    /** The logarithm of the e-value over all positions. */
    double logEvidence() {
        return log(Accusation.eValue(classes));
    }

    /** The logarithm of the e-value over all positions but some. */
    double logEvidenceWithout(BitSet removed, MarkReads reads) {
        return log(Accusation.eValue(reads.classesWithout(removed, codeword)));
    }

    private static double log(Scaled value) {
        return value.mantissa() == 0
                ? Double.NEGATIVE_INFINITY
                : StrictMath.log((double) value.mantissa()) + value.exponent() * StrictMath.log(2);
    }
}
