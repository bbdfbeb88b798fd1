package io.whence.claims.localize;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * What the mere holding of rows says of each source: likelihood ratios against one more copy that nobody recorded, over
 * those leaked rows that some copy has. Rows that none has may be a stranger's, altered, or an unrecorded copy's own, and
 * speak for nobody. Rows are grouped by what matters, so the cost does not grow with the leak.
 */
final class RowEvidence {
    private static final double[] SHARES = {0.98, 0.9, 0.7, 0.5, 0.3};
    private static final double RECORDED_MIN = 0.3;

    private final Holdings holdings;
    private final Unrecorded unrecorded;
    private final double[] density;
    private final List<Cell> cells = new ArrayList<>();
    private final long[] totals;
    private final long[][] held;
    private final Map<Group, Long> groups = new TreeMap<>();
    private final List<Integer> ranked;

    /** The place of the original among the sources, after all copies. */
    private final int original;

    /** Rows alike in how many copies have them, in standing in the original, and in being held by the leading copy. */
    record Cell(int holders, boolean inOriginal, boolean leading, double unrecorded) {}

    /** Logarithms of likelihood ratios: charged for the shares that were fitted to the rows, and as they are at best. */
    record Ratio(double charged, double best) {}

    private record Group(int cell, int members) implements Comparable<Group> {
        @Override
        public int compareTo(Group other) {
            int byCell = Integer.compare(cell, other.cell);
            return byCell != 0 ? byCell : Integer.compare(members, other.members);
        }
    }

    /** {@code ranked}: the few copies with the largest shares, the leading one first. */
    RowEvidence(Holdings holdings, Unrecorded unrecorded, List<Integer> ranked) {
        this.holdings = holdings;
        this.unrecorded = unrecorded;
        this.original = holdings.sources().size();
        this.density = Arrays.copyOf(Mixture.density(holdings), original + 1);
        density[original] = unrecorded.density();
        this.ranked = List.copyOf(ranked);
        int[] cellOf = cells();
        this.totals = new long[cells.size()];
        this.held = new long[original + 1][cells.size()];
        for (int number = 0; number < holdings.distinct(); number++) {
            int rows = holdings.occurrences(number);
            totals[cellOf[number]] += rows;
            held[original][cellOf[number]] += unrecorded.inOriginal(number) ? rows : 0;
            groups.merge(new Group(cellOf[number], members(number)), (long) rows, Long::sum);
        }
        for (int copy = 0; copy < original; copy++) {
            long[] counts = held[copy];
            holdings.sources().get(copy).numbers().stream()
                    .forEach(number -> counts[cellOf[number]] += holdings.occurrences(number));
        }
    }

    /** What each hypothesis comes to over the cells that satisfy a condition. */
    List<Ratio> ratios(List<Posterior.Hypothesis> hypotheses, Predicate<Cell> considered) {
        boolean[] counted = new boolean[totals.length];
        for (int cell = 0; cell < counted.length; cell++) {
            counted[cell] = cells.get(cell).holders() > 0 && considered.test(cells.get(cell));
        }
        return hypotheses.parallelStream()
                .map(hypothesis -> ratio(hypothesis, counted))
                .toList();
    }

    private Ratio ratio(Posterior.Hypothesis hypothesis, boolean[] counted) {
        List<Integer> copies = hypothesis.copies();
        if (copies.size() + (hypothesis.original() ? 1 : 0) > 1) {
            return together(hypothesis, counted);
        } else if (hypothesis.original()) {
            return single(original, counted);
        }
        return copies.isEmpty() ? new Ratio(0, 0) : single(copies.getFirst(), counted);
    }

    /** One source and any one more copy, averaged over shares that it may have. */
    private Ratio single(int source, boolean[] counted) {
        double[] logs = new double[SHARES.length];
        for (int s = 0; s < SHARES.length; s++) {
            double absent = StrictMath.log(1 - SHARES[s]);
            for (int cell = 0; cell < totals.length; cell++) {
                if (counted[cell]) {
                    double here = SHARES[s] * density[source] / cells.get(cell).unrecorded() + 1 - SHARES[s];
                    logs[s] += held[source][cell] * StrictMath.log(here);
                    logs[s] += (totals[cell] - held[source][cell]) * absent;
                }
            }
        }
        return new Ratio(logMean(logs), Arrays.stream(logs).max().orElseThrow());
    }

    /**
     * Several sources with the shares that fit best, of which the copies have three tenths at least together. Best shares
     * flatter; the charge is the most by which they can, the regret of the estimator of Krichevsky and Trofimov (IEEE
     * Transactions on Information Theory 27(2), 1981): (k/2)·ln n + ln(k + 1) for k free shares and n rows that tell.
     */
    private Ratio together(Posterior.Hypothesis hypothesis, boolean[] counted) {
        List<Integer> sources = new ArrayList<>(hypothesis.copies());
        if (hypothesis.original()) {
            sources.add(original);
        }
        ShareFit.At best = ShareFit.of(
                seen(sources, counted), RECORDED_MIN, hypothesis.copies().size());
        double regret =
                sources.size() * StrictMath.log(Math.max(1, best.rows())) / 2 + StrictMath.log(sources.size() + 1);
        return new Ratio(best.log() - regret, best.log());
    }

    private ShareFit.Seen seen(List<Integer> sources, boolean[] counted) {
        Map<Group, Long> restricted = new TreeMap<>();
        groups.forEach((group, rows) -> {
            if (counted[group.cell()]) {
                restricted.merge(new Group(group.cell(), project(group.members(), sources)), rows, Long::sum);
            }
        });
        double[] densities = new double[sources.size() + 1];
        for (int i = 0; i < sources.size(); i++) {
            densities[i] = density[sources.get(i)];
        }
        List<Group> order = List.copyOf(restricted.keySet());
        double[] even = new double[densities.length];
        Arrays.fill(even, 1);
        return new ShareFit.Seen(
                densities,
                even,
                restricted.values().stream().mapToDouble(rows -> rows).toArray(),
                order.stream().map(group -> bits(group.members())).toArray(int[][]::new),
                order.stream()
                        .mapToDouble(group -> 1 / cells.get(group.cell()).unrecorded())
                        .toArray());
    }

    private int project(int members, List<Integer> sources) {
        int projected = 0;
        for (int i = 0; i < sources.size(); i++) {
            int place = sources.get(i) == original ? ranked.size() : ranked.indexOf(sources.get(i));
            projected |= (members >> place & 1) << i;
        }
        return projected;
    }

    private int members(int number) {
        int members = unrecorded.inOriginal(number) ? 1 << ranked.size() : 0;
        for (int i = 0; i < ranked.size(); i++) {
            members |= holdings.holds(ranked.get(i), number) ? 1 << i : 0;
        }
        return members;
    }

    private int[] cells() {
        Map<Cell, Integer> order = new LinkedHashMap<>();
        int[] cellOf = new int[holdings.distinct()];
        List<Cell> found = new ArrayList<>();
        for (int number = 0; number < cellOf.length; number++) {
            Cell cell = new Cell(
                    holdings.holders(number),
                    unrecorded.inOriginal(number),
                    !ranked.isEmpty() && holdings.holds(ranked.getFirst(), number),
                    unrecorded.likelihood(number));
            cellOf[number] = order.computeIfAbsent(cell, fresh -> order.size());
            if (cellOf[number] == found.size()) {
                found.add(cell);
            }
        }
        return inOrder(found, cellOf);
    }

    /** Renumbers the cells so that nothing depends on the order of the leak. */
    private int[] inOrder(List<Cell> found, int[] cellOf) {
        cells.addAll(found);
        cells.sort(Comparator.comparingInt(Cell::holders)
                .thenComparing(Cell::inOriginal)
                .thenComparing(Cell::leading));
        int[] renumbered = found.stream().mapToInt(cells::indexOf).toArray();
        return Arrays.stream(cellOf).map(cell -> renumbered[cell]).toArray();
    }

    private static double logMean(double[] logs) {
        return Posterior.logSum(logs) - StrictMath.log(logs.length);
    }

    private static int[] bits(int members) {
        return IntStream.range(0, Integer.SIZE)
                .filter(bit -> (members >> bit & 1) == 1)
                .toArray();
    }
}
