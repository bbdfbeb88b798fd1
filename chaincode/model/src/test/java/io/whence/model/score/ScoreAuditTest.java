package io.whence.model.score;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Seeded cases, judged by the program and by an auditor who works from the formulas alone. */
class ScoreAuditTest {
    private static final int CASES = 120;
    private static final BigDecimal CLOSE = new BigDecimal("1e-12");
    private static final BigDecimal TINY = new BigDecimal("1e-30");

    @Test
    void scores_are_the_auditors_rounded_against_accusation() {
        for (long seed = 1; seed <= CASES; seed++) {
            List<MarkClass> classes = classes(new SplittableRandom(seed), 60);
            BigDecimal exact = ScoreAuditor.score(lots(classes));
            BigDecimal rounded = new BigDecimal(Accusation.scoreText(Accusation.score(classes)));
            int marks = classes.stream().mapToInt(MarkClass::read).sum();
            assertThat(rounded).as("seed %d", seed).isLessThanOrEqualTo(exact.add(CLOSE));
            assertThat(exact.subtract(rounded)).as("seed %d", seed).isLessThanOrEqualTo(BigDecimal.valueOf(marks, 6));
        }
    }

    @Test
    void tails_are_the_auditors_and_never_below() {
        for (long seed = 1; seed <= CASES; seed++) {
            List<MarkClass> classes = classes(new SplittableRandom(seed), 14);
            BigDecimal exact = ScoreAuditor.tail(lots(classes));
            Scaled tail = NullScores.of(classes).tail(Accusation.score(classes));
            assertAbove(tail, exact, "seed " + seed);
            assertAbove(Chernoff.tail(classes, Accusation.score(classes)), exact, "seed " + seed);
            assertThat(decimal(tail))
                    .as("seed %d", seed)
                    .isLessThanOrEqualTo(exact.multiply(BigDecimal.ONE.add(CLOSE)));
        }
    }

    @Test
    void e_values_are_the_auditors_and_never_above() {
        for (long seed = 1; seed <= CASES; seed++) {
            List<MarkClass> classes = classes(new SplittableRandom(seed), 60);
            BigDecimal exact = ScoreAuditor.eValue(lots(classes));
            BigDecimal value = decimal(Accusation.eValue(classes));
            assertThat(value).as("seed %d", seed).isLessThanOrEqualTo(exact);
            assertThat(value)
                    .as("seed %d", seed)
                    .isGreaterThanOrEqualTo(exact.multiply(BigDecimal.ONE.subtract(CLOSE)));
        }
    }

    @Test
    void evidence_that_grows_comes_to_the_same_however_it_is_cut() {
        for (long seed = 1; seed <= CASES; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            List<MarkClass> first = classes(random, 30);
            List<MarkClass> second = classes(random, 30);
            List<MarkClass> both = new ArrayList<>(first);
            both.addAll(second);
            BigDecimal whole = decimal(Accusation.eValue(both));
            BigDecimal grown = decimal(EProcess.start().plus(first).plus(second).value());
            assertThat(grown.subtract(whole).abs()).as("seed %d", seed).isLessThanOrEqualTo(whole.multiply(CLOSE));
        }
    }

    /** Looking after every mark and stopping at the first success is what ruins a p-value. */
    @Test
    void an_innocent_who_is_looked_at_again_and_again_is_hardly_ever_accused() {
        int cases = 4_000;
        int accused = 0;
        Scaled chance = Accusation.threshold(new BigDecimal("0.05"), 1);
        for (int seed = 0; seed < cases; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            EProcess evidence = EProcess.start();
            boolean ever = false;
            for (int mark = 0; mark < 60 && !ever; mark++) {
                int bias = BiasLaw.FOUR.draw(random.nextLong());
                int matched = BiasLaw.bit(random.nextLong(), bias) ? 1 : 0;
                evidence = evidence.plus(List.of(new MarkClass(bias, 1, matched)));
                ever = evidence.accuses(chance);
            }
            accused += ever ? 1 : 0;
        }
        assertThat(accused).isPositive().isLessThan((int) (cases * 0.05 + 3 * Math.sqrt(cases * 0.05)));
    }

    @Test
    void the_accused_under_one_budget_are_those_of_closed_testing() {
        BigDecimal epsilon = new BigDecimal("0.05");
        for (long seed = 1; seed <= 400; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            List<BigDecimal> chances = random.ints(1 + random.nextInt(7), 1, 1 << 20)
                    .mapToObj(i -> new BigDecimal(Math.pow(i / (double) (1 << 20), 3)))
                    .toList();
            List<Scaled> scaled = chances.stream()
                    .map(chance -> Scaled.ratio(
                            chance.multiply(BigDecimal.TEN.pow(18)).longValue() + 1, 1_000_000_000_000_000_000L, true))
                    .toList();
            assertThat(Holm.accused(scaled, epsilon))
                    .as("seed %d", seed)
                    .isEqualTo(ScoreAuditor.accused(chances, epsilon));
        }
    }

    private static void assertAbove(Scaled bound, BigDecimal exact, String which) {
        assertThat(decimal(bound)).as(which).isGreaterThanOrEqualTo(exact.multiply(BigDecimal.ONE.subtract(TINY)));
    }

    private static BigDecimal decimal(Scaled value) {
        BigDecimal power =
                new BigDecimal(java.math.BigInteger.ONE.shiftLeft(Math.toIntExact(Math.abs(value.exponent()))));
        BigDecimal mantissa = BigDecimal.valueOf(value.mantissa());
        return value.exponent() >= 0 ? mantissa.multiply(power) : mantissa.divide(power, new java.math.MathContext(40));
    }

    private static List<ScoreAuditor.Lot> lots(List<MarkClass> classes) {
        return classes.stream()
                .map(marks -> new ScoreAuditor.Lot(
                        BigDecimal.valueOf(marks.innocentBillionths(), 9), marks.read(), marks.matched()))
                .toList();
    }

    /** Marks under one of the laws, matched better than by chance, as a suspect's may be. */
    private static List<MarkClass> classes(SplittableRandom random, int readMax) {
        BiasLaw law = BiasLaw.forColluders(1 + random.nextInt(8));
        double guilt = random.nextDouble();
        List<MarkClass> classes = new ArrayList<>();
        for (BiasLaw.Atom atom : law.atoms()) {
            int read = 1 + random.nextInt(readMax);
            double chance = guilt + (1 - guilt) * atom.billionths() / 1e9;
            int matched = (int) random.doubles(read).filter(one -> one < chance).count();
            classes.add(new MarkClass(atom.billionths(), read, matched));
        }
        return classes;
    }
}
