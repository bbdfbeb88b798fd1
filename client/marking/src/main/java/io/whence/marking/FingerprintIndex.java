package io.whence.marking;

import io.whence.marking.store.Ints;
import io.whence.marking.store.Longs;

/** Numbers distinct row fingerprints from 0 in order of arrival. */
public final class FingerprintIndex {
    /** The answer for a fingerprint that is not here. */
    public static final int ABSENT = -1;

    private static final int EXPECTED_MIN = 16;

    private final Longs lanes = Longs.growing();
    private Ints slots;
    private int size;

    public FingerprintIndex(int expected) {
        slots = Ints.of(4L * Integer.highestOneBit(Math.max(EXPECTED_MIN, expected)));
    }

    /** The number of this fingerprint, which is given one if it has none. */
    public int add(long first, long second) {
        long slot = find(first, second);
        if (slots.at(slot) != 0) {
            return slots.at(slot) - 1;
        }
        lanes.add(first);
        lanes.add(second);
        slots.set(slot, ++size);
        if (2L * size > slots.size()) {
            rehash();
        }
        return size - 1;
    }

    /** The number of this fingerprint, or {@link #ABSENT}. */
    public int number(long first, long second) {
        return slots.at(find(first, second)) - 1;
    }

    public int size() {
        return size;
    }

    /** The first lane of the fingerprint with this number; for orders that must not depend on arrival. */
    public long lane(int number) {
        return lanes.at(2L * number);
    }

    /** The second lane of the fingerprint with this number. */
    public long secondLane(int number) {
        return lanes.at(2L * number + 1);
    }

    private long find(long first, long second) {
        long slot = (first ^ (first >>> Integer.SIZE)) & (slots.size() - 1);
        for (int number = slots.at(slot) - 1; number >= 0; number = slots.at(slot) - 1) {
            if (lanes.at(2L * number) == first && lanes.at(2L * number + 1) == second) {
                return slot;
            }
            slot = (slot + 1) & (slots.size() - 1);
        }
        return slot;
    }

    private void rehash() {
        slots = Ints.of(2 * slots.size());
        for (int number = 0; number < size; number++) {
            slots.set(find(lane(number), secondLane(number)), number + 1);
        }
    }
}
