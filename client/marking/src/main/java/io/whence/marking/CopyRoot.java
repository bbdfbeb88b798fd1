package io.whence.marking;

import io.whence.model.merkle.MerkleHash;
import io.whence.model.value.Digest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What stands for the content of a table, whatever the order of its rows and columns. A row's digest is over its cells by
 * column name; rows stand in the order of their digests; equal rows are told apart by counting. The salted root lets one
 * cell be shown without giving away its neighbours: leaf = H(0x00 ‖ salt ‖ column ‖ 0 ‖ value), salt = HMAC(key, row ‖ column).
 */
public final class CopyRoot {
    private static final byte[] ZERO = {0};

    private final List<Column> columns;
    private final List<byte[]> names;
    private final int rows;

    private CopyRoot(Table table) {
        this.columns = table.columns().stream()
                .sorted(Comparator.comparing(Column::name))
                .toList();
        this.names = columns.stream()
                .map(column -> column.name().getBytes(StandardCharsets.UTF_8))
                .toList();
        this.rows = table.rows();
    }

    /** The canonical digest: the RFC 6962 root over the rows' digests, without salt. */
    public static Digest canonical(Table table) {
        return MerkleHash.root(Arrays.asList(new CopyRoot(table).sortedDigests()));
    }

    /** The digest of column names and types. */
    public static Digest schema(Table table) {
        List<byte[]> lines = new ArrayList<>();
        for (Column column : new CopyRoot(table).columns) {
            lines.add((column.name() + "\0" + column.type()).getBytes(StandardCharsets.UTF_8));
        }
        return MerkleHash.root(lines);
    }

    /** The salted root under a key that provider and recipient share. */
    public static Digest salted(Table table, byte[] key) {
        CopyRoot root = new CopyRoot(table);
        byte[][] digests =
                IntStream.range(0, root.rows).parallel().mapToObj(root::digest).toArray(byte[][]::new);
        Integer[] order = root.order(digests);
        int[] repeats = repeats(digests, order);
        byte[] nodes = new byte[root.rows * Digest.BYTES];
        IntStream.range(0, (order.length + 1023) / 1024).parallel().forEach(chunk -> {
            KeyedHash salts = KeyedHash.under(key);
            for (int i = 1024 * chunk; i < Math.min(order.length, 1024 * (chunk + 1)); i++) {
                byte[] id = Arrays.copyOf(digests[order[i]], Digest.BYTES + Integer.BYTES);
                java.nio.ByteBuffer.wrap(id).putInt(Digest.BYTES, repeats[i]);
                System.arraycopy(root.node(order[i], id, salts), 0, nodes, i * Digest.BYTES, Digest.BYTES);
            }
        });
        return MerkleHash.foldInPlace(nodes, root.rows);
    }

    private byte[] node(int row, byte[] id, KeyedHash salts) {
        MessageDigest sha = Digest.sha256();
        byte[] leaves = new byte[columns.size() * Digest.BYTES];
        for (int c = 0; c < names.size(); c++) {
            sha.update((byte) 0);
            sha.update(salts.of(id, names.get(c)));
            sha.update(names.get(c));
            sha.update(ZERO);
            byte[] leaf = sha.digest(columns.get(c).cell(row).getBytes(StandardCharsets.UTF_8));
            System.arraycopy(leaf, 0, leaves, c * Digest.BYTES, Digest.BYTES);
        }
        return MerkleHash.foldInPlace(leaves, columns.size()).bytes();
    }

    private byte[][] sortedDigests() {
        byte[][] digests =
                IntStream.range(0, rows).parallel().mapToObj(this::digest).toArray(byte[][]::new);
        Arrays.sort(digests, Arrays::compareUnsigned);
        return digests;
    }

    private byte[] digest(int row) {
        MessageDigest sha = Digest.sha256();
        for (int c = 0; c < names.size(); c++) {
            byte[] value = columns.get(c).cell(row).getBytes(StandardCharsets.UTF_8);
            sha.update(names.get(c));
            sha.update(ZERO);
            sha.update(java.nio.ByteBuffer.allocate(Integer.BYTES)
                    .putInt(value.length)
                    .array());
            sha.update(value);
        }
        return sha.digest();
    }

    private Integer[] order(byte[][] digests) {
        Integer[] order = new Integer[rows];
        Arrays.setAll(order, row -> row);
        Arrays.parallelSort(order, (a, b) -> Arrays.compareUnsigned(digests[a], digests[b]));
        return order;
    }

    private static int[] repeats(byte[][] digests, Integer[] order) {
        int[] repeats = new int[order.length];
        for (int i = 1; i < order.length; i++) {
            repeats[i] = Arrays.equals(digests[order[i]], digests[order[i - 1]]) ? repeats[i - 1] + 1 : 0;
        }
        return repeats;
    }
}
