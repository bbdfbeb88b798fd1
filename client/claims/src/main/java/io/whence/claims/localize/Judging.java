package io.whence.claims.localize;

import io.whence.model.score.Scaled;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Picks for every copy the tests that it is put to: alone, and, if other copies explain a part of the leak, by what they
 * leave. Which others these are is found without looking at the copy itself, so its tests are fixed before its codeword
 * counts, and the chance that an innocent passes them is what it says.
 */
final class Judging {
    private static final int EXPLAINING_MAX = 12;

    private final List<Suspect> suspects;
    private final MarkReads reads;
    private final Scaled threshold;

    private Judging(List<Suspect> suspects, MarkReads reads, Scaled threshold) {
        this.suspects = suspects;
        this.reads = reads;
        this.threshold = threshold;
    }

    /** The suspects, each judged by its own tests. */
    static List<Suspect> judged(List<Suspect> suspects, MarkReads reads, Scaled threshold) {
        return new Judging(suspects, reads, threshold).judged();
    }

    private List<Suspect> judged() {
        List<Suspect> explaining = explaining(suspects);
        Optional<Residual> left = left(explaining);
        List<Suspect> judged = new ArrayList<>();
        for (Suspect suspect : suspects) {
            Optional<Residual> own = holds(explaining, suspect) ? left(explaining(others(suspect))) : left;
            judged.add(own.map(suspect::judgedBy).orElse(suspect));
        }
        return judged;
    }

    /** Copies significant alone, then those significant by what the copies before them leave, until no more are. */
    private List<Suspect> explaining(List<Suspect> among) {
        List<Suspect> found = new ArrayList<>();
        List<Suspect> next = standingOut(among, found);
        while (!next.isEmpty()) {
            found.addAll(next);
            next = standingOut(among, found);
        }
        return found;
    }

    private List<Suspect> standingOut(List<Suspect> among, List<Suspect> found) {
        Optional<Residual> left = left(found);
        return among.stream()
                .filter(suspect -> found.size() < EXPLAINING_MAX && !holds(found, suspect))
                .map(suspect -> left.map(suspect::judgedBy).orElse(suspect))
                .filter(suspect -> suspect.chance().compareTo(threshold) <= 0)
                .sorted(Comparator.comparing(Suspect::chance).thenComparingInt(Suspect::copy))
                .limit(EXPLAINING_MAX - found.size())
                .toList();
    }

    private Optional<Residual> left(List<Suspect> explaining) {
        return explaining.isEmpty()
                ? Optional.empty()
                : Optional.of(Residual.without(
                        explaining.stream().map(Suspect::codeword).toList(), reads));
    }

    private List<Suspect> others(Suspect suspect) {
        return suspects.stream().filter(other -> other.copy() != suspect.copy()).toList();
    }

    private static boolean holds(List<Suspect> some, Suspect suspect) {
        return some.stream().anyMatch(one -> one.copy() == suspect.copy());
    }
}
