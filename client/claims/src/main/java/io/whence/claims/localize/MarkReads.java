package io.whence.claims.localize;

import io.whence.marking.Canaries;
import io.whence.marking.FingerprintIndex;
import io.whence.marking.Marking;
import io.whence.model.score.BiasLaw;
import io.whence.model.score.MarkClass;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The code bits read from a leak, each position once. A position of which the leak shows both variants says nothing and
 * is left out; a canary that is absent says nothing either, because a leak may be a part of a copy.
 */
final class MarkReads {
    private static final int VOTES_MAX = 1_000;
    private static final BitSet NONE = new BitSet();

    private final int[] biases;
    private final int marks;
    private final int[] zeros;
    private final int[] ones;
    private final int[] positions;
    private final List<Kind> kinds;

    /** Votes for each variant of each position; canaries follow so many {@code marks}. */
    MarkReads(int[] biases, int marks, int[] zeros, int[] ones) {
        this.biases = biases;
        this.marks = marks;
        this.zeros = zeros;
        this.ones = ones;
        this.positions = IntStream.range(0, ones.length)
                .filter(position -> zeros[position] == 0 ^ ones[position] == 0)
                .toArray();
        this.kinds = Arrays.stream(positions)
                .map(this::innocent)
                .distinct()
                .sorted()
                .mapToObj(this::kind)
                .toList();
    }

    /** The positions at which an innocent shows with one chance what was read: by the bit that was read, 64 to a word. */
    private record Kind(
            int chance,
            @SuppressWarnings("ArrayRecordComponent") long[] zeros,
            @SuppressWarnings("ArrayRecordComponent") long[] ones) {
        MarkClass of(long[] codeword, long[] removed) {
            int read = 0;
            int matched = 0;
            for (int i = 0; i < ones.length; i++) {
                long kept = ~word(removed, i);
                long bits = word(codeword, i);
                read += Long.bitCount((ones[i] | zeros[i]) & kept);
                matched += Long.bitCount(((ones[i] & bits) | (zeros[i] & ~bits)) & kept);
            }
            return new MarkClass(chance, read, matched);
        }

        private static long word(long[] words, int i) {
            return i < words.length ? words[i] : 0;
        }
    }

    private Kind kind(int chance) {
        long[][] read = new long[2][(ones.length + Long.SIZE - 1) / Long.SIZE];
        for (int position : positions) {
            if (innocent(position) == chance) {
                read[bit(position) ? 1 : 0][position / Long.SIZE] |= 1L << position;
            }
        }
        return new Kind(chance, read[0], read[1]);
    }

    /** The code bits that these forms show; see {@link Forms#shown}. */
    static MarkReads of(Marking marking, int[]... shown) {
        int count = marking.marks().count() + marking.canaries().all().size();
        int[] zeros = new int[count];
        int[] ones = new int[count];
        for (int[] rows : shown) {
            for (int form : rows) {
                if (form >= 0) {
                    (form % 2 == 1 ? ones : zeros)[form / 2]++;
                }
            }
        }
        return new MarkReads(biases(marking), marking.marks().count(), zeros, ones);
    }

    private static int[] biases(Marking marking) {
        IntStream marks = IntStream.range(0, marking.marks().count()).map(marking.marks()::biasAt);
        IntStream canaries = marking.canaries().all().stream().mapToInt(Canaries.Canary::bias);
        return IntStream.concat(marks, canaries).toArray();
    }

    /** The forms of a leak's distinct rows, in the order of their numbers. */
    static int[] shown(Forms forms, FingerprintIndex leak) {
        int[] shown = new int[leak.size()];
        Arrays.setAll(shown, number -> forms.shown(leak.lane(number), leak.secondLane(number)));
        return shown;
    }

    /** These without what is known of some positions. */
    MarkReads without(BitSet known) {
        int[] otherZeros = zeros.clone();
        int[] otherOnes = ones.clone();
        known.stream().forEach(position -> {
            otherZeros[position] = 0;
            otherOnes[position] = 0;
        });
        return new MarkReads(biases, marks, otherZeros, otherOnes);
    }

    /** The votes of all together. */
    static MarkReads sum(List<MarkReads> parts) {
        MarkReads first = parts.getFirst();
        if (parts.size() == 1) {
            return first;
        }
        int[] zeros = new int[first.zeros.length];
        int[] ones = new int[zeros.length];
        for (MarkReads part : parts) {
            Arrays.setAll(zeros, position -> zeros[position] + part.zeros[position]);
            Arrays.setAll(ones, position -> ones[position] + part.ones[position]);
        }
        return new MarkReads(first.biases, first.marks, zeros, ones);
    }

    int count() {
        return positions.length;
    }

    /** The positions that were read, ascending. */
    int[] positions() {
        return positions.clone();
    }

    boolean bit(int position) {
        return ones[position] > 0;
    }

    /** The positions that were read at all, ascending: those too of which both variants were. */
    int[] observed() {
        return IntStream.range(0, ones.length)
                .filter(position -> votes(position) > 0)
                .toArray();
    }

    /** How many different rows show a position, as far as more of them make it any surer. */
    int votes(int position) {
        return Math.min(VOTES_MAX, zeros[position] + ones[position]);
    }

    /** How many of the votes are for variant 1. */
    int ones(int position) {
        int all = zeros[position] + ones[position];
        return all <= VOTES_MAX ? ones[position] : (int) ((long) ones[position] * VOTES_MAX / all);
    }

    /** Whether a position is a canary. */
    boolean canary(int position) {
        return position >= marks;
    }

    /** The classes of marks among the positions read, with what a codeword matches of them. */
    List<MarkClass> classes(BitSet codeword) {
        return classesWithout(NONE, codeword);
    }

    /** The same without the positions that are removed. */
    List<MarkClass> classesWithout(BitSet removed, BitSet codeword) {
        long[] bits = codeword.toLongArray();
        long[] gone = removed.toLongArray();
        return kinds.stream()
                .map(kind -> kind.of(bits, gone))
                .filter(marks -> marks.read() > 0)
                .toList();
    }

    /** How often the code bit at a position is one, in billionths. */
    int bias(int position) {
        return biases[position];
    }

    /** How often an innocent copy shows what was read. */
    private int innocent(int position) {
        return bit(position) ? biases[position] : BiasLaw.BILLION - biases[position];
    }
}
