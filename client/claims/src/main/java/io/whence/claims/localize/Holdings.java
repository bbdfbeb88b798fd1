package io.whence.claims.localize;

import io.whence.marking.Fingerprint;
import io.whence.marking.FingerprintIndex;
import io.whence.marking.Table;
import io.whence.marking.store.Ints;
import io.whence.marking.store.Longs;
import io.whence.model.value.Digest;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Which distinct rows of a leak which sources hold. Rows are numbered; equal rows of the leak share a number. */
final class Holdings {
    private final FingerprintIndex index;
    private final Ints occurrences;
    private final Ints firstRows;
    private final int rows;
    private final List<Held> sources;
    private final int[] holders;

    /** The numbers of rows that stand in the leak more than once. */
    private final int[] repeated;

    /** One source's rows: how many it has in all, and which rows of the leak are among them. */
    record Held(long rows, BitSet numbers) {}

    private static final int STRETCH = 1 << 13;

    private Holdings(FingerprintIndex index, Ints occurrences, Ints firstRows, int rows, List<Held> sources) {
        this.firstRows = firstRows;
        this.index = index;
        this.occurrences = occurrences;
        this.rows = rows;
        this.sources = List.copyOf(sources);
        this.holders = new int[index.size()];
        this.repeated = IntStream.range(0, index.size())
                .filter(number -> occurrences.at(number) > 1)
                .toArray();
        IntStream.range(0, (holders.length + STRETCH - 1) / STRETCH).parallel().forEach(this::countHolders);
    }

    /** The distinct rows of a leak over these columns, held by nobody yet. */
    static Holdings of(Table leak, List<String> columns) {
        Longs lanes = Fingerprint.ofRows(leak, columns);
        FingerprintIndex index = new FingerprintIndex(leak.rows());
        Ints occurrences = Ints.growing();
        Ints firstRows = Ints.growing();
        for (int row = 0; row < leak.rows(); row++) {
            int number = index.add(lanes.at(2L * row), lanes.at(2L * row + 1));
            if (number == firstRows.size()) {
                firstRows.add(row);
                occurrences.add(1);
            } else {
                occurrences.set(number, occurrences.at(number) + 1);
            }
        }
        return new Holdings(index, occurrences, firstRows, leak.rows(), List.of());
    }

    private void countHolders(int stretch) {
        int first = stretch * STRETCH;
        for (Held source : sources) {
            long[] words = source.numbers().get(first, first + STRETCH).toLongArray();
            for (int i = 0; i < words.length; i++) {
                for (long rest = words[i]; rest != 0; rest &= rest - 1) {
                    holders[first + i * Long.SIZE + Long.numberOfTrailingZeros(rest)]++;
                }
            }
        }
    }

    /** The same rows with the sources that hold them. */
    Holdings heldBy(List<Held> held) {
        return new Holdings(index, occurrences, firstRows, rows, held);
    }

    FingerprintIndex index() {
        return index;
    }

    List<Held> sources() {
        return sources;
    }

    /** All rows of the leak, repeated ones included. */
    int rows() {
        return rows;
    }

    int distinct() {
        return index.size();
    }

    /** A row of the leak that has this number. */
    int firstRow(int number) {
        return firstRows.at(number);
    }

    /** How often the row stands in the leak. */
    int occurrences(int number) {
        return occurrences.at(number);
    }

    /** How many sources hold the row. */
    int holders(int number) {
        return holders[number];
    }

    boolean holds(int source, int number) {
        return sources.get(source).numbers().get(number);
    }

    /** Those of some sources that hold the row, in their order. */
    List<Integer> holdersOf(int number, List<Integer> among) {
        return among.stream().filter(source -> holds(source, number)).toList();
    }

    int rowsHeld(int source) {
        BitSet numbers = sources.get(source).numbers();
        int again = Arrays.stream(repeated)
                .filter(numbers::get)
                .map(number -> occurrences.at(number) - 1)
                .sum();
        return numbers.cardinality() + again;
    }

    /** How many rows of the leak that a source holds are held by so many sources. */
    SortedMap<Integer, Integer> byHolders(int source) {
        int[] counts = new int[sources.size() + 1];
        long[] words = sources.get(source).numbers().toLongArray();
        for (int i = 0; i < words.length; i++) {
            for (long rest = words[i]; rest != 0; rest &= rest - 1) {
                counts[holders[i * Long.SIZE + Long.numberOfTrailingZeros(rest)]]++;
            }
        }
        for (int number : repeated) {
            counts[holders[number]] += holds(source, number) ? occurrences.at(number) - 1 : 0;
        }
        SortedMap<Integer, Integer> rowsByHolders = new TreeMap<>();
        for (int many = 1; many < counts.length; many++) {
            if (counts[many] > 0) {
                rowsByHolders.put(many, counts[many]);
            }
        }
        return rowsByHolders;
    }

    /** How many rows of the leak satisfy a condition on their number. */
    int count(IntPredicate condition) {
        int count = 0;
        for (int number = 0; number < holders.length; number++) {
            count += condition.test(number) ? occurrences.at(number) : 0;
        }
        return count;
    }

    /** A digest over the rows that satisfy a condition, in an order of their own. */
    Digest digest(IntPredicate condition) {
        long[] lanes = new long[distinct()];
        int size = 0;
        for (int number = 0; number < lanes.length; number++) {
            if (condition.test(number)) {
                lanes[size++] = index.lane(number);
            }
        }
        Arrays.sort(lanes, 0, size);
        MessageDigest sha = Digest.sha256();
        ByteBuffer lane = ByteBuffer.allocate(Long.BYTES);
        for (int i = 0; i < size; i++) {
            sha.update(lane.putLong(0, lanes[i]).array());
        }
        return Digest.of(sha.digest());
    }
}
