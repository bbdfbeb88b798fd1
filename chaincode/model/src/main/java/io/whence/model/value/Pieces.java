package io.whence.model.value;

import java.security.MessageDigest;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.RandomAccess;

/**
 * Many short byte strings, one after the other in a single array: thousands of them cost the garbage collector two
 * objects. Each element that is asked for is a copy.
 */
public final class Pieces extends AbstractList<byte[]> implements RandomAccess {
    private final byte[] bytes;
    private final int[] ends;

    private Pieces(byte[] bytes, int[] ends) {
        this.bytes = bytes;
        this.ends = ends;
    }

    /** The same byte strings, side by side. */
    public static Pieces of(List<byte[]> list) {
        if (list instanceof Pieces pieces) {
            return pieces;
        }
        Builder builder = new Builder();
        list.forEach(builder::add);
        return builder.build();
    }

    @Override
    public byte[] get(int index) {
        return Arrays.copyOfRange(bytes, from(index), ends[index]);
    }

    @Override
    public int size() {
        return ends.length;
    }

    /** Feeds one piece to a digest. */
    public void digest(int index, MessageDigest into) {
        into.update(bytes, from(index), ends[index] - from(index));
    }

    private int from(int index) {
        return index == 0 ? 0 : ends[index - 1];
    }

    /** Collects pieces, and grows as they come. */
    public static final class Builder {
        private static final int BYTES_FIRST = 1 << 10;
        private static final int PIECES_FIRST = 1 << 5;

        private byte[] bytes = new byte[BYTES_FIRST];
        private int[] ends = new int[PIECES_FIRST];
        private int size;

        /** Adds a copy of some bytes as the next piece. */
        public void add(byte[] piece) {
            add(piece, 0, piece.length);
        }

        /** Adds a copy of a stretch of some bytes as the next piece. */
        public void add(byte[] source, int from, int to) {
            int begin = size == 0 ? 0 : ends[size - 1];
            int end = Math.addExact(begin, to - from);
            if (end > bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.max(end, 2 * bytes.length));
            }
            if (size == ends.length) {
                ends = Arrays.copyOf(ends, 2 * size);
            }
            System.arraycopy(source, from, bytes, begin, to - from);
            ends[size++] = end;
        }

        public int size() {
            return size;
        }

        public Pieces build() {
            return new Pieces(Arrays.copyOf(bytes, size == 0 ? 0 : ends[size - 1]), Arrays.copyOf(ends, size));
        }
    }
}
