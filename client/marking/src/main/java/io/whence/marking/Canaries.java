package io.whence.marking;

import io.whence.model.score.BiasLaw;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Invented rows of a version, each given to a keyed choice of its copies by the same bias law as marks. A canary looks
 * like a row of the table, and nothing but the seed leads to it: whoever does not know it meets it with chance 2^-40 at
 * most. In a column that numbers the rows it has a fresh number of the same form.
 */
public final class Canaries {
    /** How many bits of chance a canary has, and how many must be readable for it to count. */
    public static final int BITS_MIN = 40;

    private final List<Canary> canaries;
    private final KeyedHash seed;

    /**
     * An invented row, cell by cell in the order of the table's columns, and how often it is given, in billionths.
     *
     * @param number by which it was drawn; a plan may ask for rows that could not be invented, so numbers may be missing
     * @param forPurpose whether it is given by the purpose that a delivery states
     */
    public record Canary(int number, boolean forPurpose, List<Cell> cells, int bias) {
        public Canary {
            cells = List.copyOf(cells);
        }

        /** The chance, in bits, of meeting what stands in these columns: a lower bound. */
        public double bits(Predicate<String> columns) {
            return cells.stream()
                    .filter(cell -> columns.test(cell.column()) && columns.test(cell.beside()))
                    .mapToDouble(Cell::bits)
                    .sum();
        }
    }

    /**
     * One cell of a canary in canonical form, and how many bits of chance led to it; for a cell that was drawn as it
     * stands beside another column's value, these count only together with that column.
     */
    public record Cell(String column, String text, String beside, double bits) {}

    private Canaries(List<Canary> canaries, KeyedHash seed) {
        this.canaries = List.copyOf(canaries);
        this.seed = seed;
    }

    /** The canaries of a version; fewer, or none, where the table is too plain to invent rows that stand nowhere else. */
    public static Canaries of(Table table, MarkPlan plan, byte[] seed) {
        KeyedHash keyed = KeyedHash.under(seed);
        List<Canary> canaries = new ArrayList<>();
        int asked = plan.canaries() + plan.purposeCanaries();
        if (asked > 0 && table.rows() > 1) {
            Inventor inventor = new Inventor(table, keyed, plan);
            for (int number = 0; number < asked; number++) {
                inventor.invent(number).ifPresent(canaries::add);
            }
        }
        return new Canaries(canaries, keyed);
    }

    public List<Canary> all() {
        return canaries;
    }

    /** Whether a delivery contains the canary at this place of the list. */
    public boolean given(Delivery delivery, int place) {
        Canary canary = canaries.get(place);
        if (canary.forPurpose()) {
            return delivery.purpose()
                    .filter(purpose -> BiasLaw.bit(
                            word(KeyedHash.label("purpose-canary-given", delivery.id(), purpose), canary.number()),
                            canary.bias()))
                    .isPresent();
        }
        return BiasLaw.bit(word(KeyedHash.label("canary-given", delivery.id()), place), canary.bias());
    }

    private long word(byte[] label, int number) {
        return seed.words(label, number, 0).getLong();
    }

    /** The position in a delivery before which a canary stands, by the number of original rows. */
    int position(String delivery, int number, int rows) {
        return (int) Math.unsignedMultiplyHigh(word(KeyedHash.label("canary-position", delivery), number), rows);
    }

    private static final class Inventor {
        private final Table table;
        private final KeyedHash seed;
        private final MarkPlan plan;
        private final List<Column> drawn;
        private final List<Column> numbering;
        private final LikelyRows likely;

        Inventor(Table table, KeyedHash seed, MarkPlan plan) {
            this.table = table;
            this.seed = seed;
            this.plan = plan;
            List<Column> sorted = table.columns().stream()
                    .sorted(Comparator.comparing(Column::name))
                    .toList();
            this.numbering = sorted.stream()
                    .filter(column -> column.values().size() == table.rows() && column.type() != ColumnType.DATE)
                    .toList();
            this.drawn = sorted.stream()
                    .filter(column -> !numbering.contains(column))
                    .toList();
            this.likely = new LikelyRows(table, drawn);
        }

        Optional<Canary> invent(int number) {
            FreshNumber[] fresh = numbering.stream()
                    .map(column -> FreshNumber.of(
                            column,
                            likely.some(word(column.name(), number, -1)),
                            attempt -> word(column.name(), number, attempt)))
                    .toArray(FreshNumber[]::new);
            double bits = 0;
            for (FreshNumber one : fresh) {
                bits += one.bits();
            }
            return likely.draw((attempt, c) -> word(drawn.get(c).name(), number, attempt), BITS_MIN - bits)
                    .map(row -> new Canary(
                            number,
                            number >= plan.canaries(),
                            cells(row, fresh),
                            plan.law().draw(word("", number, 0))));
        }

        private List<Cell> cells(LikelyRows.Drawn row, FreshNumber[] fresh) {
            List<Cell> cells = new ArrayList<>();
            for (Column column : table.columns()) {
                int place = drawn.indexOf(column);
                if (place < 0) {
                    FreshNumber one = fresh[numbering.indexOf(column)];
                    cells.add(new Cell(column.name(), one.text(), column.name(), one.bits()));
                } else {
                    String beside = drawn.get(likely.parent(place)).name();
                    cells.add(new Cell(
                            column.name(),
                            column.cell(row.rows().get(place)),
                            beside,
                            row.bits().get(place)));
                }
            }
            return cells;
        }

        private long word(String column, int number, int attempt) {
            return seed.words(KeyedHash.label("canary", column), number, attempt)
                    .getLong();
        }
    }
}
