package io.whence.bench;

import io.whence.claims.localize.Trial;
import io.whence.model.score.BiasLaw;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * One leak of which the truth is known: codewords drawn by a bias law, and what a leaker made of those that he saw. Nobody
 * but a thief may be accused of it.
 */
final class NullCase {
    private static final int STRANGERS = 4;
    private static final double SIGMAS = 3;

    private final List<Integer> biases = new ArrayList<>();
    private final List<BitSet> words = new ArrayList<>();
    private final int copies;

    /** How many copies there are, how many marks can be read, under which law and budget. */
    record Setting(BiasLaw law, int copies, int marks, BigDecimal epsilon) {}

    /** Whom a case accuses, and how many copies pass the mean of all by three standard deviations. */
    record Outcome(List<Integer> accused, int beyondThreeSigmas) {}

    /** Who leaks, and how: some saw no recorded copy, some saw a few and show what helps them most. */
    enum Leaker {
        COIN(false),
        STRANGER(false),
        STRANGERS_MINORITY(false),
        THIEVES_MIX(true),
        THIEVES_MAJORITY(true),
        THIEVES_MINORITY(true),
        THIEVES_ONES(true);

        private final boolean recorded;

        Leaker(boolean recorded) {
            this.recorded = recorded;
        }

        /** Whether he holds recorded copies: the first few. */
        boolean recorded() {
            return recorded;
        }

        static List<Leaker> holding(boolean recorded) {
            return java.util.Arrays.stream(values())
                    .filter(leaker -> leaker.recorded == recorded)
                    .toList();
        }
    }

    private NullCase(int copies) {
        this.copies = copies;
    }

    /** A version's marks and the codewords of its copies, and of four more that are in no record. */
    static NullCase draw(Setting setting, SplittableRandom random) {
        NullCase drawn = new NullCase(setting.copies());
        for (int mark = 0; mark < setting.marks(); mark++) {
            drawn.biases.add(setting.law().draw(random.nextLong()));
        }
        for (int copy = 0; copy < setting.copies() + STRANGERS; copy++) {
            BitSet word = new BitSet(setting.marks());
            for (int mark = 0; mark < setting.marks(); mark++) {
                word.set(mark, BiasLaw.bit(random.nextLong(), drawn.biases.get(mark)));
            }
            drawn.words.add(word);
        }
        return drawn;
    }

    /** What comes of a leak: those accused who have nothing to do with it. */
    Outcome innocents(Leaker leaker, Setting setting, SplittableRandom random) {
        int thieves = leaker.recorded() ? 2 + random.nextInt(2) : 0;
        BitSet leak = leaked(leaker, thieves, random);
        int[] ones = new int[setting.marks()];
        int[] zeros = new int[setting.marks()];
        for (int mark = 0; mark < ones.length; mark++) {
            ones[mark] = leak.get(mark) ? 1 : 0;
            zeros[mark] = 1 - ones[mark];
        }
        List<Integer> accused = new Trial(biases, words.subList(0, copies), setting.epsilon()).accused(zeros, ones);
        return new Outcome(accused.stream().filter(copy -> copy >= thieves).toList(), beyond(leak, thieves));
    }

    private BitSet leaked(Leaker leaker, int thieves, SplittableRandom random) {
        List<BitSet> seen = leaker.recorded() ? words.subList(0, thieves) : words.subList(copies, words.size());
        BitSet leak = new BitSet(biases.size());
        double coin = random.nextDouble();
        for (int mark = 0; mark < biases.size(); mark++) {
            int at = mark;
            long set = seen.stream().filter(word -> word.get(at)).count();
            boolean bit = switch (leaker) {
                case COIN -> random.nextDouble() < coin;
                case STRANGER -> seen.getFirst().get(mark);
                case THIEVES_MIX -> seen.get(random.nextInt(thieves)).get(mark);
                case THIEVES_MAJORITY -> 2 * set > seen.size();
                case STRANGERS_MINORITY, THIEVES_MINORITY -> set == seen.size() || (set > 0 && 2 * set < seen.size());
                case THIEVES_ONES -> set > 0;
            };
            leak.set(mark, bit);
        }
        return leak;
    }

    /** The customary rule: name whoever matches more marks than the mean of all copies and three standard deviations. */
    private int beyond(BitSet leak, int thieves) {
        int[] matches = words.subList(0, copies).stream()
                .mapToInt(word -> {
                    BitSet differing = (BitSet) leak.clone();
                    differing.xor(word);
                    return biases.size() - differing.cardinality();
                })
                .toArray();
        double mean = IntStream.of(matches).average().orElse(0);
        double variance = IntStream.of(matches)
                .mapToDouble(match -> (match - mean) * (match - mean))
                .average()
                .orElse(0);
        double line = mean + SIGMAS * Math.sqrt(variance);
        return (int) IntStream.range(thieves, copies)
                .filter(copy -> matches[copy] > line)
                .count();
    }
}
