package io.whence.marking.store;

import java.nio.ByteBuffer;

/** A long row of bytes, fixed in size or growing at its end. Distinct stretches may be written by several threads. */
public final class Bytes {
    private static final int FIRST = 1 << 12;

    private ByteBuffer[] chunks;
    private long size;

    private Bytes(ByteBuffer[] chunks, long size) {
        this.chunks = chunks;
        this.size = size;
    }

    /** So many zeros. */
    public static Bytes of(long size) {
        ByteBuffer[] chunks = new ByteBuffer[Math.max(1, Chunks.count(size))];
        for (int i = 0; i < chunks.length; i++) {
            int bytes = (int) Math.min(Chunks.SIZE, Math.max(1, size - ((long) i << Chunks.SHIFT)));
            chunks[i] = Chunks.claim((long) i << Chunks.SHIFT, bytes);
        }
        return new Bytes(chunks, size);
    }

    /** None yet. */
    public static Bytes growing() {
        return new Bytes(new ByteBuffer[] {ByteBuffer.allocate(FIRST)}, 0);
    }

    public long size() {
        return size;
    }

    public byte at(long index) {
        return chunks[(int) (index >>> Chunks.SHIFT)].get((int) index & Chunks.MASK);
    }

    public void set(long index, byte value) {
        chunks[(int) (index >>> Chunks.SHIFT)].put((int) index & Chunks.MASK, value);
    }

    /** Copies a stretch from here into an array. */
    public void read(long from, byte[] into, int at, int length) {
        for (int done = 0; done < length; ) {
            int offset = (int) (from + done) & Chunks.MASK;
            int part = Math.min(length - done, Chunks.SIZE - offset);
            chunks[(int) ((from + done) >>> Chunks.SHIFT)].get(offset, into, at + done, part);
            done += part;
        }
    }

    /** Copies a stretch of an array to here. */
    public void write(long to, byte[] from, int at, int length) {
        for (int done = 0; done < length; ) {
            int offset = (int) (to + done) & Chunks.MASK;
            int part = Math.min(length - done, Chunks.SIZE - offset);
            chunks[(int) ((to + done) >>> Chunks.SHIFT)].put(offset, from, at + done, part);
            done += part;
        }
    }

    /** Puts a stretch of an array behind the end. */
    public void append(byte[] from, int at, int length) {
        makeRoom(size + length);
        write(size, from, at, length);
        size += length;
    }

    /** Whether the stretch from here equals that of an array. */
    public boolean equal(long from, byte[] other, int at, int length) {
        for (int i = 0; i < length; i++) {
            if (at(from + i) != other[at + i]) {
                return false;
            }
        }
        return true;
    }

    private void makeRoom(long until) {
        while (chunks[0].capacity() < Math.min(until, Chunks.SIZE)) {
            int full = chunks[0].capacity();
            chunks[0] = Chunks.claim(0, Chunks.grown(full)).put(0, chunks[0], 0, (int) Math.min(size, full));
        }
        for (int chunk = 1; chunk < Chunks.count(until); chunk++) {
            chunks = Chunks.withRoom(chunks, chunk);
            if (chunks[chunk] == null) {
                chunks[chunk] = Chunks.claim((long) chunk << Chunks.SHIFT, Chunks.SIZE);
            }
        }
    }
}
