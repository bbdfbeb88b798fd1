package io.whence.model.wire;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The distinct words of a batch, numbered as they come: a hash table over stretches of bytes, none of them copied twice. */
final class Words {
    private static final int SLOTS_FIRST = 1 << 8;
    private static final int SPREAD = 0x9e3779b9;

    private final List<byte[]> words = new ArrayList<>();

    /** The number of a word plus one; 0 where the slot is free. Its length is a power of two, and more than half is free. */
    private int[] slots = new int[SLOTS_FIRST];

    /** The number of the word that some bytes spell. */
    int number(byte[] bytes, int from, int to) {
        int slot = slot(bytes, from, to);
        if (slots[slot] == 0) {
            words.add(Arrays.copyOfRange(bytes, from, to));
            slots[slot] = words.size();
            if (2 * words.size() > slots.length) {
                grow();
                return words.size() - 1;
            }
        }
        return slots[slot] - 1;
    }

    /** The words in the order of their numbers, which are ASCII. */
    List<String> texts() {
        return words.stream()
                .map(word -> new String(word, StandardCharsets.US_ASCII))
                .toList();
    }

    /** Where the word stands, or the free slot where it would. */
    private int slot(byte[] bytes, int from, int to) {
        int hash = to - from;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + bytes[i];
        }
        int slot = (hash * SPREAD) >>> Integer.numberOfLeadingZeros(slots.length - 1);
        while (slots[slot] != 0 && !same(words.get(slots[slot] - 1), bytes, from, to)) {
            slot = (slot + 1) & (slots.length - 1);
        }
        return slot;
    }

    private static boolean same(byte[] word, byte[] bytes, int from, int to) {
        return Arrays.equals(word, 0, word.length, bytes, from, to);
    }

    private void grow() {
        slots = new int[2 * slots.length];
        for (int number = 0; number < words.size(); number++) {
            byte[] word = words.get(number);
            slots[slot(word, 0, word.length)] = number + 1;
        }
    }
}
