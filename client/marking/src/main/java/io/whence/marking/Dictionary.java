package io.whence.marking;

import io.whence.marking.store.Bytes;
import io.whence.marking.store.Ints;
import io.whence.marking.store.Longs;
import java.nio.charset.StandardCharsets;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.RandomAccess;

/**
 * The distinct values of one column, numbered in order of appearance. The first ones are kept ready; a column of
 * millions of values lies as UTF-8 in {@link Bytes}.
 */
final class Dictionary {
    private static final int INITIAL = 256;
    private static final int READY_MAX = 1 << 14;

    private byte[][] ready = new byte[INITIAL][];
    private String[] texts = new String[INITIAL];
    private Bytes values = Bytes.growing();
    private Longs ends = Longs.growing();
    private Ints hashes = Ints.growing();
    private Ints slots = Ints.of(2 * INITIAL);
    private byte[] scratch = new byte[64];
    private int size;

    /** The number of the value that stands in these characters. */
    int code(char[] buffer, int offset, int length) {
        if (3 * length > scratch.length) {
            scratch = new byte[3 * length];
        }
        for (int i = 0; i < length; i++) {
            char c = buffer[offset + i];
            if (c >= 0x80) {
                byte[] encoded = new String(buffer, offset, length).getBytes(StandardCharsets.UTF_8);
                return code(encoded, encoded.length);
            }
            scratch[i] = (byte) c;
        }
        return code(scratch, length);
    }

    int code(String value) {
        byte[] encoded = value.getBytes(StandardCharsets.UTF_8);
        return code(encoded, encoded.length);
    }

    /** The number of the value that stands in the first bytes of an array. */
    int code(byte[] value, int length) {
        int hash = hash(value, length);
        int known = slots.at(slot(value, length, hash)) - 1;
        return known >= 0 ? known : add(value, length, hash);
    }

    /** The number of a value, or -1 where the column has no such value. */
    int number(String value) {
        byte[] encoded = value.getBytes(StandardCharsets.UTF_8);
        return slots.at(slot(encoded, encoded.length, hash(encoded, encoded.length))) - 1;
    }

    String value(int code) {
        if (code >= READY_MAX) {
            return new String(utf8(code), StandardCharsets.UTF_8);
        }
        String text = texts[code];
        if (text == null) {
            text = new String(ready[code], StandardCharsets.UTF_8);
            texts[code] = text;
        }
        return text;
    }

    /** The bytes of a value, which the caller must not change. */
    byte[] utf8(int code) {
        if (code < READY_MAX) {
            return ready[code];
        }
        long from = start(code);
        byte[] value = new byte[(int) (end(code) - from)];
        values.read(from, value, 0, value.length);
        return value;
    }

    int size() {
        return size;
    }

    /** All values by their numbers. */
    List<String> values() {
        return new Values();
    }

    /** Forgets everything: for readers that need no number beyond the row. */
    void clear() {
        values = Bytes.growing();
        ends = Longs.growing();
        hashes = Ints.growing();
        slots = Ints.of(2 * INITIAL);
        Arrays.fill(texts, null);
        size = 0;
    }

    private final class Values extends AbstractList<String> implements RandomAccess {
        @Override
        public String get(int code) {
            return value(code);
        }

        @Override
        public int size() {
            return size;
        }
    }

    /** Where the value stands, or the free place where it would. */
    private int slot(byte[] value, int length, int hash) {
        int mask = (int) slots.size() - 1;
        int slot = hash & mask;
        for (int code = slots.at(slot) - 1; code >= 0; code = slots.at(slot) - 1) {
            if (hashes.at(code) == hash && same(code, value, length)) {
                return slot;
            }
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private int add(byte[] value, int length, int hash) {
        if (size < READY_MAX) {
            if (size == ready.length) {
                ready = Arrays.copyOf(ready, 2 * size);
                texts = Arrays.copyOf(texts, 2 * size);
            }
            ready[size] = Arrays.copyOf(value, length);
        } else {
            values.append(value, 0, length);
            ends.add(values.size());
        }
        hashes.add(hash);
        if (2L * size >= slots.size()) {
            rehash();
        }
        occupy(size);
        return size++;
    }

    private void rehash() {
        slots = Ints.of(2 * slots.size());
        for (int code = 0; code < size; code++) {
            occupy(code);
        }
    }

    private void occupy(int code) {
        int mask = (int) slots.size() - 1;
        int slot = hashes.at(code) & mask;
        while (slots.at(slot) != 0) {
            slot = (slot + 1) & mask;
        }
        slots.set(slot, code + 1);
    }

    private boolean same(int code, byte[] value, int length) {
        if (code < READY_MAX) {
            return Arrays.equals(ready[code], 0, ready[code].length, value, 0, length);
        }
        long from = start(code);
        return end(code) - from == length && values.equal(from, value, 0, length);
    }

    private long start(int code) {
        return code == READY_MAX ? 0 : end(code - 1);
    }

    private long end(int code) {
        return ends.at(code - READY_MAX);
    }

    private static int hash(byte[] value, int length) {
        int hash = length;
        for (int i = 0; i < length; i++) {
            hash = 31 * hash + value[i];
        }
        hash *= 0x9e3779b1;
        return hash ^ (hash >>> 15);
    }
}
