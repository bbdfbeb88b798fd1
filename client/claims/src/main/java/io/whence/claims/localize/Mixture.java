package io.whence.claims.localize;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * The shares that sources have in a leak: the maximum of ∏(Σ w_h/|R_h| + w_0·q) over leaked rows, grouped by equal
 * holders. Rows that no source holds can only be unrecorded and are counted, not fitted.
 *
 * @param shares of each recorded source
 * @param original the part of the provider's own table, where that is at hand
 * @param unrecorded all that is not recorded, the original's part included
 */
record Mixture(List<Double> shares, double original, double unrecorded) {
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
        Alike alike = Alike.of(holdings.sources());
        int copies = holdings.sources().size();
        double[] density = Arrays.copyOf(density(holdings), copies + 1);
        density[copies] = unrecorded.density();
        double[] start = new double[copies + 2];
        alike.classes().forEach(same -> start[same.getFirst()] = same.size());
        start[copies] = 1;
        start[copies + 1] = 1;
        Mixture held = fit(patterns(holdings, unrecorded, fitted(holdings, alike)), density, start);
        double alien = holdings.rows() == 0
                ? 1
                : (double) holdings.count(number -> holdings.holders(number) == 0) / holdings.rows();
        double known = 1 - alien;
        Double[] shares = new Double[copies];
        for (List<Integer> same : alike.classes()) {
            same.forEach(copy -> shares[copy] = known * held.shares.get(same.getFirst()) / same.size());
        }
        double original = known * held.shares.get(copies);
        return new Mixture(List.of(shares), original, alien + original + known * held.unrecorded);
    }

    /** Fits shares to patterns; {@code density} is 1/|R_h| of each source, in a common unit. */
    static Mixture fit(List<Pattern> patterns, double[] density) {
        double[] even = new double[density.length + 1];
        Arrays.fill(even, 1);
        return fit(patterns, density, even);
    }

    /** Only sources that have some of the rows are fitted; the others have no share. */
    private static Mixture fit(List<Pattern> patterns, double[] density, double[] start) {
        int[] present = patterns.stream()
                .flatMapToInt(pattern -> pattern.holders().stream().mapToInt(holder -> holder))
                .sorted()
                .distinct()
                .toArray();
        double[] shares = new double[density.length];
        ShareFit.At best = ShareFit.of(seen(patterns, present, density, start), 0, present.length);
        for (int i = 0; i < present.length; i++) {
            shares[present[i]] = best.shares()[i];
        }
        return new Mixture(Arrays.stream(shares).boxed().toList(), 0, best.shares()[present.length]);
    }

    private static ShareFit.Seen seen(List<Pattern> patterns, int[] present, double[] density, double[] start) {
        return new ShareFit.Seen(
                IntStream.rangeClosed(0, present.length)
                        .mapToDouble(i -> i < present.length ? density[present[i]] : 1)
                        .toArray(),
                IntStream.rangeClosed(0, present.length)
                        .mapToDouble(i -> start[i < present.length ? present[i] : density.length])
                        .toArray(),
                patterns.stream().mapToDouble(Pattern::rows).toArray(),
                patterns.stream()
                        .map(pattern -> pattern.holders().stream()
                                .mapToInt(holder -> Arrays.binarySearch(present, holder))
                                .toArray())
                        .toArray(int[][]::new),
                patterns.stream()
                        .mapToDouble(pattern -> 1 / pattern.unrecorded())
                        .toArray());
    }

    /**
     * All sources, where that is no great work. Else those that hold most: an innocent copy holds a row by chance, a
     * source holds its share beside, and a share of one in fifty outweighs chance in any leak that makes this necessary.
     */
    private static List<Integer> fitted(Holdings holdings, Alike alike) {
        int sources = alike.size();
        IntStream all = IntStream.range(0, sources).map(alike::first);
        if ((long) sources * holdings.distinct() <= CELLS_MAX) {
            return all.boxed().toList();
        }
        int[] held = new int[holdings.sources().size()];
        int[] first = all.toArray();
        Arrays.stream(first).parallel().forEach(source -> held[source] = holdings.rowsHeld(source));
        return Arrays.stream(first)
                .boxed()
                .sorted(Comparator.comparingInt((Integer source) -> -held[source])
                        .thenComparing(source -> source))
                .limit(FITTED_MAX)
                .sorted()
                .toList();
    }

    /** 1/|R_h| in units of the mean, so that equal deliveries have density one. */
    static double[] density(Holdings holdings) {
        double mean = meanRows(holdings);
        return holdings.sources().stream()
                .mapToDouble(source -> source.rows() == 0 ? 0 : mean / source.rows())
                .toArray();
    }

    /** How many rows a source has in the mean. */
    static double meanRows(Holdings holdings) {
        return holdings.sources().stream()
                .mapToLong(Holdings.Held::rows)
                .average()
                .orElse(0);
    }

    /** In an order that does not depend on the order of the leak, because sums of floating-point numbers do. */
    private static List<Pattern> patterns(Holdings holdings, Unrecorded unrecorded, List<Integer> fitted) {
        Map<Pattern, Long> rows = new TreeMap<>();
        for (int number = 0; number < holdings.distinct(); number++) {
            if (holdings.holders(number) > 0) {
                List<Integer> holders = new ArrayList<>(holdings.holdersOf(number, fitted));
                if (unrecorded.inOriginal(number)) {
                    holders.add(holdings.sources().size());
                }
                Pattern pattern = new Pattern(holders, 0, unrecorded.likelihood(number));
                rows.merge(pattern, (long) holdings.occurrences(number), Long::sum);
            }
        }
        List<Pattern> patterns = new ArrayList<>();
        rows.forEach((pattern, count) -> patterns.add(new Pattern(pattern.holders(), count, pattern.unrecorded())));
        return patterns;
    }
}
