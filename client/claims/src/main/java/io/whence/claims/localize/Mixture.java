package io.whence.claims.localize;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * The shares that sources and an unrecorded source have in a leak: the maximum of ∏(Σ w_h/|R_h| + w_0·q) over leaked
 * rows, found by expectation maximisation over groups of rows with equal holders. Rows that no source holds can only be
 * unrecorded and are counted, not fitted.
 */
record Mixture(List<Double> shares, double unrecorded) {
    private static final int STEPS_MAX = 300;
    private static final double STILL = 1e-9;
    private static final long CELLS_MAX = 1L << 26;
    private static final int FITTED_MAX = 32;

    Mixture {
        shares = List.copyOf(shares);
    }

    /** Rows held by exactly these sources, how many of the leak there are, and how likely an unrecorded source has one. */
    record Pattern(List<Integer> holders, long rows, double unrecorded) implements Comparable<Pattern> {
        Pattern {
            holders = List.copyOf(holders);
        }

        @Override
        public int compareTo(Pattern other) {
            for (int i = 0; i < Math.min(holders.size(), other.holders.size()); i++) {
                if (!holders.get(i).equals(other.holders.get(i))) {
                    return holders.get(i) - other.holders.get(i);
                }
            }
            int bySize = holders.size() - other.holders.size();
            return bySize != 0 ? bySize : Double.compare(unrecorded, other.unrecorded);
        }
    }

    /** Fits the shares of all sources in a leak; of very many, of those that hold most of it. */
    static Mixture fit(Holdings holdings, Unrecorded unrecorded) {
        Mixture held = fit(patterns(holdings, unrecorded, fitted(holdings)), density(holdings));
        double alien = holdings.rows() == 0
                ? 1
                : (double) holdings.count(number -> holdings.holders(number) == 0) / holdings.rows();
        return new Mixture(
                held.shares.stream().map(share -> share * (1 - alien)).toList(), alien + held.unrecorded * (1 - alien));
    }

    /** Fits shares to patterns; {@code density} is 1/|R_h| of each source, in a common unit. */
    static Mixture fit(List<Pattern> patterns, double[] density) {
        int[][] holders = patterns.stream()
                .map(pattern -> pattern.holders().stream().mapToInt(h -> h).toArray())
                .toArray(int[][]::new);
        double[] shares = new double[density.length + 1];
        Arrays.fill(shares, 1.0 / shares.length);
        double moved = 1;
        for (int step = 0; step < STEPS_MAX && moved > STILL; step++) {
            double[] next = step(patterns, holders, density, shares);
            double[] last = shares;
            moved = IntStream.range(0, next.length)
                    .mapToDouble(i -> Math.abs(next[i] - last[i]))
                    .max()
                    .orElse(0);
            shares = next;
        }
        return new Mixture(Arrays.stream(shares).limit(density.length).boxed().toList(), shares[density.length]);
    }

    /**
     * All sources, where that is no great work. Else those that hold most: an innocent copy holds a row by chance, a
     * source holds its share beside, and a share of one in fifty outweighs chance in any leak that makes this necessary.
     */
    private static List<Integer> fitted(Holdings holdings) {
        int sources = holdings.sources().size();
        IntStream all = IntStream.range(0, sources);
        if ((long) sources * holdings.distinct() <= CELLS_MAX) {
            return all.boxed().toList();
        }
        int[] held = all.parallel().map(holdings::rowsHeld).toArray();
        return IntStream.range(0, sources)
                .boxed()
                .sorted(Comparator.comparingInt((Integer source) -> -held[source])
                        .thenComparing(source -> source))
                .limit(FITTED_MAX)
                .sorted()
                .toList();
    }

    /** 1/|R_h| in units of the mean, so that equal deliveries have density one. */
    static double[] density(Holdings holdings) {
        double mean = holdings.sources().stream()
                .mapToLong(Holdings.Held::rows)
                .average()
                .orElse(0);
        return holdings.sources().stream()
                .mapToDouble(source -> source.rows() == 0 ? 0 : mean / source.rows())
                .toArray();
    }

    private static double[] step(List<Pattern> patterns, int[][] holders, double[] density, double[] shares) {
        int nobody = density.length;
        double[] next = new double[shares.length];
        long rows = 0;
        for (int i = 0; i < holders.length; i++) {
            Pattern pattern = patterns.get(i);
            double unexplained = shares[nobody] * pattern.unrecorded();
            double total = unexplained;
            for (int holder : holders[i]) {
                total += shares[holder] * density[holder];
            }
            double scale = total > 0 ? pattern.rows() / total : 0;
            next[nobody] += unexplained * scale;
            for (int holder : holders[i]) {
                next[holder] += shares[holder] * density[holder] * scale;
            }
            rows += pattern.rows();
        }
        long all = rows;
        return Arrays.stream(next).map(share -> all == 0 ? 0 : share / all).toArray();
    }

    /** In an order that does not depend on the order of the leak, because sums of floating-point numbers do. */
    private static List<Pattern> patterns(Holdings holdings, Unrecorded unrecorded, List<Integer> fitted) {
        Map<Pattern, Long> rows = new TreeMap<>();
        for (int number = 0; number < holdings.distinct(); number++) {
            if (holdings.holders(number) > 0) {
                Pattern pattern = new Pattern(holdings.holdersOf(number, fitted), 0, unrecorded.likelihood(number));
                rows.merge(pattern, (long) holdings.occurrences(number), Long::sum);
            }
        }
        List<Pattern> patterns = new ArrayList<>();
        rows.forEach((pattern, count) -> patterns.add(new Pattern(pattern.holders(), count, pattern.unrecorded())));
        return patterns;
    }
}
