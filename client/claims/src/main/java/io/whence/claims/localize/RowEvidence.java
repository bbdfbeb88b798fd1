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
 * What the mere holding of rows says of each source: likelihood ratios against an unrecorded source, averaged over the
 * share of the leak that the source may have. Rows are grouped by what matters, so the cost does not grow with the leak.
 */
final class RowEvidence {
    private static final double[] SHARES = {0.98, 0.9, 0.7, 0.5, 0.3};
    private static final double UNRECORDED_SHARE_MIN = 0.02;
    private static final double UNRECORDED_SHARE_MAX = 0.7;

    private final Holdings holdings;
    private final double[] density;
    private final List<Cell> cells = new ArrayList<>();
    private final long[] totals;
    private final long[][] held;
    private final Map<Group, Long> groups = new TreeMap<>();
    private final List<Integer> ranked;

    /** Rows alike in how many sources hold them, in standing in the original, and in being held by the leading source. */
    record Cell(int holders, boolean inOriginal, boolean leading, double unrecorded) {}

    private record Group(int cell, int members) implements Comparable<Group> {
        @Override
        public int compareTo(Group other) {
            int byCell = Integer.compare(cell, other.cell);
            return byCell != 0 ? byCell : Integer.compare(members, other.members);
        }
    }

    /** {@code ranked}: the few sources with the largest shares, the leading one first. */
    RowEvidence(Holdings holdings, Unrecorded unrecorded, List<Integer> ranked) {
        this.holdings = holdings;
        this.density = Mixture.density(holdings);
        this.ranked = List.copyOf(ranked);
        int[] cellOf = cells(unrecorded);
        this.totals = new long[cells.size()];
        this.held = new long[holdings.sources().size()][cells.size()];
        for (int number = 0; number < holdings.distinct(); number++) {
            totals[cellOf[number]] += holdings.occurrences(number);
            groups.merge(new Group(cellOf[number], members(number)), (long) holdings.occurrences(number), Long::sum);
        }
        for (int source = 0; source < held.length; source++) {
            long[] counts = held[source];
            holdings.sources().get(source).numbers().stream()
                    .forEach(number -> counts[cellOf[number]] += holdings.occurrences(number));
        }
    }

    /** The logarithm of the likelihood ratio of each hypothesis against nobody, over the cells that satisfy a condition. */
    double[] logLikelihoods(List<Posterior.Hypothesis> hypotheses, Predicate<Cell> considered) {
        return hypotheses.stream()
                .mapToDouble(hypothesis -> switch (hypothesis.copies().size()) {
                    case 0 -> 0;
                    case 1 -> single(hypothesis.copies().getFirst(), considered);
                    default -> together(hypothesis.copies(), considered);
                })
                .toArray();
    }

    /** The logarithm of the ratio that a source which holds every recorded row of the leak would reach. */
    double logLikelihoodWithin() {
        double log = 0;
        for (int cell = 0; cell < totals.length; cell++) {
            if (cells.get(cell).holders() > 0) {
                log += totals[cell] * StrictMath.log(SHARES[0] / cells.get(cell).unrecorded() + 1 - SHARES[0]);
            }
        }
        return log;
    }

    /** The logarithm of the likelihood ratio of one source alone against nobody. */
    double logLikelihood(int source) {
        return single(source, cell -> true);
    }

    /** The same over the cells that satisfy a condition. */
    double logLikelihood(int source, Predicate<Cell> considered) {
        return single(source, considered);
    }

    private double single(int source, Predicate<Cell> considered) {
        double[] logs = new double[SHARES.length];
        for (int s = 0; s < SHARES.length; s++) {
            double absent = StrictMath.log(1 - SHARES[s]);
            for (int cell = 0; cell < totals.length; cell++) {
                if (considered.test(cells.get(cell))) {
                    double here = SHARES[s] * density[source] / cells.get(cell).unrecorded() + 1 - SHARES[s];
                    logs[s] += held[source][cell] * StrictMath.log(here);
                    logs[s] += (totals[cell] - held[source][cell]) * absent;
                }
            }
        }
        return logMean(logs);
    }

    private double together(List<Integer> sources, Predicate<Cell> considered) {
        List<Mixture.Pattern> patterns = patterns(sources, considered);
        double[] densities =
                sources.stream().mapToDouble(source -> density[source]).toArray();
        Mixture mixture = Mixture.fit(patterns, densities);
        double nobody = Math.clamp(mixture.unrecorded(), UNRECORDED_SHARE_MIN, UNRECORDED_SHARE_MAX);
        double scale = mixture.unrecorded() < 1 ? (1 - nobody) / (1 - mixture.unrecorded()) : 0;
        double log = 0;
        for (Mixture.Pattern pattern : patterns) {
            double ratio = nobody;
            for (int holder : pattern.holders()) {
                ratio += scale * mixture.shares().get(holder) * densities[holder] / pattern.unrecorded();
            }
            log += pattern.rows() * StrictMath.log(ratio);
        }
        return log;
    }

    private List<Mixture.Pattern> patterns(List<Integer> sources, Predicate<Cell> considered) {
        Map<Group, Long> restricted = new TreeMap<>();
        groups.forEach((group, rows) -> {
            if (considered.test(cells.get(group.cell()))) {
                restricted.merge(new Group(group.cell(), project(group.members(), sources)), rows, Long::sum);
            }
        });
        List<Mixture.Pattern> patterns = new ArrayList<>();
        restricted.forEach((group, rows) -> patterns.add(new Mixture.Pattern(
                bits(group.members()), rows, cells.get(group.cell()).unrecorded())));
        return patterns;
    }

    private int project(int members, List<Integer> sources) {
        int projected = 0;
        for (int i = 0; i < sources.size(); i++) {
            projected |= (members >> ranked.indexOf(sources.get(i)) & 1) << i;
        }
        return projected;
    }

    private int members(int number) {
        int members = 0;
        for (int i = 0; i < ranked.size(); i++) {
            members |= holdings.holds(ranked.get(i), number) ? 1 << i : 0;
        }
        return members;
    }

    private int[] cells(Unrecorded unrecorded) {
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
        double most = Arrays.stream(logs).max().orElseThrow();
        double total = 0;
        for (double log : logs) {
            total += StrictMath.exp(log - most);
        }
        return most + StrictMath.log(total / logs.length);
    }

    private static List<Integer> bits(int members) {
        return IntStream.range(0, Integer.SIZE)
                .filter(bit -> (members >> bit & 1) == 1)
                .boxed()
                .toList();
    }
}
