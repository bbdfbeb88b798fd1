package io.whence.marking;

import io.whence.marking.slot.SlotOffer;
import io.whence.marking.slot.SlotRule;
import io.whence.marking.store.Longs;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Where one delivery has its slots. Its rows fall into 128 parts; in each part some rows without marks have a cell that
 * shows one of two values, neither of them the original one, and all cells of a part show the first or all the second.
 * Keyed by the delivery's own seed, and by row content, never by row order.
 */
public final class Slots {
    private static final int CELLS_MAX = 8 * SlotOffer.SLOTS;
    private static final int CANDIDATES_PER_CELL = 4;
    private static final int DRAWS_MAX = 16;
    private static final long STRIDE = 0x9e3779b97f4a7c15L;
    private static final byte[] PLACE = KeyedHash.label("slot-place");
    private static final byte[] PART = KeyedHash.label("slot-part");

    private final Table table;
    private final List<String> identity;
    private final KeyedHash seed;
    private final List<Variants> variants;
    private final List<Column> columns;
    private final List<Cell> cells = new ArrayList<>();
    private final FingerprintIndex places = new FingerprintIndex(CELLS_MAX);

    /**
     * One cell of a slot, by its row in the original.
     *
     * @param first the number, among the column's values, of the value in variant 0
     * @param second the same for variant 1
     */
    public record Cell(int slot, int row, Column column, int first, int second) {
        /** The number of the value that a variant shows; past both of them the original's own. */
        public int value(int variant) {
            return switch (variant) {
                case 0 -> first;
                case 1 -> second;
                default -> column.code(row);
            };
        }
    }

    private Slots(Marking marking, byte[] seed) {
        MarkPlan plan = marking.plan();
        this.table = marking.marks().table();
        this.identity = plan.identity(table);
        this.seed = KeyedHash.under(seed);
        this.columns =
                plan.columns().stream().map(rule -> table.required(rule.name())).toList();
        this.variants =
                plan.columns().stream().map(rule -> Variants.of(table, rule)).toList();
    }

    /** The slots of a delivery under 32 secret random bytes; refused where not every slot finds a cell. */
    public static Slots of(Marking marking, byte[] seed) {
        Slots slots = new Slots(marking, seed);
        slots.place(marking.marks());
        if (slots.cells.size() < SlotOffer.SLOTS) {
            throw SlotRule.SLOTS_TOO_FEW.refuse("rows", slots.cells.size() + " for " + SlotOffer.SLOTS);
        }
        return slots;
    }

    /** All cells, no two in one row. */
    public List<Cell> cells() {
        return List.copyOf(cells);
    }

    /** The columns by which a row of a copy is known. */
    List<String> identity() {
        return identity;
    }

    /** The cell that a row with this identity carries. */
    Optional<Cell> cell(long first, long second) {
        int number = places.number(first, second);
        return number == FingerprintIndex.ABSENT ? Optional.empty() : Optional.of(cells.get(number));
    }

    /** The part to which a row with this identity belongs. */
    int part(long first, long second) {
        long keyed = seed.words(PART, first, second).getLong();
        return cell(first, second).map(Cell::slot).orElse((int) Long.remainderUnsigned(keyed, SlotOffer.SLOTS));
    }

    private record Candidate(int row, long order, long choice) {}

    private void place(Marks marks) {
        Longs lanes = Fingerprint.ofRows(table, identity);
        List<Candidate> candidates = candidates(marks, lanes);
        int most = Math.clamp(candidates.size() / CANDIDATES_PER_CELL, SlotOffer.SLOTS, CELLS_MAX);
        for (Candidate candidate : candidates) {
            if (cells.size() == most) {
                return;
            }
            place(candidate).ifPresent(cell -> {
                cells.add(cell);
                places.add(lanes.at(2L * cell.row()), lanes.at(2L * cell.row() + 1));
            });
        }
    }

    /** Unmarked rows that nothing else is mistaken for, in an order that only the seed's owner knows. */
    private List<Candidate> candidates(Marks marks, Longs lanes) {
        BitSet unique = unique(lanes);
        List<Candidate> candidates = new ArrayList<>();
        for (int row = unique.nextSetBit(0); row >= 0; row = unique.nextSetBit(row + 1)) {
            if (!marks.marked(row)) {
                ByteBuffer words = seed.words(PLACE, lanes.at(2L * row), lanes.at(2L * row + 1));
                candidates.add(new Candidate(row, words.getLong(), words.getLong()));
            }
        }
        candidates.sort(Comparator.comparingLong(Candidate::order));
        return candidates;
    }

    /** A cell in the first column, from a keyed one on, that offers two other values. */
    private Optional<Cell> place(Candidate candidate) {
        int start = columns.isEmpty() ? 0 : (int) Long.remainderUnsigned(candidate.choice(), columns.size());
        for (int step = 0; step < columns.size(); step++) {
            int column = (start + step) % columns.size();
            int first = draw(candidate, column, 0, -1);
            int second = first < 0 ? -1 : draw(candidate, column, DRAWS_MAX, first);
            if (second >= 0) {
                int slot = cells.size() % SlotOffer.SLOTS;
                return Optional.of(new Cell(slot, candidate.row(), columns.get(column), first, second));
            }
        }
        return Optional.empty();
    }

    /** The number of another value of the cell than its own and {@code taken}; below zero where none was drawn. */
    private int draw(Candidate candidate, int column, int from, int taken) {
        for (int draw = from + 1; draw <= from + DRAWS_MAX; draw++) {
            long uniform = (candidate.choice() + draw) * STRIDE;
            OptionalInt value = variants.get(column).alternative(candidate.row(), uniform);
            if (value.isPresent() && value.getAsInt() != taken) {
                return value.getAsInt();
            }
        }
        return -1;
    }

    private static BitSet unique(Longs lanes) {
        int rows = (int) (lanes.size() / 2);
        FingerprintIndex index = new FingerprintIndex(rows);
        int[] numbers = new int[rows];
        int[] counts = new int[rows];
        Arrays.setAll(numbers, row -> index.add(lanes.at(2L * row), lanes.at(2L * row + 1)));
        for (int number : numbers) {
            counts[number]++;
        }
        BitSet unique = new BitSet(rows);
        for (int row = 0; row < rows; row++) {
            unique.set(row, counts[numbers[row]] == 1);
        }
        return unique;
    }
}
