package io.whence.marking;

import java.util.Arrays;

/** Numbers distinct row fingerprints from 0 in order of arrival. */
public final class FingerprintIndex {
    /** The answer for a fingerprint that is not here. */
    public static final int ABSENT = -1;

    private long[] lanes;
    private int[] slots;
    private int size;

    public FingerprintIndex(int expected) {
        lanes = new long[2 * Math.max(16, expected)];
        slots = new int[Integer.highestOneBit(Math.max(16, expected)) * 4];
    }

    /** The number of this fingerprint, which is given one if it has none. */
    public int add(long first, long second) {
        int slot = find(first, second);
        if (slots[slot] != 0) {
            return slots[slot] - 1;
        }
        if (2 * size == lanes.length) {
            lanes = Arrays.copyOf(lanes, 4 * size);
        }
        lanes[2 * size] = first;
        lanes[2 * size + 1] = second;
        slots[slot] = ++size;
        if (2 * size > slots.length) {
            rehash();
        }
        return size - 1;
    }

    /** The number of this fingerprint, or {@link #ABSENT}. */
    public int number(long first, long second) {
        return slots[find(first, second)] - 1;
    }

    public int size() {
        return size;
    }

    /** The first lane of the fingerprint with this number; for orders that must not depend on arrival. */
    public long lane(int number) {
        return lanes[2 * number];
    }

    /** The second lane of the fingerprint with this number. */
    public long secondLane(int number) {
        return lanes[2 * number + 1];
    }

    private int find(long first, long second) {
        int slot = (int) (first ^ (first >>> 32)) & (slots.length - 1);
        while (slots[slot] != 0) {
            int at = 2 * (slots[slot] - 1);
            if (lanes[at] == first && lanes[at + 1] == second) {
                return slot;
            }
            slot = (slot + 1) & (slots.length - 1);
        }
        return slot;
    }

    private void rehash() {
        slots = new int[2 * slots.length];
        for (int number = 0; number < size; number++) {
            slots[find(lanes[2 * number], lanes[2 * number + 1])] = number + 1;
        }
    }
}
