package io.whence.marking.store;

import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.stream.IntStream;

/** A long row of longs, fixed in size or growing at its end. Distinct elements may be written by several threads. */
public final class Longs {
    private static final int FIRST = 1 << 10;

    private LongBuffer[] chunks;
    private long size;

    private Longs(LongBuffer[] chunks, long size) {
        this.chunks = chunks;
        this.size = size;
    }

    /** So many zeros. */
    public static Longs of(long size) {
        LongBuffer[] chunks = new LongBuffer[Math.max(1, Chunks.count(size))];
        for (int i = 0; i < chunks.length; i++) {
            chunks[i] = claim(i, (int) Math.min(Chunks.SIZE, Math.max(1, size - ((long) i << Chunks.SHIFT))));
        }
        return new Longs(chunks, size);
    }

    /** None yet. */
    public static Longs growing() {
        return new Longs(new LongBuffer[] {claim(0, FIRST)}, 0);
    }

    public long size() {
        return size;
    }

    public long at(long index) {
        return chunks[(int) (index >>> Chunks.SHIFT)].get((int) index & Chunks.MASK);
    }

    public void set(long index, long value) {
        chunks[(int) (index >>> Chunks.SHIFT)].put((int) index & Chunks.MASK, value);
    }

    public void add(long value) {
        int chunk = (int) (size >>> Chunks.SHIFT);
        chunks = Chunks.withRoom(chunks, chunk);
        if (chunk == 0 && size == chunks[0].capacity()) {
            chunks[0] = claim(0, Chunks.grown(chunks[0].capacity())).put(0, chunks[0], 0, (int) size);
        } else if (chunk > 0 && (size & Chunks.MASK) == 0) {
            chunks[chunk] = claim(chunk, Chunks.SIZE);
        }
        set(size++, value);
    }

    /** The same numbers in ascending order: chunks sorted by themselves, then merged. */
    public Longs sorted() {
        Longs from = of(size);
        IntStream.range(0, Chunks.count(size)).parallel().forEach(chunk -> sortInto(from, chunk));
        for (long run = Chunks.SIZE; run < size; run *= 2) {
            Longs into = of(size);
            for (long start = 0; start < size; start += 2 * run) {
                from.merge(into, start, run);
            }
            from.chunks = into.chunks;
        }
        return from;
    }

    private void sortInto(Longs into, int chunk) {
        long start = (long) chunk << Chunks.SHIFT;
        long[] part = new long[(int) Math.min(Chunks.SIZE, size - start)];
        chunks[chunk].get(0, part);
        Arrays.sort(part);
        into.chunks[chunk].put(0, part);
    }

    private void merge(Longs into, long start, long run) {
        long middle = Math.min(start + run, size);
        long end = Math.min(middle + run, size);
        long left = start;
        long right = middle;
        for (long at = start; at < end; at++) {
            boolean first = right == end || (left < middle && at(left) <= at(right));
            into.set(at, at(first ? left++ : right++));
        }
    }

    private static LongBuffer claim(int chunk, int elements) {
        return Chunks.claim(((long) chunk << Chunks.SHIFT) * Long.BYTES, elements * Long.BYTES)
                .asLongBuffer();
    }
}
