package io.whence.marking;

import io.whence.marking.store.Ints;
import io.whence.marking.store.Longs;
import io.whence.model.score.BiasLaw;
import io.whence.model.value.Digest;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Where the copies of one version carry marks: for a marked row its column, the other value of its cell, and how often
 * its code bit is one. Keyed by the version's seed and by what stands in the columns that no mark touches; rows that are
 * alike there carry none. The same for every copy.
 */
public final class Marks {
    private static final byte[] MARK = KeyedHash.label("mark");
    private static final int CHUNK = 1 << 12;
    private static final int WORDS = Digest.BYTES / Long.BYTES;

    private final Table table;
    private final List<Column> columns;
    private final KeyedHash seed;
    private final Longs identities;
    private final Ints places;
    private final Ints alternatives;
    private final Ints biases;
    private final Ints positions;
    private Ints rowsInOrder = Ints.of(0);
    private Ints biasesInOrder = Ints.of(0);

    private Marks(Table table, MarkPlan plan, KeyedHash seed) {
        this.table = table;
        this.seed = seed;
        this.columns = plan.columns().stream()
                .map(column -> table.required(column.name()))
                .toList();
        this.identities = Fingerprint.ofRows(table, plan.identity(table));
        this.places = Ints.of(table.rows());
        this.alternatives = Ints.of(table.rows());
        this.biases = Ints.of(table.rows());
        this.positions = Ints.of(table.rows());
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
        return places.at(row) != 0;
    }

    /** The column in which a marked row carries its mark. */
    public Column column(int row) {
        return columns.get(columnNumber(row));
    }

    private int columnNumber(int row) {
        return (places.at(row) - 1) / 2;
    }

    /** Whether this column of the table may carry marks. */
    boolean in(Column column) {
        return columns.contains(column);
    }

    /** The number, among the values of that column, of the value that a marked cell is exchanged for. */
    public int alternative(int row) {
        return alternatives.at(row);
    }

    /** How often the code bit at a position is one, in billionths. */
    public int biasAt(int position) {
        return biasesInOrder.at(position);
    }

    /** The marked row whose code bit stands at a position. */
    public int rowAt(int position) {
        return rowsInOrder.at(position);
    }

    /** The code bit that shows in a marked row with its original value, or with the other one. */
    public boolean bitShown(int row, boolean changed) {
        return changed != flipped(row);
    }

    /** How many rows carry marks. */
    public int count() {
        return (int) rowsInOrder.size();
    }

    /** The code bit of a marked row: its place among all marks, in an order that the order of the file does not change. */
    public int position(int row) {
        return positions.at(row);
    }

    /** The codeword of one delivery. */
    public Codeword codeword(String delivery) {
        long[] bits = new long[(count() + Long.SIZE - 1) / Long.SIZE];
        byte[] label = KeyedHash.label("code", delivery);
        IntStream.range(0, (count() + CHUNK - 1) / CHUNK).parallel().forEach(chunk -> draw(label, chunk * CHUNK, bits));
        return new Codeword(BitSet.valueOf(bits));
    }

    /** How many cells of each column a codeword changes; columns without changes are left out. */
    SortedMap<String, Integer> changes(Codeword bits) {
        int[] cells = new int[columns.size()];
        for (int row = 0; row < table.rows(); row++) {
            if (marked(row) && bits.changes(row)) {
                cells[columnNumber(row)]++;
            }
        }
        SortedMap<String, Integer> changes = new TreeMap<>();
        for (int c = 0; c < cells.length; c++) {
            if (cells[c] > 0) {
                changes.put(columns.get(c).name(), cells[c]);
            }
        }
        return changes;
    }

    /** One delivery's code bits. */
    public final class Codeword {
        private final BitSet bits;

        private Codeword(BitSet bits) {
            this.bits = bits;
        }

        /** The code bit of a marked row. */
        public boolean bit(int row) {
            return bits.get(positions.at(row));
        }

        /** The code bits by position. */
        public BitSet bits() {
            return (BitSet) bits.clone();
        }

        /** Whether this delivery has the other value in a marked row. */
        public boolean changes(int row) {
            return bit(row) != flipped(row);
        }
    }

    private boolean flipped(int row) {
        return (places.at(row) - 1) % 2 == 1;
    }

    /** The code bits of a chunk of positions; one keyed hash gives the bits of four. */
    private void draw(byte[] label, int from, long[] into) {
        byte[] message = Arrays.copyOf(label, label.length + 2 * Long.BYTES);
        ByteBuffer place = ByteBuffer.wrap(message);
        ByteBuffer words = ByteBuffer.allocate(Digest.BYTES);
        for (int position = from; position < Math.min(count(), from + CHUNK); position++) {
            int word = position % WORDS;
            if (word == 0) {
                place.putLong(label.length, position);
                seed.fill(message, words.array());
            }
            if (BiasLaw.bit(words.getLong(word * Long.BYTES), biasAt(position))) {
                into[position / Long.SIZE] |= 1L << position % Long.SIZE;
            }
        }
    }

    private void number() {
        Ints marked = Ints.growing();
        for (int row = 0; row < table.rows(); row++) {
            if (marked(row)) {
                marked.add(row);
            }
        }
        rowsInOrder = RowOrder.of(marked, row -> identities.at(2L * row) ^ Long.MIN_VALUE, this::compare);
        biasesInOrder = Ints.of(count());
        for (int position = 0; position < count(); position++) {
            positions.set(rowsInOrder.at(position), position);
            biasesInOrder.set(position, biases.at(rowsInOrder.at(position)));
        }
    }

    private int compare(int first, int second) {
        int byLane = Long.compare(identities.at(2L * first), identities.at(2L * second));
        return byLane != 0 ? byLane : Long.compare(identities.at(2L * first + 1), identities.at(2L * second + 1));
    }

    private void place(MarkPlan plan) {
        List<Variants> variants =
                plan.columns().stream().map(rule -> Variants.of(table, rule)).toList();
        BitSet unique = unique();
        BiasLaw law = plan.law();
        IntStream.range(0, (table.rows() + CHUNK - 1) / CHUNK).parallel().forEach(chunk -> {
            byte[] message = Arrays.copyOf(MARK, MARK.length + 2 * Long.BYTES);
            ByteBuffer words = ByteBuffer.allocate(Digest.BYTES);
            for (int row = unique.nextSetBit(chunk * CHUNK); row >= 0 && row < (chunk + 1) * CHUNK; ) {
                ByteBuffer.wrap(message, MARK.length, 2 * Long.BYTES)
                        .putLong(identities.at(2L * row))
                        .putLong(identities.at(2L * row + 1));
                seed.fill(message, words.array());
                if (Long.remainderUnsigned(words.rewind().getLong(), plan.rowsPerMark()) == 0) {
                    place(row, variants, words, law);
                }
                row = unique.nextSetBit(row + 1);
            }
        });
    }

    /** Marks the first column, from a keyed one on, that offers another value. */
    private void place(int row, List<Variants> variants, ByteBuffer words, BiasLaw law) {
        long choice = words.getLong();
        int start = (int) Long.remainderUnsigned(choice, variants.size());
        for (int step = 0; step < variants.size(); step++) {
            int candidate = (start + step) % variants.size();
            OptionalInt alternative = variants.get(candidate).alternative(row, choice * 0x9e3779b97f4a7c15L);
            if (alternative.isPresent()) {
                alternatives.set(row, alternative.getAsInt());
                places.set(row, 1 + 2 * candidate + (int) (words.getLong() & 1));
                biases.set(row, law.draw(words.getLong()));
                return;
            }
        }
    }

    private BitSet unique() {
        FingerprintIndex index = new FingerprintIndex(table.rows());
        Ints first = Ints.of(table.rows());
        BitSet unique = new BitSet(table.rows());
        for (int row = 0; row < table.rows(); row++) {
            int number = index.add(identities.at(2L * row), identities.at(2L * row + 1));
            boolean fresh = first.at(number) == 0;
            unique.set(fresh ? row : first.at(number) - 1, fresh);
            if (fresh) {
                first.set(number, row + 1);
            }
        }
        return unique;
    }
}
