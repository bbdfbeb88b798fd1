package io.whence.verify.audit;

import io.whence.model.value.Digest;
import java.util.Arrays;
import java.util.Optional;

/** The root of the log at the end of each block that added to it: forty bytes a block. */
final class Heads {
    private static final int HASH = Digest.BYTES;

    private long[] sizes = new long[1 << 10];
    private byte[] roots = new byte[HASH << 10];
    private int count;

    void add(long size, Digest root) {
        if (count > 0 && sizes[count - 1] == size) {
            return;
        }
        if (count == sizes.length) {
            sizes = Arrays.copyOf(sizes, 2 * count);
            roots = Arrays.copyOf(roots, HASH * 2 * count);
        }
        sizes[count] = size;
        System.arraycopy(root.bytes(), 0, roots, HASH * count, HASH);
        count++;
    }

    /** The root at a size, where that is the end of a block. */
    Optional<Digest> root(long size) {
        int at = Arrays.binarySearch(sizes, 0, count, size);
        return at < 0
                ? Optional.empty()
                : Optional.of(Digest.of(Arrays.copyOfRange(roots, HASH * at, HASH * (at + 1))));
    }
}
