package io.whence.marking.store;

import java.nio.IntBuffer;

/** A long row of ints, fixed in size or growing at its end. Distinct elements may be written by several threads. */
public final class Ints {
    private static final int FIRST = 1 << 10;

    private IntBuffer[] chunks;
    private long size;

    private Ints(IntBuffer[] chunks, long size) {
        this.chunks = chunks;
        this.size = size;
    }

    /** So many zeros. */
    public static Ints of(long size) {
        IntBuffer[] chunks = new IntBuffer[Math.max(1, Chunks.count(size))];
        for (int i = 0; i < chunks.length; i++) {
            chunks[i] = claim(i, (int) Math.min(Chunks.SIZE, Math.max(1, size - ((long) i << Chunks.SHIFT))));
        }
        return new Ints(chunks, size);
    }

    /** None yet. */
    public static Ints growing() {
        return new Ints(new IntBuffer[] {claim(0, FIRST)}, 0);
    }

    public long size() {
        return size;
    }

    public int at(long index) {
        return chunks[(int) (index >>> Chunks.SHIFT)].get((int) index & Chunks.MASK);
    }

    public void set(long index, int value) {
        chunks[(int) (index >>> Chunks.SHIFT)].put((int) index & Chunks.MASK, value);
    }

    public void add(int value) {
        int chunk = (int) (size >>> Chunks.SHIFT);
        chunks = Chunks.withRoom(chunks, chunk);
        if (chunk == 0 && size == chunks[0].capacity()) {
            chunks[0] = claim(0, Chunks.grown(chunks[0].capacity())).put(0, chunks[0], 0, (int) size);
        } else if (chunk > 0 && (size & Chunks.MASK) == 0) {
            chunks[chunk] = claim(chunk, Chunks.SIZE);
        }
        set(size++, value);
    }

    private static IntBuffer claim(int chunk, int elements) {
        return Chunks.claim(((long) chunk << Chunks.SHIFT) * Integer.BYTES, elements * Integer.BYTES)
                .asIntBuffer();
    }
}
