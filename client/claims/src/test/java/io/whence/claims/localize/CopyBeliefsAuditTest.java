package io.whence.claims.localize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.whence.marking.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Beliefs in three delivered copies, held against an auditor who keeps every row by itself, multiplies chances, and finds
 * the best shares of a set on a grid. He takes over from the program only which copies have a notable share.
 */
class CopyBeliefsAuditTest {
    private static final int COPIES = 3;
    private static final int ROWS = 36;
    private static final int GRID = 60;
    private static final double[] SHARES = {0.98, 0.9, 0.7, 0.5, 0.3};

    @TempDir
    Path folder;

    @Test
    void beliefs_are_those_of_an_auditor_who_searches_shares_on_a_grid() throws IOException {
        List<String> lines = new ArrayList<>(List.of("id"));
        IntStream.range(0, ROWS).forEach(row -> lines.add("r" + row));
        Table leak = Table.read(Files.write(folder.resolve("leak.csv"), lines));
        Holdings rows = Holdings.of(leak, List.of("id"));
        for (long seed = 1; seed <= 12; seed++) {
            boolean[][] holds = draw(new SplittableRandom(seed));
            Holdings holdings = rows.heldBy(IntStream.range(0, COPIES)
                    .mapToObj(copy -> held(holds, copy))
                    .toList());
            CopyBeliefs beliefs = new CopyBeliefs(holdings, Optional.empty());
            double[] audited = audited(holds, beliefs);
            for (int copy = 0; copy < COPIES; copy++) {
                assertThat(beliefs.of(copy).orElseThrow())
                        .as("seed %d, copy %d", seed, copy)
                        .isCloseTo(audited[copy], within(0.01));
            }
        }
    }

    /** Rows of one or two thieves, which the others have half of the time; a few that nobody has. */
    private static boolean[][] draw(SplittableRandom random) {
        boolean[][] holds = new boolean[ROWS][COPIES];
        int thieves = 1 + random.nextInt(2);
        for (int row = 0; row < ROWS; row++) {
            for (int copy = 0; copy < COPIES; copy++) {
                holds[row][copy] = row % 9 != 0 && (copy == row % thieves || random.nextInt(3) > 0);
            }
        }
        return holds;
    }

    private static Holdings.Held held(boolean[][] holds, int copy) {
        BitSet numbers = new BitSet();
        IntStream.range(0, ROWS).filter(row -> holds[row][copy]).forEach(numbers::set);
        return new Holdings.Held(100, numbers);
    }

    private static double[] audited(boolean[][] holds, CopyBeliefs beliefs) {
        double[] audited = new double[COPIES];
        double whole = 0.05;
        for (int set = 1; set < 1 << COPIES; set++) {
            int size = Integer.bitCount(set);
            boolean notable = true;
            for (int copy = 0; copy < COPIES; copy++) {
                notable &= (set >> copy & 1) == 0 || beliefs.share(copy) >= 0.05;
            }
            if (size > 1 && !notable) {
                continue;
            }
            double prior = 0.95 * (size == 1 ? 0.85 / 3 : size == 2 ? 0.10 / 3 : 0.04);
            double belief = prior * (size == 1 ? averaged(holds, set) : charged(holds, set));
            whole += belief;
            for (int copy = 0; copy < COPIES; copy++) {
                audited[copy] += (set >> copy & 1) * belief;
            }
        }
        double all = whole;
        return java.util.Arrays.stream(audited).map(belief -> belief / all).toArray();
    }

    private static double averaged(boolean[][] holds, int set) {
        int copy = Integer.numberOfTrailingZeros(set);
        double sum = 0;
        for (double share : SHARES) {
            double[] shares = new double[COPIES];
            shares[copy] = share;
            sum += ratio(holds, shares);
        }
        return sum / SHARES.length;
    }

    /** The best on the grid, of which the set has three tenths at least, less the regret of Krichevsky and Trofimov. */
    private static double charged(boolean[][] holds, int set) {
        double best = 0;
        for (int a = 0; a <= (set & 1) * GRID; a++) {
            for (int b = 0; b <= (set >> 1 & 1) * (GRID - a); b++) {
                for (int c = 0; c <= (set >> 2 & 1) * (GRID - a - b); c++) {
                    if (a + b + c >= 0.3 * GRID) {
                        best = Math.max(best, ratio(holds, new double[] {
                            (double) a / GRID, (double) b / GRID, (double) c / GRID
                        }));
                    }
                }
            }
        }
        int free = Integer.bitCount(set);
        return best / (Math.pow((double) telling(holds), free / 2.0) * (free + 1));
    }

    /** Rows that every copy has tell nothing. */
    private static long telling(boolean[][] holds) {
        return IntStream.range(0, ROWS)
                .filter(row -> holders(holds[row]) > 0)
                .filter(row -> holders(holds[row]) < COPIES)
                .count();
    }

    /** How much likelier the rows are with these shares, and the rest one more copy's, than as one more copy's alone. */
    private static double ratio(boolean[][] holds, double[] shares) {
        double ratio = 1;
        for (boolean[] row : holds) {
            if (holders(row) > 0) {
                double more = (double) holders(row) / COPIES;
                double mixed = (1 - shares[0] - shares[1] - shares[2]) * more;
                for (int copy = 0; copy < COPIES; copy++) {
                    mixed += row[copy] ? shares[copy] : 0;
                }
                ratio *= mixed / more;
            }
        }
        return ratio;
    }

    private static int holders(boolean... row) {
        return (int) IntStream.range(0, row.length).filter(copy -> row[copy]).count();
    }
}
