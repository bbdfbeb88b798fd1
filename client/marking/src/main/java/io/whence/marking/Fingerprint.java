package io.whence.marking;

import io.whence.model.value.Digest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Two 64-bit lanes that stand for a cell, and by addition for a row: the first 16 bytes of SHA-256 over column name, zero
 * byte and canonical value. Adding makes the order of columns irrelevant and lets a row be projected cell by cell.
 */
public final class Fingerprint {
    private Fingerprint() {}

    /** The lanes of one cell, at {@code into[at]} and {@code into[at + 1]}. */
    public static void ofCell(String column, String canonical, long[] into, int at) {
        ByteBuffer digest = ByteBuffer.wrap(Digest.over(
                        column.getBytes(StandardCharsets.UTF_8),
                        new byte[] {0},
                        canonical.getBytes(StandardCharsets.UTF_8))
                .bytes());
        into[at] = digest.getLong();
        into[at + 1] = digest.getLong();
    }

    /** The lanes of every distinct value of a column: value number {@code i} at {@code 2i} and {@code 2i + 1}. */
    public static long[] ofValues(Column column) {
        long[] lanes = new long[2 * column.values().size()];
        for (int i = 0; i < column.values().size(); i++) {
            ofCell(column.name(), column.values().get(i), lanes, 2 * i);
        }
        return lanes;
    }

    /** The lanes of every row over these columns: row {@code r} at {@code 2r} and {@code 2r + 1}. */
    public static long[] ofRows(Table table, Iterable<String> columns) {
        long[] rows = new long[2 * table.rows()];
        for (String name : columns) {
            Column column = table.required(name);
            long[] values = ofValues(column);
            for (int row = 0; row < table.rows(); row++) {
                int code = column.code(row);
                rows[2 * row] += values[2 * code];
                rows[2 * row + 1] += values[2 * code + 1];
            }
        }
        return rows;
    }
}
