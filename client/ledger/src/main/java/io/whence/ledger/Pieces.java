package io.whence.ledger;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.RandomAccess;

/**
 * Many short byte strings, one after the other in a single array: what a batch in flight keeps costs the garbage collector
 * two objects, not thousands. Each element that is asked for is a copy.
 */
final class Pieces extends AbstractList<byte[]> implements RandomAccess {
    private final byte[] bytes;
    private final int[] ends;

    private Pieces(byte[] bytes, int[] ends) {
        this.bytes = bytes;
        this.ends = ends;
    }

    @Override
    public byte[] get(int index) {
        return Arrays.copyOfRange(bytes, index == 0 ? 0 : ends[index - 1], ends[index]);
    }

    @Override
    public int size() {
        return ends.length;
    }

    /** Collects pieces, and grows as they come. */
    static final class Builder {
        private static final int BYTES_FIRST = 1 << 16;
        private static final int PIECES_FIRST = 1 << 10;

        private byte[] bytes = new byte[BYTES_FIRST];
        private int[] ends = new int[PIECES_FIRST];
        private int size;

        void add(byte[] piece) {
            int from = size == 0 ? 0 : ends[size - 1];
            int to = Math.addExact(from, piece.length);
            if (to > bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.max(to, 2 * bytes.length));
            }
            if (size == ends.length) {
                ends = Arrays.copyOf(ends, 2 * size);
            }
            System.arraycopy(piece, 0, bytes, from, piece.length);
            ends[size++] = to;
        }

        int size() {
            return size;
        }

        Pieces build() {
            return new Pieces(Arrays.copyOf(bytes, size == 0 ? 0 : ends[size - 1]), Arrays.copyOf(ends, size));
        }
    }
}
