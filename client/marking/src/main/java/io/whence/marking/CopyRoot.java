package io.whence.marking;

import io.whence.marking.store.Bytes;
import io.whence.marking.store.Ints;
import io.whence.marking.store.Longs;
import io.whence.model.merkle.MerkleHash;
import io.whence.model.value.Digest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * What stands for the content of a table, whatever the order of its rows and columns. A row's digest is over its cells by
 * column name; rows stand in the order of their digests; equal rows are told apart by counting. The salted root lets one
 * cell be shown without giving away its neighbours: leaf = H(0x00 ‖ salt ‖ column ‖ 0 ‖ value), salt = HMAC(key, row ‖ column).
 */
public final class CopyRoot {
    /** Rows hashed together: a power of two, so that each chunk is a subtree of the whole. */
    private static final int CHUNK = 1_024;

    private final List<Column> columns;
    private final byte[][] names;
    private final int rows;
    private final Bytes digests;
    private final Longs keys;

    private CopyRoot(Table table) {
        this.columns = table.columns().stream()
                .sorted(Comparator.comparing(Column::name))
                .toList();
        this.names = columns.stream().map(column -> utf8(column.name())).toArray(byte[][]::new);
        this.rows = table.rows();
        this.digests = Bytes.of((long) rows * Digest.BYTES);
        this.keys = Longs.of(rows);
        chunks(this::digests);
    }

    /** The canonical digest: the RFC 6962 root over the rows' digests, without salt. */
    public static Digest canonical(Table table) {
        CopyRoot root = new CopyRoot(table);
        Ints order = root.order();
        root.leaves();
        return root.folded(order);
    }

    /** The digests of all rows, {@link Digest#BYTES} bytes a row, in the order of the table. */
    static Bytes digests(Table table) {
        return new CopyRoot(table).digests;
    }

    /** The digest of column names and types. */
    public static Digest schema(Table table) {
        return MerkleHash.root(table.columns().stream()
                .sorted(Comparator.comparing(Column::name))
                .map(column -> utf8(column.name() + "\0" + column.type()))
                .toList());
    }

    /** The salted root under a key that provider and recipient share. */
    public static Digest salted(Table table, byte[] key) {
        CopyRoot root = new CopyRoot(table);
        Ints order = root.order();
        root.salt(KeyedHash.under(key), root.repeats(order));
        return root.folded(order);
    }

    /** The same by those rules under which it is the root that was committed; by the table's own where there are none. */
    public static Digest salted(Table table, byte[] key, Digest committed) {
        Digest root = salted(table, key);
        boolean before = !root.equals(committed)
                && salted(table.under(CanonicalRules.ONE), key).equals(committed);
        return before ? committed : root;
    }

    /** Puts the leaf of each row in the place of its digest. */
    private void leaves() {
        chunks(chunk -> {
            byte[] leaf = new byte[1 + Digest.BYTES];
            byte[] hashed = new byte[Digest.BYTES];
            RowHash hash = new RowHash();
            for (int row = chunk * CHUNK; row < end(chunk); row++) {
                digest(row, leaf, 1);
                hash.of(leaf, leaf.length, hashed, 0);
                put(row, hashed);
            }
        });
    }

    /**
     * Puts the salted node of each row in the place of its digest. Rows are taken as the table has them, not in the order
     * of the tree: so their cells lie side by side in memory.
     */
    private void salt(KeyedHash salts, Ints repeats) {
        chunks(chunk -> {
            SaltedRow hash = new SaltedRow(names, salts);
            byte[] id = new byte[Digest.BYTES + Integer.BYTES];
            byte[] node = new byte[Digest.BYTES];
            for (int i = chunk * CHUNK; i < end(chunk); i++) {
                int row = i;
                digest(row, id, 0);
                ByteBuffer.wrap(id).putInt(Digest.BYTES, repeats.at(row));
                hash.node(id, column -> columns.get(column).utf8(row), node, 0);
                put(row, node);
            }
        });
    }

    /** Folds the rows' leaves, chunk by chunk in parallel, and then the chunks: a root is that of its subtrees' roots. */
    private Digest folded(Ints order) {
        byte[] roots = new byte[Math.max(1, chunkCount()) * Digest.BYTES];
        chunks(chunk -> {
            int first = chunk * CHUNK;
            int count = end(chunk) - first;
            byte[] leaves = new byte[count * Digest.BYTES];
            for (int i = 0; i < count; i++) {
                digest(order.at(first + i), leaves, i * Digest.BYTES);
            }
            byte[] root = MerkleHash.foldInPlace(leaves, count).bytes();
            System.arraycopy(root, 0, roots, chunk * Digest.BYTES, Digest.BYTES);
        });
        return MerkleHash.foldInPlace(roots, chunkCount());
    }

    private void digests(int chunk) {
        RowHash hash = new RowHash();
        byte[] digest = new byte[Digest.BYTES];
        ByteBuffer key = ByteBuffer.wrap(digest);
        for (int row = chunk * CHUNK; row < end(chunk); row++) {
            for (int c = 0; c < names.length; c++) {
                hash.put(names[c]);
                hash.put(0);
                byte[] value = columns.get(c).utf8(row);
                hash.putInt(value.length);
                hash.put(value);
            }
            hash.finish(digest, 0);
            put(row, digest);
            keys.set(row, key.getLong(0));
        }
    }

    private void digest(int row, byte[] into, int at) {
        digests.read((long) row * Digest.BYTES, into, at, Digest.BYTES);
    }

    private void put(int row, byte[] digest) {
        digests.write((long) row * Digest.BYTES, digest, 0, Digest.BYTES);
    }

    private void chunks(IntConsumer work) {
        IntStream.range(0, chunkCount()).parallel().forEach(work);
    }

    private int chunkCount() {
        return (rows + CHUNK - 1) / CHUNK;
    }

    private int end(int chunk) {
        return Math.min(rows, (chunk + 1) * CHUNK);
    }

    private Ints order() {
        return RowOrder.of(RowOrder.all(rows), keys::at, this::compare);
    }

    /** How many equal rows stand before each row. */
    private Ints repeats(Ints order) {
        Ints repeats = Ints.of(rows);
        for (int i = 1; i < rows; i++) {
            int row = order.at(i);
            int before = order.at(i - 1);
            if (compare(row, before) == 0) {
                repeats.set(row, repeats.at(before) + 1);
            }
        }
        return repeats;
    }

    private int compare(int a, int b) {
        int byKey = Long.compareUnsigned(keys.at(a), keys.at(b));
        if (byKey != 0) {
            return byKey;
        }
        byte[] first = new byte[Digest.BYTES];
        byte[] second = new byte[Digest.BYTES];
        digest(a, first, 0);
        digest(b, second, 0);
        return Arrays.compareUnsigned(first, second);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
