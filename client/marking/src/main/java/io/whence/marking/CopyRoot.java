package io.whence.marking;

import io.whence.model.merkle.MerkleHash;
import io.whence.model.value.Digest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.DigestException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * What stands for the content of a table, whatever the order of its rows and columns. A row's digest is over its cells by
 * column name; rows stand in the order of their digests; equal rows are told apart by counting. The salted root lets one
 * cell be shown without giving away its neighbours: leaf = H(0x00 ‖ salt ‖ column ‖ 0 ‖ value), salt = HMAC(key, row ‖ column).
 */
public final class CopyRoot {
    private static final int CHUNK = 1_024;

    private final List<Column> columns;
    private final byte[][] names;
    private final byte[][][] values;
    private final int rows;
    private final byte[] digests;

    private CopyRoot(Table table) {
        this.columns = table.columns().stream()
                .sorted(Comparator.comparing(Column::name))
                .toList();
        this.names = columns.stream().map(column -> utf8(column.name())).toArray(byte[][]::new);
        this.values = columns.stream()
                .map(column -> column.values().stream().map(CopyRoot::utf8).toArray(byte[][]::new))
                .toArray(byte[][][]::new);
        this.rows = table.rows();
        this.digests = new byte[rows * Digest.BYTES];
        chunks(chunk -> new Hasher().digests(chunk));
    }

    /** The canonical digest: the RFC 6962 root over the rows' digests, without salt. */
    public static Digest canonical(Table table) {
        CopyRoot root = new CopyRoot(table);
        List<byte[]> leaves = new ArrayList<>();
        for (int row : root.order()) {
            leaves.add(Arrays.copyOfRange(root.digests, row * Digest.BYTES, (row + 1) * Digest.BYTES));
        }
        return MerkleHash.root(leaves);
    }

    /** The digests of all rows, {@link Digest#BYTES} bytes a row, in the order of the table. */
    static byte[] digests(Table table) {
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
        int[] order = root.order();
        int[] repeats = root.repeats(order);
        byte[] nodes = new byte[root.rows * Digest.BYTES];
        root.chunks(chunk -> root.new Hasher().nodes(chunk, order, repeats, KeyedHash.under(key), nodes));
        return MerkleHash.foldInPlace(nodes, root.rows);
    }

    /** Hashes rows one after the other with one engine. */
    private final class Hasher {
        private final MessageDigest sha = Digest.sha256();
        private final byte[] leaves = new byte[names.length * Digest.BYTES];

        void digests(IntStream chunk) {
            ByteBuffer length = ByteBuffer.allocate(Integer.BYTES);
            chunk.forEach(row -> {
                for (int c = 0; c < names.length; c++) {
                    byte[] value = values[c][columns.get(c).code(row)];
                    sha.update(names[c]);
                    sha.update((byte) 0);
                    sha.update(length.putInt(0, value.length).array());
                    sha.update(value);
                }
                finish(digests, row);
            });
        }

        void nodes(IntStream chunk, int[] order, int[] repeats, KeyedHash salts, byte[] into) {
            ByteBuffer id = ByteBuffer.allocate(Digest.BYTES + Integer.BYTES);
            chunk.forEach(i -> {
                id.put(0, digests, order[i] * Digest.BYTES, Digest.BYTES).putInt(Digest.BYTES, repeats[i]);
                for (int c = 0; c < names.length; c++) {
                    byte[] salt = salts.of(id.array(), names[c]);
                    sha.update((byte) 0);
                    sha.update(salt);
                    sha.update(names[c]);
                    sha.update((byte) 0);
                    sha.update(values[c][columns.get(c).code(order[i])]);
                    finish(leaves, c);
                }
                byte[] node = MerkleHash.foldInPlace(leaves, names.length).bytes();
                System.arraycopy(node, 0, into, i * Digest.BYTES, Digest.BYTES);
            });
        }

        private void finish(byte[] into, int index) {
            try {
                sha.digest(into, index * Digest.BYTES, Digest.BYTES);
            } catch (DigestException e) {
                throw new IllegalStateException("a digest that does not fit its own size", e);
            }
        }
    }

    private void chunks(Consumer<IntStream> work) {
        IntStream.range(0, (rows + CHUNK - 1) / CHUNK)
                .parallel()
                .forEach(chunk -> work.accept(IntStream.range(CHUNK * chunk, Math.min(rows, CHUNK * (chunk + 1)))));
    }

    private int[] order() {
        Integer[] order = new Integer[rows];
        Arrays.setAll(order, row -> row);
        Arrays.parallelSort(order, this::compare);
        return Arrays.stream(order).mapToInt(row -> row).toArray();
    }

    private int[] repeats(int[] order) {
        int[] repeats = new int[order.length];
        for (int i = 1; i < order.length; i++) {
            repeats[i] = compare(order[i], order[i - 1]) == 0 ? repeats[i - 1] + 1 : 0;
        }
        return repeats;
    }

    private int compare(int a, int b) {
        int from = a * Digest.BYTES;
        int other = b * Digest.BYTES;
        return Arrays.compareUnsigned(digests, from, from + Digest.BYTES, digests, other, other + Digest.BYTES);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
