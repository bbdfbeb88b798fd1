package io.whence.marking;

import io.whence.model.score.BiasLaw;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Invented rows of a version, each given to a keyed choice of its copies by the same bias law as marks. A canary is a row
 * of the table in which enough cells come from other rows that nothing but the seed leads to it: chance 2^-40 at most.
 */
public final class Canaries {
    private static final int BITS_MIN = 40;

    private final List<Canary> canaries;
    private final KeyedHash seed;

    /** An invented row: the row each of its cells comes from, its fingerprint, and how often it is given, in billionths. */
    public record Canary(List<Integer> donors, long first, long second, int bias) {
        public Canary {
            donors = List.copyOf(donors);
        }
    }

    private Canaries(List<Canary> canaries, KeyedHash seed) {
        this.canaries = List.copyOf(canaries);
        this.seed = seed;
    }

    /** The canaries of a version; none where the table has too few rows to invent one that stands nowhere else. */
    public static Canaries of(Table table, MarkPlan plan, byte[] seed) {
        KeyedHash keyed = KeyedHash.under(seed);
        List<Canary> canaries = new ArrayList<>();
        if (plan.canaries() > 0 && table.columns().size() * log2(table.rows()) >= BITS_MIN) {
            Canaries inventing = new Canaries(List.of(), keyed);
            List<Integer> order = order(table);
            for (int number = 0; number < plan.canaries(); number++) {
                canaries.add(inventing.invent(table, order, plan.law(), number));
            }
        }
        return new Canaries(canaries, keyed);
    }

    public List<Canary> all() {
        return canaries;
    }

    /** Whether a delivery contains the canary of this number. */
    public boolean given(String delivery, int number) {
        long uniform =
                seed.words(KeyedHash.label("canary-given", delivery), number, 0).getLong();
        return BiasLaw.bit(uniform, canaries.get(number).bias());
    }

    /** The position in a delivery before which a canary stands, by the number of original rows. */
    int position(String delivery, int number, int rows) {
        long uniform = seed.words(KeyedHash.label("canary-position", delivery), number, 0)
                .getLong();
        return (int) Math.unsignedMultiplyHigh(uniform, rows);
    }

    /** A row of the table in which some neighbouring columns, from a keyed one on, are filled from rows of their own. */
    private Canary invent(Table table, List<Integer> order, BiasLaw law, int number) {
        int columns = table.columns().size();
        int foreign = (int) StrictMath.ceil(BITS_MIN / log2(table.rows()));
        int start = (int) Long.remainderUnsigned(word("canary-start", number, 0), columns);
        List<String> sorted = table.names().stream().sorted().toList();
        List<Integer> donors = new ArrayList<>();
        long[] lanes = new long[4];
        for (Column column : table.columns()) {
            int place = sorted.indexOf(column.name());
            boolean exchanged = Math.floorMod(place - start, columns) < foreign;
            long uniform = word("canary-donor", number, exchanged ? place + 1 : 0);
            int donor = order.get((int) Math.unsignedMultiplyHigh(uniform, order.size()));
            Fingerprint.ofCell(column.name(), column.cell(donor), lanes, 2);
            lanes[0] += lanes[2];
            lanes[1] += lanes[3];
            donors.add(donor);
        }
        return new Canary(donors, lanes[0], lanes[1], law.draw(word("canary-bias", number, 0)));
    }

    private long word(String label, long first, long second) {
        return seed.words(KeyedHash.label(label), first, second).getLong();
    }

    /** The rows in an order that the order of the file does not change. */
    private static List<Integer> order(Table table) {
        long[] lanes = Fingerprint.ofRows(table, table.names());
        return IntStream.range(0, table.rows())
                .boxed()
                .sorted(Comparator.comparingLong(row -> lanes[2 * row]))
                .toList();
    }

    private static double log2(int rows) {
        return rows < 2 ? 0 : StrictMath.log(rows) / StrictMath.log(2);
    }
}
