package io.whence.marking;

import io.whence.model.score.BiasLaw;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Where the copies of one version carry marks: for a marked row its column, the other value of its cell, and how often
 * its code bit is one. Keyed by the version's seed and by what stands in the columns that no mark touches; rows that are
 * alike there carry none. The same for every copy.
 */
public final class Marks {
    private static final int NONE = -1;
    private static final byte[] MARK = KeyedHash.label("mark");

    private final Table table;
    private final List<Column> columns;
    private final KeyedHash seed;
    private final long[] identities;
    private final int[] columnOf;
    private final int[] alternatives;
    private final int[] biases;
    private final BitSet flipped;
    private final int[] positions;
    private int[] rowsInOrder = {};
    private int count;

    private Marks(Table table, MarkPlan plan, KeyedHash seed) {
        this.table = table;
        this.seed = seed;
        this.columns = plan.columns().stream()
                .map(column -> table.required(column.name()))
                .toList();
        this.identities = Fingerprint.ofRows(table, plan.identity(table));
        this.columnOf = new int[table.rows()];
        this.alternatives = new int[table.rows()];
        this.biases = new int[table.rows()];
        this.flipped = new BitSet(table.rows());
        this.positions = new int[table.rows()];
        Arrays.fill(columnOf, NONE);
    }

    /** The marks of a version under a seed that only the provider knows before a dispute. */
    public static Marks of(Table original, MarkPlan plan, byte[] seed) {
        Marks marks = new Marks(original, plan, KeyedHash.under(seed));
        if (!plan.columns().isEmpty()) {
            marks.place(plan);
            marks.number();
        }
        return marks;
    }

    public Table table() {
        return table;
    }

    public boolean marked(int row) {
        return columnOf[row] != NONE;
    }

    /** The column in which a marked row carries its mark. */
    public Column column(int row) {
        return columns.get(columnOf[row]);
    }

    /** The number, among the values of that column, of the value that a marked cell is exchanged for. */
    public int alternative(int row) {
        return alternatives[row];
    }

    /** How often the code bit at a position is one, in billionths. */
    public int biasAt(int position) {
        return biases[rowsInOrder[position]];
    }

    /** The marked row whose code bit stands at a position. */
    public int rowAt(int position) {
        return rowsInOrder[position];
    }

    /** The code bit that shows in a marked row with its original value, or with the other one. */
    public boolean bitShown(int row, boolean changed) {
        return changed != flipped.get(row);
    }

    /** How many rows carry marks. */
    public int count() {
        return count;
    }

    /** The code bit of a marked row: its place among all marks, in an order that the order of the file does not change. */
    public int position(int row) {
        return positions[row];
    }

    /** The codeword of one delivery. */
    public Codeword codeword(String delivery) {
        BitSet bits = new BitSet(count);
        byte[] label = KeyedHash.label("code", delivery);
        ByteBuffer words = ByteBuffer.allocate(0);
        for (int position = 0; position < count; position++) {
            if (!words.hasRemaining()) {
                words = seed.words(label, position, 0);
            }
            bits.set(position, BiasLaw.bit(words.getLong(), biases[rowsInOrder[position]]));
        }
        return new Codeword(bits);
    }

    /** One delivery's code bits. */
    public final class Codeword {
        private final BitSet bits;

        private Codeword(BitSet bits) {
            this.bits = bits;
        }

        /** The code bit of a marked row. */
        public boolean bit(int row) {
            return bits.get(positions[row]);
        }

        /** The code bits by position. */
        public BitSet bits() {
            return (BitSet) bits.clone();
        }

        /** Whether this delivery has the other value in a marked row. */
        public boolean changes(int row) {
            return bit(row) != flipped.get(row);
        }
    }

    private void number() {
        Integer[] marked =
                IntStream.range(0, table.rows()).filter(this::marked).boxed().toArray(Integer[]::new);
        Arrays.parallelSort(
                marked,
                Comparator.comparingLong((Integer row) -> identities[2 * row])
                        .thenComparingLong(row -> identities[2 * row + 1]));
        count = marked.length;
        rowsInOrder = new int[count];
        for (int position = 0; position < count; position++) {
            rowsInOrder[position] = marked[position];
            positions[marked[position]] = position;
        }
    }

    private void place(MarkPlan plan) {
        List<Variants> variants =
                plan.columns().stream().map(rule -> Variants.of(table, rule)).toList();
        BitSet unique = unique();
        for (int row = unique.nextSetBit(0); row >= 0; row = unique.nextSetBit(row + 1)) {
            ByteBuffer words = seed.words(MARK, identities[2 * row], identities[2 * row + 1]);
            if (Long.remainderUnsigned(words.getLong(), plan.rowsPerMark()) == 0) {
                place(row, variants, words, plan.law());
            }
        }
    }

    /** Marks the first column, from a keyed one on, that offers another value. */
    private void place(int row, List<Variants> variants, ByteBuffer words, BiasLaw law) {
        long choice = words.getLong();
        int start = (int) Long.remainderUnsigned(choice, variants.size());
        for (int step = 0; step < variants.size(); step++) {
            int candidate = (start + step) % variants.size();
            OptionalInt alternative = variants.get(candidate).alternative(row, choice * 0x9e3779b97f4a7c15L);
            if (alternative.isPresent()) {
                columnOf[row] = candidate;
                alternatives[row] = alternative.getAsInt();
                flipped.set(row, (words.getLong() & 1) == 1);
                biases[row] = law.draw(words.getLong());
                return;
            }
        }
    }

    private BitSet unique() {
        FingerprintIndex index = new FingerprintIndex(table.rows());
        int[] first = new int[table.rows()];
        BitSet unique = new BitSet(table.rows());
        for (int row = 0; row < table.rows(); row++) {
            int number = index.add(identities[2 * row], identities[2 * row + 1]);
            boolean fresh = first[number] == 0;
            unique.set(fresh ? row : first[number] - 1, fresh);
            first[number] = fresh ? row + 1 : first[number];
        }
        return unique;
    }
}
