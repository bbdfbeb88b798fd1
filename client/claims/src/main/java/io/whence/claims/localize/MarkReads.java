package io.whence.claims.localize;

import io.whence.marking.FingerprintIndex;
import io.whence.marking.Marking;
import io.whence.model.score.BiasLaw;
import io.whence.model.score.MarkClass;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;

/**
 * The code bits read from a leak, each position once. A position of which the leak shows both variants says nothing and
 * is left out; a canary that is absent says nothing either, because a leak may be a part of a copy.
 */
final class MarkReads {
    private static final byte ZERO = 1;
    private static final byte ONE = 2;

    private final Marking marking;
    private final byte[] seen;
    private final int[] positions;

    private MarkReads(Marking marking, byte[] seen) {
        this.marking = marking;
        this.seen = seen;
        this.positions = java.util.stream.IntStream.range(0, seen.length)
                .filter(position -> seen[position] == ZERO || seen[position] == ONE)
                .toArray();
    }

    /** The code bits that these forms show; see {@link Forms#shown}. */
    static MarkReads of(Marking marking, int[]... shown) {
        byte[] seen =
                new byte[marking.marks().count() + marking.canaries().all().size()];
        for (int[] rows : shown) {
            for (int form : rows) {
                if (form >= 0) {
                    seen[form / 2] |= form % 2 == 1 ? ONE : ZERO;
                }
            }
        }
        return new MarkReads(marking, seen);
    }

    /** The forms of a leak's distinct rows, in the order of their numbers. */
    static int[] shown(Forms forms, FingerprintIndex leak) {
        int[] shown = new int[leak.size()];
        Arrays.setAll(shown, number -> forms.shown(leak.lane(number), leak.secondLane(number)));
        return shown;
    }

    int count() {
        return positions.length;
    }

    /** The positions that were read, ascending. */
    int[] positions() {
        return positions.clone();
    }

    boolean bit(int position) {
        return seen[position] == ONE;
    }

    /** Whether a position is a canary. */
    boolean canary(int position) {
        return position >= marking.marks().count();
    }

    /** The classes of marks among the positions that satisfy a condition, with what a codeword matches of them. */
    List<MarkClass> classes(BitSet codeword, IntPredicate considered) {
        Map<Integer, int[]> counts = new TreeMap<>();
        for (int position : positions) {
            if (considered.test(position)) {
                int bias = bias(position);
                int innocent = bit(position) ? bias : BiasLaw.BILLION - bias;
                int[] count = counts.computeIfAbsent(innocent, fresh -> new int[2]);
                count[0]++;
                count[1] += codeword.get(position) == bit(position) ? 1 : 0;
            }
        }
        List<MarkClass> classes = new ArrayList<>();
        counts.forEach((innocent, count) -> classes.add(new MarkClass(innocent, count[0], count[1])));
        return classes;
    }

    /** How often the code bit at a position is one, in billionths. */
    int bias(int position) {
        return canary(position)
                ? marking.canaries()
                        .all()
                        .get(position - marking.marks().count())
                        .bias()
                : marking.marks().biasAt(position);
    }
}
