package io.whence.model.score;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Coalitions that mix what they hold, and leaks from nobody, over twenty copies and an accusation budget of .01. */
class CollusionSimulationTest {
    private static final int COPIES = 20;
    private static final double EPSILON = 0.01;
    private static final Scaled THRESHOLD = Accusation.threshold(new BigDecimal("0.01"), COPIES);

    @ParameterizedTest
    @CsvSource({"1,64,TWO,1.0", "2,128,TWO,0.99", "3,512,FOUR,0.99"})
    void coalitions_are_caught(int colluders, int length, BiasLaw law, double recallMin) {
        int cases = 150;
        int found = 0;
        int caught = 0;
        int wrong = 0;
        for (int seed = 0; seed < cases; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Code code = Code.draw(random, law, length);
            boolean[] leak = new boolean[length];
            for (int l = 0; l < length; l++) {
                leak[l] = code.words[random.nextInt(colluders)][l];
            }
            List<Integer> accused = code.accused(leak);
            long guilty = accused.stream().filter(copy -> copy < colluders).count();
            found += (int) guilty;
            caught += guilty > 0 ? 1 : 0;
            wrong += accused.size() > guilty ? 1 : 0;
        }
        assertThat(caught).isEqualTo(cases);
        assertThat(found).isGreaterThanOrEqualTo((int) (recallMin * colluders * cases));
        assertThat(wrong).isLessThanOrEqualTo(most(cases));
    }

    @ParameterizedTest
    @EnumSource(BiasLaw.class)
    void leaks_from_nobody_accuse_hardly_ever(BiasLaw law) {
        int cases = 1_000;
        int wrong = 0;
        for (int seed = 0; seed < cases; seed++) {
            SplittableRandom random = new SplittableRandom(1_000_000 + seed);
            Code code = Code.draw(random, law, 48);
            boolean[] leak = new boolean[48];
            double ones = random.nextDouble();
            for (int l = 0; l < leak.length; l++) {
                leak[l] = random.nextDouble() < ones;
            }
            wrong += code.accused(leak).isEmpty() ? 0 : 1;
        }
        assertThat(wrong).isLessThanOrEqualTo(most(cases));
    }

    /** The budget and three standard errors. */
    private static int most(int cases) {
        return (int) Math.floor(cases * EPSILON + 3 * Math.sqrt(cases * EPSILON * (1 - EPSILON)));
    }

    private static final class Code {
        private final int[] biases;
        private final boolean[][] words;

        private Code(int[] biases, boolean[][] words) {
            this.biases = biases;
            this.words = words;
        }

        static Code draw(SplittableRandom random, BiasLaw law, int length) {
            int[] biases = new int[length];
            boolean[][] words = new boolean[COPIES][length];
            for (int l = 0; l < length; l++) {
                biases[l] = law.draw(random.nextLong());
                for (boolean[] word : words) {
                    word[l] = BiasLaw.bit(random.nextLong(), biases[l]);
                }
            }
            return new Code(biases, words);
        }

        List<Integer> accused(boolean[] leak) {
            NullScores innocents = NullScores.of(classes(leak, leak));
            List<Integer> accused = new ArrayList<>();
            for (int copy = 0; copy < words.length; copy++) {
                long score = Accusation.score(classes(leak, words[copy]));
                if (innocents.tail(score).compareTo(THRESHOLD) <= 0) {
                    accused.add(copy);
                }
            }
            return accused;
        }

        private List<MarkClass> classes(boolean[] leak, boolean[] word) {
            Map<Integer, int[]> counts = new TreeMap<>();
            for (int l = 0; l < leak.length; l++) {
                int innocent = leak[l] ? biases[l] : BiasLaw.BILLION - biases[l];
                int[] count = counts.computeIfAbsent(innocent, fresh -> new int[2]);
                count[0]++;
                count[1] += leak[l] == word[l] ? 1 : 0;
            }
            List<MarkClass> classes = new ArrayList<>();
            counts.forEach((innocent, count) -> classes.add(new MarkClass(innocent, count[0], count[1])));
            return classes;
        }
    }
}
