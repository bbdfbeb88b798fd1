package io.whence.marking;

import io.whence.marking.store.Longs;
import io.whence.model.value.Digest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;

/**
 * Two 64-bit lanes that stand for a cell, and by addition for a row: the first 16 bytes of SHA-256 over column name, zero
 * byte and canonical value. Adding makes the order of columns irrelevant and lets a row be projected cell by cell.
 */
public final class Fingerprint {
    private static final int CHUNK = 1 << 12;
    private static final int VALUES_READY_MAX = 1 << 16;

    private final byte[] name;
    private final RowHash hash = new RowHash();
    private final byte[] digest = new byte[Digest.BYTES];
    private final ByteBuffer words = ByteBuffer.wrap(digest);

    private Fingerprint(String column) {
        this.name = column.getBytes(StandardCharsets.UTF_8);
    }

    /** The lanes of one cell, at {@code into[at]} and {@code into[at + 1]}. */
    public static void ofCell(String column, String canonical, long[] into, int at) {
        Fingerprint one = new Fingerprint(column);
        one.take(canonical.getBytes(StandardCharsets.UTF_8));
        into[at] = one.words.getLong(0);
        into[at + 1] = one.words.getLong(Long.BYTES);
    }

    /** The lanes of every row over these columns: row {@code r} at {@code 2r} and {@code 2r + 1}. */
    public static Longs ofRows(Table table, Iterable<String> columns) {
        Longs rows = Longs.of(2L * table.rows());
        int chunks = (table.rows() + CHUNK - 1) / CHUNK;
        for (String name : columns) {
            Column column = table.required(name);
            long[] ready = ofValues(column);
            IntStream.range(0, chunks).parallel().forEach(chunk -> {
                Fingerprint own = new Fingerprint(name);
                int end = Math.min(table.rows(), (chunk + 1) * CHUNK);
                for (int row = chunk * CHUNK; row < end; row++) {
                    own.addTo(rows, row, column, ready);
                }
            });
        }
        return rows;
    }

    private void addTo(Longs rows, int row, Column column, long[] ready) {
        int code = column.code(row);
        long first;
        long second;
        if (2L * code + 1 < ready.length) {
            first = ready[2 * code];
            second = ready[2 * code + 1];
        } else {
            take(column.utf8(row));
            first = words.getLong(0);
            second = words.getLong(Long.BYTES);
        }
        rows.set(2L * row, rows.at(2L * row) + first);
        rows.set(2L * row + 1, rows.at(2L * row + 1) + second);
    }

    /** The lanes of every distinct value of a column that has few; of one that has many they are taken row by row. */
    private static long[] ofValues(Column column) {
        int values = column.values().size();
        if (values > VALUES_READY_MAX) {
            return new long[0];
        }
        long[] lanes = new long[2 * values];
        Fingerprint one = new Fingerprint(column.name());
        for (int code = 0; code < values; code++) {
            one.take(column.valueUtf8(code));
            lanes[2 * code] = one.words.getLong(0);
            lanes[2 * code + 1] = one.words.getLong(Long.BYTES);
        }
        return lanes;
    }

    private void take(byte[] value) {
        hash.put(name);
        hash.put(0);
        hash.put(value);
        hash.finish(digest, 0);
    }
}
