package io.whence.marking;

import io.whence.model.value.Digest;
import java.util.Arrays;
import java.util.function.IntFunction;

/** Hashes rows under salts, one after the other: a leaf for each cell, and the node that stands for the row. */
final class SaltedRow {
    private final KeyedHash salts;
    private final byte[][] names;
    private final byte[][] labels;
    private final RowHash hash = new RowHash();
    private final byte[] leaves;
    private final byte[] salt = new byte[Digest.BYTES];
    private final byte[] pair = new byte[1 + 2 * Digest.BYTES];

    /** {@code names}: the columns, in the order in which their leaves stand. */
    SaltedRow(byte[][] names, KeyedHash salts) {
        this.names = names;
        this.salts = salts;
        this.labels = new byte[names.length][];
        this.leaves = new byte[names.length * Digest.BYTES];
        this.pair[0] = 1;
    }

    /** The node of the row with this id, whose cells are given by column. */
    void node(byte[] id, IntFunction<byte[]> cells, byte[] into, int at) {
        for (int c = 0; c < names.length; c++) {
            salts.fill(label(c, id), salt);
            hash.put(0);
            hash.put(salt);
            hash.put(names[c]);
            hash.put(0);
            hash.put(cells.apply(c));
            hash.finish(leaves, c * Digest.BYTES);
        }
        fold();
        System.arraycopy(leaves, 0, into, at, Digest.BYTES);
    }

    private byte[] label(int column, byte[] id) {
        if (labels[column] == null) {
            labels[column] = Arrays.copyOf(id, id.length + names[column].length);
            System.arraycopy(names[column], 0, labels[column], id.length, names[column].length);
        }
        System.arraycopy(id, 0, labels[column], 0, id.length);
        return labels[column];
    }

    /** RFC 6962's fold, in place. */
    private void fold() {
        for (int size = names.length; size > 1; size = (size + 1) / 2) {
            for (int i = 0; i + 1 < size; i += 2) {
                System.arraycopy(leaves, i * Digest.BYTES, pair, 1, 2 * Digest.BYTES);
                hash.of(pair, pair.length, leaves, i / 2 * Digest.BYTES);
            }
            if (size % 2 == 1) {
                System.arraycopy(leaves, (size - 1) * Digest.BYTES, leaves, size / 2 * Digest.BYTES, Digest.BYTES);
            }
        }
    }
}
