package io.whence.bench;

import io.whence.model.score.BiasLaw;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Leaks that no recorded copy, or none but the thieves', has anything to do with: how often anybody innocent is accused.
 * Beside it stands the customary rule that names whoever lies three standard deviations above the mean.
 */
final class NullControl implements Bench {
    private static final BigDecimal EPSILON = new BigDecimal("0.01");

    private final int copies;

    /** With so many recorded copies. */
    NullControl(int copies) {
        this.copies = copies;
    }

    /** In how many cases an innocent was accused by the bound, and by three standard deviations. */
    record Count(int cases, int accused, int beyondThreeSigmas) {
        /** The most that a budget allows: its part of the cases and three standard errors. */
        static int most(int cases, BigDecimal epsilon) {
            double part = epsilon.doubleValue();
            return (int) Math.floor(cases * part + 3 * Math.sqrt(cases * part * (1 - part)));
        }
    }

    @Override
    public String name() {
        return copies + "-copies";
    }

    @Override
    public Map<String, Long> sizes() {
        return Map.of("cases", 10_000L, "marks", 64L);
    }

    @Override
    public void run(Sizes sizes, Figures figures) {
        int cases = sizes.count("cases");
        int most = Count.most(cases, EPSILON);
        for (BiasLaw law : BiasLaw.values()) {
            NullCase.Setting setting = new NullCase.Setting(law, copies, sizes.count("marks"), EPSILON);
            for (boolean recorded : List.of(false, true)) {
                Count count = count(setting, recorded, cases);
                String whose = recorded ? "leaks of two or three thieves" : "leaks from nobody";
                figures.add(Figure.beside(
                        String.format(
                                Locale.ROOT,
                                "%s, %d copies, law for %d: cases with an innocent accused",
                                whose,
                                copies,
                                law.colluders()),
                        count.accused(),
                        count.beyondThreeSigmas(),
                        "of " + cases + ", at most " + most));
                if (count.accused() > most) {
                    throw new IllegalStateException("more innocents accused than the budget allows: " + count);
                }
            }
        }
        figures.remark(
                "Budget " + EPSILON + " a case, " + sizes.of("marks") + " marks read; the baseline names who passes"
                        + " the mean of all copies by three standard deviations. Leakers toss coins, show an unrecorded copy, or"
                        + " show of several copies the rarer variant, the commoner one, any, or always variant 1.");
    }

    /** Counts over seeded cases, the leakers of one kind taking turns. */
    static Count count(NullCase.Setting setting, boolean recorded, int cases) {
        List<NullCase.Leaker> leakers = NullCase.Leaker.holding(recorded);
        List<NullCase.Outcome> outcomes = IntStream.range(0, cases)
                .parallel()
                .mapToObj(seed -> {
                    SplittableRandom random = new SplittableRandom(seed);
                    NullCase drawn = NullCase.draw(setting, random);
                    return drawn.innocents(leakers.get(seed % leakers.size()), setting, random);
                })
                .toList();
        return new Count(
                cases,
                (int) outcomes.stream().filter(one -> !one.accused().isEmpty()).count(),
                (int) outcomes.stream()
                        .filter(one -> one.beyondThreeSigmas() > 0)
                        .count());
    }
}
