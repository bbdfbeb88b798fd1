package io.whence.model.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AccusationTest {
    private static final int[] BIASES = {500_000_000, 500_000_000, 200_000_000, 800_000_000};
    private static final String READ = "1011";

    @ParameterizedTest
    @CsvSource({"1011,4.500000,0.0400,7.377575", "1101,0.000000,0.670,0.561360", "0100,-4.500000,1.00,0.265166"})
    void the_reference_table_holds_to_the_last_digit(String codeword, String score, String chance, String eValue) {
        List<MarkClass> classes = classes(BIASES, READ, codeword);
        assertThat(Accusation.scoreText(Accusation.score(classes))).isEqualTo(score);
        assertThat(NullScores.of(classes).tail(Accusation.score(classes)).text())
                .isEqualTo(chance);
        assertThat(Accusation.eValue(classes).text(6)).isEqualTo(eValue);
    }

    @Test
    void the_mean_e_value_of_an_innocent_is_one() {
        BigDecimal mean = BigDecimal.ZERO;
        for (int word = 0; word < 16; word++) {
            String codeword = String.format("%4s", Integer.toBinaryString(word)).replace(' ', '0');
            BigDecimal chance = BigDecimal.ONE;
            for (int l = 0; l < 4; l++) {
                BigDecimal one = BigDecimal.valueOf(BIASES[l], 9);
                chance = chance.multiply(codeword.charAt(l) == '1' ? one : BigDecimal.ONE.subtract(one));
            }
            mean = mean.add(chance.multiply(new BigDecimal(
                    Accusation.eValue(classes(BIASES, READ, codeword)).text(15))));
        }
        assertThat(mean.subtract(BigDecimal.ONE).abs()).isLessThan(new BigDecimal("1e-14"));
    }

    @ParameterizedTest
    @EnumSource(BiasLaw.class)
    void a_law_is_symmetric_and_its_weights_add_to_one(BiasLaw law) {
        assertThat(law.atoms().stream().mapToInt(BiasLaw.Atom::weight).sum()).isEqualTo(BiasLaw.BILLION);
        List<Integer> chances =
                law.atoms().stream().map(BiasLaw.Atom::billionths).toList();
        List<Integer> mirrored =
                chances.reversed().stream().map(p -> BiasLaw.BILLION - p).toList();
        assertThat(mirrored).isEqualTo(chances);
        assertThat(law.draw(0)).isEqualTo(chances.getFirst());
        assertThat(law.draw(-1)).isEqualTo(chances.getLast());
        assertThat(BiasLaw.forColluders(law.colluders())).isEqualTo(law);
    }

    /** The auditor adds up all 2^n codewords one by one. */
    @Test
    void tails_agree_with_an_auditor_who_adds_up_every_codeword() {
        for (long seed = 1; seed <= 40; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            int n = 1 + random.nextInt(10);
            int[] biases = random.ints(n, 0, 4)
                    .map(i -> BiasLaw.EIGHT.atoms().get(i).billionths())
                    .toArray();
            String read = word(random, n);
            List<MarkClass> classes = classes(biases, read, word(random, n));
            long score = Accusation.score(classes);
            BigDecimal audited = audited(biases, read, score);
            assertThat(new BigDecimal(NullScores.of(classes).tail(score).text(12))
                            .subtract(audited)
                            .abs())
                    .as("seed %d", seed)
                    .isLessThan(new BigDecimal("2e-12"));
        }
    }

    @Test
    void millions_of_marks_have_a_bound_too() {
        int read = 5_000_000;
        List<MarkClass> classes = List.of(new MarkClass(500_000_000, read, read / 2 + 20_000));

        Scaled bound = Chernoff.tail(classes, Accusation.score(classes));

        assertThat(bound.text()).matches("\\d\\.\\d\\de-(69|70)");
    }

    @Test
    void chernoff_bounds_every_exact_tail_and_decides_large_cases() {
        for (int matched = 40; matched <= 60; matched++) {
            List<MarkClass> classes =
                    List.of(new MarkClass(211_324_865, 30, matched - 30), new MarkClass(788_675_135, 30, 30));
            long score = Accusation.score(classes);
            Scaled exact = NullScores.of(classes).tail(score);
            assertThat(Chernoff.tail(classes, score)).as("%d matched", matched).isGreaterThanOrEqualTo(exact);
        }
        List<MarkClass> large = BiasLaw.EIGHT.atoms().stream()
                .map(atom -> new MarkClass(atom.billionths(), 2_000, 2_000))
                .toList();
        NullScores scores = NullScores.of(large);
        assertThat(scores.exact()).isFalse();
        assertThat(scores.tail(Accusation.score(large))).isLessThan(Scaled.ratio(1, Long.MAX_VALUE, true));
    }

    /** For fair coins with vote margins t the bound is at most exp(−S²/2Σt²) (Hoeffding 1963), and close where S is small. */
    @ParameterizedTest
    @CsvSource({"100,0,0,20", "100,0,0,40", "50,25,0,30", "40,20,10,45", "0,0,30,36", "400,100,10,60"})
    void for_fair_coins_the_bound_is_at_most_the_special_form_of_chernoff(int ones, int twos, int threes, int score) {
        int half = BiasLaw.BILLION / 2;
        List<Chernoff.Term> terms = List.of(
                new Chernoff.Term(half, 1_000_000, -1_000_000, ones),
                new Chernoff.Term(half, 2_000_000, -2_000_000, twos),
                new Chernoff.Term(half, 3_000_000, -3_000_000, threes));
        double bound =
                Double.parseDouble(Chernoff.over(terms).tail(score * 1_000_000L).text());
        double special = StrictMath.exp(-(double) score * score / (2 * (ones + 4 * twos + 9 * threes)));
        assertThat(bound).isLessThan(special * 1.02).isGreaterThan(tail(ones, twos, threes, score));
        assertThat(StrictMath.log(bound)).isCloseTo(StrictMath.log(special), withinPercentage(10));
    }

    /** Pr{S ≥ s} by adding up the chances of all sums, one coin after the other. */
    private static double tail(int ones, int twos, int threes, int score) {
        int most = ones + 2 * twos + 3 * threes;
        double[] chances = new double[2 * most + 1];
        chances[most] = 1;
        for (int coin = 0; coin < ones + twos + threes; coin++) {
            int margin = coin < ones ? 1 : coin < ones + twos ? 2 : 3;
            double[] next = new double[chances.length];
            for (int at = margin; at < chances.length - margin; at++) {
                next[at - margin] += chances[at] / 2;
                next[at + margin] += chances[at] / 2;
            }
            chances = next;
        }
        return Arrays.stream(chances, most + score, chances.length).sum();
    }

    @ParameterizedTest
    @CsvSource({"14,false", "15,true"})
    void too_few_marks_accuse_nobody(int read, boolean suffices) {
        List<MarkClass> classes = List.of(new MarkClass(500_000_000, read, 0));
        assertThat(Accusation.suffices(classes, Accusation.threshold(new BigDecimal("0.001"), 20)))
                .isEqualTo(suffices);
    }

    private static BigDecimal audited(int[] biases, String read, long score) {
        BigDecimal total = BigDecimal.ZERO;
        for (int word = 0; word < 1 << biases.length; word++) {
            StringBuilder codeword = new StringBuilder();
            BigDecimal chance = BigDecimal.ONE;
            for (int l = 0; l < biases.length; l++) {
                boolean one = (word >> l & 1) == 1;
                codeword.append(one ? '1' : '0');
                int part = one ? biases[l] : BiasLaw.BILLION - biases[l];
                chance = chance.multiply(BigDecimal.valueOf(part, 9), MathContext.DECIMAL128);
            }
            if (Accusation.score(classes(biases, read, codeword.toString())) >= score) {
                total = total.add(chance);
            }
        }
        return total;
    }

    private static String word(SplittableRandom random, int length) {
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < length; i++) {
            word.append(random.nextBoolean() ? '1' : '0');
        }
        return word.toString();
    }

    private static List<MarkClass> classes(int[] biases, String read, String codeword) {
        Map<Integer, int[]> counts = new TreeMap<>();
        for (int l = 0; l < biases.length; l++) {
            int q = read.charAt(l) == '1' ? biases[l] : BiasLaw.BILLION - biases[l];
            int[] count = counts.computeIfAbsent(q, fresh -> new int[2]);
            count[0]++;
            count[1] += read.charAt(l) == codeword.charAt(l) ? 1 : 0;
        }
        List<MarkClass> classes = new ArrayList<>();
        counts.forEach((q, count) -> classes.add(new MarkClass(q, count[0], count[1])));
        assertThat(Arrays.stream(biases).count()).isEqualTo(read.length());
        return classes;
    }
}
