package io.whence.claims.localize;

import io.whence.marking.Column;
import io.whence.marking.Table;
import io.whence.marking.store.Longs;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Finds the row of the original that an altered row most likely was. Rows that agree on one of several small sets of
 * columns are compared; agreement in a rare value weighs more. A match counts only if it is far better than chance and
 * than the second best. No codeword is looked at, so an error here costs evidence but accuses nobody.
 */
final class NearRows {
    private static final int BANDS = 32;
    private static final int BUCKET_MAX = 32;
    private static final double MARGIN_CHANCE = 4;
    private static final double MARGIN_SECOND = 2;
    private static final int NONE = -1;

    private final Table original;
    private final int[] rows;
    private final Column[] ours;
    private final int[][] theirs;
    private final Longs[] weights;
    private final int[] best;
    private final double[] bestScore;
    private final double[] secondScore;

    private NearRows(Table original, Table leak, List<String> columns, int[] rows) {
        this.original = original;
        this.rows = rows;
        this.ours = columns.stream().map(original::required).toArray(Column[]::new);
        this.theirs = new int[ours.length][];
        this.weights = new Longs[ours.length];
        for (int c = 0; c < ours.length; c++) {
            theirs[c] = translate(leak.required(columns.get(c)), ours[c], rows);
            weights[c] = weights(ours[c], original.rows());
        }
        this.best = new int[rows.length];
        this.bestScore = new double[rows.length];
        this.secondScore = new double[rows.length];
        Arrays.fill(best, NONE);
    }

    /** For each of these leaked rows the row of the original that it was, or -1 where that is not clear. */
    static int[] match(Table original, Table leak, List<String> columns, int[] rows) {
        if (rows.length == 0) {
            return rows;
        }
        NearRows near = new NearRows(original, leak, columns, rows);
        for (int band = 0; band < BANDS; band++) {
            near.compare(near.band(new SplittableRandom(band)));
        }
        return near.clear();
    }

    private int[] clear() {
        double chance = StrictMath.log(Math.max(1, original.rows())) + MARGIN_CHANCE;
        int[] matches = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            boolean certain = bestScore[i] >= chance && bestScore[i] - secondScore[i] >= MARGIN_SECOND;
            matches[i] = certain ? best[i] : NONE;
        }
        return matches;
    }

    /** Columns in a random order, as many as tell most rows of the original apart. */
    private int[] band(SplittableRandom random) {
        int[] order = new int[ours.length];
        double information = 0;
        int size = 0;
        for (int i = 0; i < order.length; i++) {
            int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        while (size < order.length && information < StrictMath.log(original.rows())) {
            information += entropy(order[size++]);
        }
        return Arrays.copyOf(order, size);
    }

    private void compare(int[] band) {
        Map<Long, int[]> buckets = buckets(band);
        Map<Long, Integer> sizes = new HashMap<>();
        for (int row = 0; row < original.rows(); row++) {
            long key = key(band, row);
            if (buckets.containsKey(key)) {
                sizes.merge(key, 1, Integer::sum);
            }
        }
        for (int row = 0; row < original.rows(); row++) {
            long key = key(band, row);
            int[] altered = buckets.get(key);
            if (altered != null && sizes.getOrDefault(key, 0) <= BUCKET_MAX) {
                for (int i : altered) {
                    consider(i, row);
                }
            }
        }
    }

    private void consider(int i, int row) {
        if (best[i] == row) {
            return;
        }
        double score = 0;
        for (int c = 0; c < ours.length; c++) {
            int code = ours[c].code(row);
            score += theirs[c][i] == code ? weight(c, code) : 0;
        }
        if (score > bestScore[i] || (score == bestScore[i] && best[i] == NONE)) {
            secondScore[i] = bestScore[i];
            bestScore[i] = score;
            best[i] = row;
        } else {
            secondScore[i] = Math.max(secondScore[i], score);
        }
    }

    private Map<Long, int[]> buckets(int[] band) {
        Map<Long, int[]> buckets = new HashMap<>();
        for (int i = 0; i < rows.length; i++) {
            long key = 0;
            boolean whole = true;
            for (int c : band) {
                whole &= theirs[c][i] != NONE;
                key = mix(key, theirs[c][i]);
            }
            if (whole) {
                int[] bucket = buckets.getOrDefault(key, new int[0]);
                int[] longer = Arrays.copyOf(bucket, bucket.length + 1);
                longer[bucket.length] = i;
                buckets.put(key, longer);
            }
        }
        return buckets;
    }

    private long key(int[] band, int row) {
        long key = 0;
        for (int c : band) {
            key = mix(key, ours[c].code(row));
        }
        return key;
    }

    private double entropy(int column) {
        double total = 0;
        for (int code = 0; code < weights[column].size(); code++) {
            double one = weight(column, code);
            total += one * StrictMath.exp(-one);
        }
        return total;
    }

    /** ln(rows / rows with this value): what agreement in a value tells. */
    private double weight(int column, int code) {
        return Double.longBitsToDouble(weights[column].at(code));
    }

    private static long mix(long key, int code) {
        long z = (key ^ code) * 0x9e3779b97f4a7c15L;
        return z ^ (z >>> 29);
    }

    private static int[] translate(Column leaked, Column known, int[] rows) {
        return Arrays.stream(rows).map(row -> known.number(leaked.cell(row))).toArray();
    }

    private static Longs weights(Column column, int rows) {
        Longs weights = Longs.of(column.values().size());
        for (int row = 0; row < rows; row++) {
            weights.set(column.code(row), weights.at(column.code(row)) + 1);
        }
        for (int code = 0; code < weights.size(); code++) {
            long count = weights.at(code);
            double weight = count == 0 ? 0 : StrictMath.log((double) rows / count);
            weights.set(code, Double.doubleToRawLongBits(weight));
        }
        return weights;
    }
}
