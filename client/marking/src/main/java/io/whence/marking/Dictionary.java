package io.whence.marking;

import java.util.Arrays;

/** The distinct values of one column as they were written, numbered in order of appearance. */
final class Dictionary {
    private static final int INITIAL = 256;

    private String[] values = new String[INITIAL];
    private int[] hashes = new int[INITIAL];
    private int[] slots = new int[2 * INITIAL];
    private int size;

    /** The number of the value that stands in these characters. */
    int code(char[] buffer, int offset, int length) {
        int hash = hash(buffer, offset, length);
        int slot = hash & (slots.length - 1);
        while (slots[slot] != 0) {
            int code = slots[slot] - 1;
            if (hashes[code] == hash && same(values[code], buffer, offset, length)) {
                return code;
            }
            slot = (slot + 1) & (slots.length - 1);
        }
        return add(new String(buffer, offset, length), hash);
    }

    int code(String value) {
        char[] characters = value.toCharArray();
        return code(characters, 0, characters.length);
    }

    String value(int code) {
        return values[code];
    }

    int size() {
        return size;
    }

    String[] values() {
        return Arrays.copyOf(values, size);
    }

    /** Forgets everything: for readers that need no number beyond the row. */
    void clear() {
        values = new String[INITIAL];
        hashes = new int[INITIAL];
        slots = new int[2 * INITIAL];
        size = 0;
    }

    private int add(String value, int hash) {
        if (size == values.length) {
            grow();
        }
        values[size] = value;
        hashes[size] = hash;
        occupy(size);
        return size++;
    }

    private void grow() {
        values = Arrays.copyOf(values, 2 * size);
        hashes = Arrays.copyOf(hashes, 2 * size);
        slots = new int[4 * size];
        for (int code = 0; code < size; code++) {
            occupy(code);
        }
    }

    private void occupy(int code) {
        int slot = hashes[code] & (slots.length - 1);
        while (slots[slot] != 0) {
            slot = (slot + 1) & (slots.length - 1);
        }
        slots[slot] = code + 1;
    }

    private static boolean same(String value, char[] buffer, int offset, int length) {
        if (value.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (value.charAt(i) != buffer[offset + i]) {
                return false;
            }
        }
        return true;
    }

    private static int hash(char[] buffer, int offset, int length) {
        int hash = length;
        for (int i = offset; i < offset + length; i++) {
            hash = 31 * hash + buffer[i];
        }
        hash *= 0x9e3779b1;
        return hash ^ (hash >>> 15);
    }
}
