package io.whence.claims.localize;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The shares that make what was seen likeliest, by expectation maximisation with squared extrapolation (Varadhan and
 * Roland, Scandinavian Journal of Statistics 35, 2008). The likelihood is concave, so the fit ends with a certificate: no
 * other shares are likelier by more than {@link #GAP}. Nothing but sums, products, quotients, square roots and strict
 * logarithms is taken, in an order of its own: the same to the bit on every Java.
 */
final class ShareFit {
    /** How far from the best a fit may end, in nats. */
    static final double GAP = 1e-7;

    private static final long WORK_MAX = 1L << 31;
    private static final long STEPS_MIN = 300;
    private static final long STEPS_MAX = 100_000;
    private static final double SHRINK_MOST = 1e-4;

    private final Seen seen;
    private final double floor;
    private final int unrecorded;
    private final double rows;

    /**
     * Groups of rows, one entry of each array a group: how many rows, which sources have them, and one over the chance
     * that an unrecorded source shows such a row. A source shows any row that it has with the chance {@code density};
     * the last source is the unrecorded one, whose density is not looked at. {@code start} is where the climb begins.
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Seen(double[] density, double[] start, double[] rows, int[][] holders, double[] inverse) {
        /** Without the rows that every source shows alike: they say nothing, and only make the steps short. */
        Seen telling() {
            int[] kept = IntStream.range(0, rows.length).filter(this::tells).toArray();
            return new Seen(
                    density,
                    start,
                    Arrays.stream(kept).mapToDouble(group -> rows[group]).toArray(),
                    Arrays.stream(kept).mapToObj(group -> holders[group]).toArray(int[][]::new),
                    Arrays.stream(kept).mapToDouble(group -> inverse[group]).toArray());
        }

        private boolean tells(int group) {
            return holders[group].length < density.length - 1
                    || Arrays.stream(holders[group]).anyMatch(holder -> density[holder] * inverse[group] != 1);
        }

        private long cells() {
            return 1
                    + Arrays.stream(holders).mapToLong(some -> some.length + 1L).sum();
        }
    }

    /**
     * Shares, and what is known there: the logarithm of the likelihood against the unrecorded source alone, and the mean
     * over rows of each source's likelihood over the mixture's. {@code rows} are those that tell sources apart.
     */
    @SuppressWarnings("ArrayRecordComponent")
    record At(double[] shares, double[] slopes, double log, double rows) {}

    private ShareFit(Seen seen, double floor, int unrecorded) {
        this.seen = seen;
        this.floor = floor;
        this.unrecorded = unrecorded;
        this.rows = Arrays.stream(seen.rows()).sum();
    }

    /**
     * The best shares. {@code floor} is the least that the sources before {@code unrecorded} have together; the sources
     * from there on are not recorded. Where nothing tells sources apart they keep the shares that they start with.
     */
    static At of(Seen seen, double floor, int unrecorded) {
        return new ShareFit(seen.telling(), floor, unrecorded).climb();
    }

    private At climb() {
        At at = at(seen.start());
        long steps = Math.clamp(WORK_MAX / seen.cells(), STEPS_MIN, STEPS_MAX);
        for (long step = 0; step < steps && gap(at) > GAP; step += 3) {
            At one = next(at);
            At two = next(one);
            At far = at(extrapolated(at.shares(), one.shares(), two.shares()));
            at = far.log() >= two.log() ? far : two;
        }
        return at;
    }

    private At next(At at) {
        double[] shares = new double[at.shares().length];
        for (int i = 0; i < shares.length; i++) {
            shares[i] = at.shares()[i] * at.slopes()[i];
        }
        return at(shares);
    }

    private static double[] extrapolated(double[] start, double[] one, double[] two) {
        double moved = 0;
        double turned = 0;
        for (int i = 0; i < start.length; i++) {
            double turn = two[i] - 2 * one[i] + start[i];
            moved += (one[i] - start[i]) * (one[i] - start[i]);
            turned += turn * turn;
        }
        double length = turned == 0 ? 1 : Math.max(1, StrictMath.sqrt(moved / turned));
        double[] far = new double[start.length];
        for (int i = 0; i < far.length; i++) {
            double turn = two[i] - 2 * one[i] + start[i];
            double reached = start[i] + 2 * length * (one[i] - start[i]) + length * length * turn;
            far[i] = Math.max(reached, SHRINK_MOST * two[i]);
        }
        return far;
    }

    private At at(double[] weights) {
        double[] shares = normalised(weights);
        double[] slopes = new double[shares.length];
        int last = shares.length - 1;
        double log = 0;
        for (int group = 0; group < seen.rows().length; group++) {
            double mixed = 0;
            for (int holder : seen.holders()[group]) {
                mixed += shares[holder] * seen.density()[holder];
            }
            mixed = mixed * seen.inverse()[group] + shares[last];
            double each = seen.rows()[group] / (rows * mixed);
            slopes[last] += each;
            double held = each * seen.inverse()[group];
            for (int holder : seen.holders()[group]) {
                slopes[holder] += held * seen.density()[holder];
            }
            log += seen.rows()[group] * StrictMath.log(mixed);
        }
        return new At(shares, slopes, log, rows);
    }

    /** Adding up to one, with no less than the floor for recorded sources. */
    private double[] normalised(double[] weights) {
        double recorded = sum(weights, 0, unrecorded);
        double others = sum(weights, unrecorded, weights.length);
        double[] shares = weights.clone();
        if (recorded >= floor * (recorded + others)) {
            scale(shares, 0, shares.length, 1 / (recorded + others));
        } else {
            if (recorded == 0) {
                Arrays.fill(shares, 0, unrecorded, 1);
            }
            scale(shares, 0, unrecorded, floor / sum(shares, 0, unrecorded));
            scale(shares, unrecorded, shares.length, (1 - floor) / others);
        }
        return shares;
    }

    private static double sum(double[] values, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += values[i];
        }
        return sum;
    }

    private static void scale(double[] values, int from, int to, double factor) {
        for (int i = from; i < to; i++) {
            values[i] *= factor;
        }
    }

    /** What any other shares could gain at most: they lie below the tangent, which is steepest towards one source. */
    private double gap(At at) {
        double recorded = steepest(at.slopes(), 0, unrecorded);
        double others = steepest(at.slopes(), unrecorded, at.slopes().length);
        double best = recorded >= others ? recorded : floor * recorded + (1 - floor) * others;
        return rows * (best - 1);
    }

    private static double steepest(double[] slopes, int from, int to) {
        return Arrays.stream(slopes, from, to).max().orElse(0);
    }
}
