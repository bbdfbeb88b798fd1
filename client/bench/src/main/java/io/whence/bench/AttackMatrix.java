package io.whence.bench;

import io.whence.claims.localize.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Every attack at growing strength on a real table: how many of the thieves are named, and that nobody else is. */
final class AttackMatrix implements Bench {
    private static final Map<Attack, List<Integer>> STRENGTHS = strengths();

    /** What came of one attack. */
    record Outcome(Finding finding, List<String> thieves) {
        long caught() {
            return finding.named().stream().filter(thieves::contains).count();
        }

        boolean innocentNamed() {
            return !thieves.containsAll(finding.named());
        }
    }

    private static Map<Attack, List<Integer>> strengths() {
        Map<Attack, List<Integer>> strengths = new LinkedHashMap<>();
        strengths.put(Attack.ROWS_SAMPLED, List.of(100, 30, 10, 5, 3, 2, 1));
        strengths.put(Attack.ROWS_SHUFFLED, List.of(0, 1, 3));
        strengths.put(Attack.CELLS_FLIPPED, List.of(1, 5, 10, 20, 30, 40, 50, 60, 70));
        strengths.put(Attack.NUMBERS_ROUNDED, List.of(5, 10, 20, 50, 100));
        strengths.put(Attack.COLUMNS_DROPPED, List.of(1, 2, 3, 6));
        strengths.put(Attack.FILE_REWRITTEN, List.of(1, 2, 3, 4, 5, 6));
        strengths.put(Attack.PUBLIC_ROWS_MIXED_IN, List.of(50, 80, 90, 95, 98));
        strengths.put(Attack.SUSPICIOUS_CELLS_RESTORED, List.of(10, 25, 50, 75, 100));
        strengths.put(Attack.COLLUDERS_MIX_ROWS, List.of(2, 3, 4, 5, 6, 7, 8));
        strengths.put(Attack.COLLUDERS_MIX_CELLS, List.of(2, 3, 4, 6, 8));
        strengths.put(Attack.COLLUDERS_AVERAGE_CELLS, List.of(2, 3, 4, 5, 6, 7, 8));
        strengths.put(Attack.COLLUDERS_TAKE_THE_RARER_CELL, List.of(3, 4, 5, 6, 8));
        strengths.put(Attack.COLLUDERS_DROP_WHAT_DIFFERS, List.of(2, 3, 4, 6, 8));
        return strengths;
    }

    @Override
    public String name() {
        return "attacks";
    }

    @Override
    public Map<String, Long> sizes() {
        return Map.of("seed", 1L);
    }

    @Override
    public void run(Sizes sizes, Figures figures) throws IOException {
        Path folder = Files.createTempDirectory("whence-attacks");
        try {
            Heist heist = Heist.prepare(folder);
            for (Map.Entry<Attack, List<Integer>> row : STRENGTHS.entrySet()) {
                for (int strength : row.getValue()) {
                    report(row.getKey(), strength, outcome(heist, row.getKey(), strength, sizes.of("seed")), figures);
                }
            }
            figures.remark("10,000 FAA wildlife-strike records, " + Heist.COPIES + " copies, " + heist.marks()
                    + " marks each, law for 8 colluders, budget .001. The value is how many thieves are named, the"
                    + " baseline how many there are.");
        } finally {
            try (var files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(folder);
        }
    }

    private static void report(Attack attack, int strength, Outcome outcome, Figures figures) {
        if (outcome.innocentNamed()) {
            throw new IllegalStateException("an innocent is named: " + outcome);
        }
        figures.add(Figure.beside(
                attack + ", " + attack.strengthMeans() + " " + strength,
                (double) outcome.caught(),
                (double) outcome.thieves().size(),
                "thieves named, " + outcome.finding().verdict()));
    }

    /** Carries out one attack and looks into it; the same seed gives the same. */
    static Outcome outcome(Heist heist, Attack attack, int strength, long seed) throws IOException {
        Heist.Loot loot = attack.on(heist, strength, new Random(seed));
        return new Outcome(heist.investigate(loot), Heist.thieves(attack.thieves(strength)));
    }
}
