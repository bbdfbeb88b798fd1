package io.whence.marking;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Makes marked copies of one version: marks and canaries are placed once, each delivery gets its own codeword. */
public final class Marking {
    private static final HexFormat HEX = HexFormat.of();

    private final Table original;
    private final String version;
    private final MarkPlan plan;
    private final byte[] seed;
    private final Marks marks;
    private final Canaries canaries;

    /** A version to be delivered: {@code seed} is 32 secret random bytes, drawn once for the version. */
    public Marking(Table original, String version, MarkPlan plan, byte[] seed) {
        this.original = original;
        this.version = version;
        this.plan = plan;
        this.seed = seed.clone();
        this.marks = Marks.of(original, plan, seed);
        this.canaries = Canaries.of(original, plan, seed);
        if (marks.count() == 0 && canaries.all().isEmpty()) {
            throw MarkingRule.NOTHING_TO_MARK.refuse(
                    "columns", plan.identity(original).size() + " left unmarked");
        }
    }

    public MarkPlan plan() {
        return plan;
    }

    public Marks marks() {
        return marks;
    }

    public Canaries canaries() {
        return canaries;
    }

    /** The copy of one delivery; the same for the same delivery id. */
    public MarkedCopy deliver(String delivery) {
        Table copy = copy(delivery);
        byte[] salt = KeyedHash.under(seed).of(KeyedHash.label("salt", delivery));
        Opening opening = new Opening(
                version,
                delivery,
                plan,
                HEX.formatHex(seed),
                CopyRoot.canonical(original),
                CopyRoot.salted(copy, salt),
                text(codeword(delivery)),
                Optional.empty());
        return new MarkedCopy(copy, opening, HEX.formatHex(salt), ChangeReport.of(original, copy, marks, delivery));
    }

    /** The code bits of a delivery: marks by position, then canaries. */
    public BitSet codeword(String delivery) {
        BitSet word = marks.codeword(delivery).bits();
        for (int number = 0; number < canaries.all().size(); number++) {
            word.set(marks.count() + number, canaries.given(delivery, number));
        }
        return word;
    }

    /** A codeword as text: eight bits to a byte, the first bit highest. */
    public String text(BitSet codeword) {
        byte[] bytes = new byte[(marks.count() + canaries.all().size() + 7) / 8];
        codeword.stream().forEach(bit -> bytes[bit / 8] |= (byte) (0x80 >>> bit % 8));
        return HEX.formatHex(bytes);
    }

    private Table copy(String delivery) {
        int[] sources = sources(delivery);
        List<Column> columns = new ArrayList<>();
        for (int c = 0; c < original.columns().size(); c++) {
            columns.add(original.columns().get(c).withRows(writings(c, sources)));
        }
        change(delivery, sources, columns);
        return original.withRows(columns, sources.length);
    }

    /** For each row of the copy the row of the original that it was, or the number of a canary below zero. */
    private int[] sources(String delivery) {
        List<int[]> given = IntStream.range(0, canaries.all().size())
                .filter(number -> canaries.given(delivery, number))
                .mapToObj(number -> new int[] {number, canaries.position(delivery, number, original.rows())})
                .sorted(Comparator.comparingInt((int[] canary) -> canary[1]).thenComparingInt(canary -> canary[0]))
                .toList();
        int[] sources = new int[original.rows() + given.size()];
        int next = 0;
        for (int row = 0, at = 0; at < sources.length; at++) {
            boolean canary = next < given.size() && given.get(next)[1] <= row;
            sources[at] = canary ? -1 - given.get(next++)[0] : row++;
        }
        return sources;
    }

    private int[] writings(int column, int[] sources) {
        Column from = original.columns().get(column);
        int[] writings = new int[sources.length];
        for (int at = 0; at < sources.length; at++) {
            int row = sources[at];
            writings[at] = from.writing(
                    row >= 0 ? row : canaries.all().get(-1 - row).donors().get(column));
        }
        return writings;
    }

    private void change(String delivery, int[] sources, List<Column> columns) {
        Marks.Codeword bits = marks.codeword(delivery);
        int[][] spellings = columns.stream().map(Column::writingOf).toArray(int[][]::new);
        for (int at = 0; at < sources.length; at++) {
            int row = sources[at];
            if (row >= 0 && marks.marked(row) && bits.changes(row)) {
                int column = original.columns().indexOf(marks.column(row));
                columns.get(column).rewrite(at, spellings[column][marks.alternative(row)]);
            }
        }
    }
}
