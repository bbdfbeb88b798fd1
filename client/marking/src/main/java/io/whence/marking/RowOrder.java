package io.whence.marking;

import io.whence.marking.store.Ints;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;

/**
 * Puts rows in order: they are first dealt into buckets by the leading bits of a key, which must be evenly spread as
 * hashes are, then each bucket is merge-sorted by itself. Only one bucket a core is on the heap at a time.
 */
final class RowOrder {
    private static final int BUCKET_ROWS = 1 << 10;
    private static final int BUCKETS_BITS_MAX = 20;

    private final Ints rows;
    private final int[] ends;
    private final Comparison comparison;

    /** Whether one row stands before another (negative), after it (positive) or neither. */
    interface Comparison {
        int of(int first, int second);
    }

    private RowOrder(Ints rows, int[] ends, Comparison comparison) {
        this.rows = rows;
        this.ends = ends;
        this.comparison = comparison;
    }

    /** These rows in the order of an unsigned key, and among equal keys in that of a comparison. */
    static Ints of(Ints given, IntToLongFunction key, Comparison comparison) {
        int shift = Long.SIZE - bits(given.size());
        int[] ends = new int[1 << bits(given.size())];
        for (int i = 0; i < given.size(); i++) {
            ends[bucket(key.applyAsLong(given.at(i)), shift)]++;
        }
        int before = 0;
        for (int bucket = 0; bucket < ends.length; bucket++) {
            before += ends[bucket];
            ends[bucket] = before;
        }
        Ints dealt = Ints.of(given.size());
        for (int i = (int) given.size() - 1; i >= 0; i--) {
            dealt.set(--ends[bucket(key.applyAsLong(given.at(i)), shift)], given.at(i));
        }
        RowOrder order = new RowOrder(dealt, ends, comparison);
        IntStream.range(0, ends.length).parallel().forEach(order::sort);
        return dealt;
    }

    /** All rows of a table. */
    static Ints all(int count) {
        Ints rows = Ints.of(count);
        for (int row = 0; row < count; row++) {
            rows.set(row, row);
        }
        return rows;
    }

    /** Leaves {@code ends} as the starts of the buckets. */
    private void sort(int bucket) {
        int from = ends[bucket];
        int to = bucket + 1 < ends.length ? ends[bucket + 1] : (int) rows.size();
        int[] sorted = new int[to - from];
        for (int i = from; i < to; i++) {
            sorted[i - from] = rows.at(i);
        }
        int[] other = new int[sorted.length];
        for (int run = 1; run < sorted.length; run *= 2) {
            for (int start = 0; start < sorted.length; start += 2 * run) {
                merge(sorted, other, start, run);
            }
            int[] merged = other;
            other = sorted;
            sorted = merged;
        }
        for (int i = from; i < to; i++) {
            rows.set(i, sorted[i - from]);
        }
    }

    /** Merges two runs that stand one after the other; equal rows keep their order. */
    private void merge(int[] from, int[] into, int start, int run) {
        int middle = Math.min(start + run, from.length);
        int end = Math.min(middle + run, from.length);
        int left = start;
        int right = middle;
        for (int at = start; at < end; at++) {
            boolean first = right == end || (left < middle && comparison.of(from[left], from[right]) <= 0);
            into[at] = first ? from[left++] : from[right++];
        }
    }

    private static int bits(long rows) {
        int buckets = (int) Math.max(2, rows / BUCKET_ROWS);
        return Math.min(BUCKETS_BITS_MAX, Integer.SIZE - Integer.numberOfLeadingZeros(buckets - 1));
    }

    private static int bucket(long key, int shift) {
        return (int) (key >>> shift);
    }
}
