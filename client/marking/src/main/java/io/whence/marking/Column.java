package io.whence.marking;

import io.whence.marking.store.Ints;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** One column of a table: each row's cell as written and in canonical form, each distinct value kept once. */
public final class Column {
    private final String name;
    private final ColumnType type;
    private final ColumnReading reading;
    private final ReadingSigns signs;
    private final Dictionary written;
    private final Canonical canonical;
    private final Writings rows;
    private final List<String> invented;

    /** Which of the distinct spellings stands in each row. */
    interface Writings {
        int at(int row);
    }

    /** A column that is read as its own cells show. */
    Column(String name, Dictionary written, Writings rows) {
        this(name, written, rows, Optional.empty());
    }

    /** A column that is read as other files show, where these are known. */
    Column(String name, Dictionary written, Writings rows, Optional<ColumnReading> given) {
        this.name = name;
        this.rows = rows;
        this.written = written;
        this.invented = List.of();
        this.signs = signs(written);
        this.reading = given.orElseGet(() -> signs.shown().reading());
        this.canonical = Canonical.of(written, reading);
        this.type = ColumnType.of(canonical.values().values());
    }

    private Column(Column like, Writings rows, List<String> invented) {
        this.name = like.name;
        this.type = like.type;
        this.reading = like.reading;
        this.signs = like.signs;
        this.written = like.written;
        this.canonical = like.canonical;
        this.rows = rows;
        this.invented = List.copyOf(invented);
    }

    /** The same cells, read as told; a column with invented cells stays as its own table read it. */
    Column readAs(ColumnReading other) {
        boolean same = reading.equals(other) || (!signs.shown().open() && reading.rules() == other.rules());
        return same || !invented.isEmpty() ? this : new Column(name, written, rows, Optional.of(other));
    }

    /** A column of the same spellings, and of invented ones numbered after them, in other rows. */
    Column withRows(Writings other, List<String> inventedOnes) {
        return new Column(this, other, inventedOnes);
    }

    /** The same column with other spellings in some rows. */
    Column changed(Map<Integer, Integer> writings) {
        if (writings.isEmpty()) {
            return this;
        }
        return new Column(
                this,
                row -> {
                    Integer other = writings.get(row);
                    return other == null ? rows.at(row) : other;
                },
                invented);
    }

    /** Which of the distinct spellings stands in a row. */
    int writing(int row) {
        return rows.at(row);
    }

    /** How many distinct spellings there are. */
    int writings() {
        return written.size();
    }

    /** The first spelling of a canonical value. */
    int writingOf(int code) {
        return canonical.firstWriting(code);
    }

    public String name() {
        return name;
    }

    public ColumnType type() {
        return type;
    }

    /** The cell of a row as it stands in the file. */
    public String written(int row) {
        int writing = rows.at(row);
        return writing < written.size() ? written.value(writing) : invented.get(writing - written.size());
    }

    /** The bytes of a row's cell as it stands in the file. */
    byte[] writtenUtf8(int row) {
        int writing = rows.at(row);
        return writing < written.size() ? written.utf8(writing) : utf8(invented.get(writing - written.size()));
    }

    /** The cell of a row in canonical form. */
    public String cell(int row) {
        int writing = rows.at(row);
        return writing < written.size()
                ? canonical.values().value(canonical.code(writing))
                : CanonicalCell.of(invented.get(writing - written.size()), reading);
    }

    /** The bytes of a row's cell in canonical form. */
    byte[] utf8(int row) {
        int writing = rows.at(row);
        return writing < written.size()
                ? canonical.values().utf8(canonical.code(writing))
                : utf8(CanonicalCell.of(invented.get(writing - written.size()), reading));
    }

    /** The number of a row's canonical value in {@link #values}; an invented value has none there. */
    public int code(int row) {
        int writing = rows.at(row);
        return writing < written.size() ? canonical.code(writing) : values().size() + writing - written.size();
    }

    /** The distinct canonical values, without invented ones. */
    public List<String> values() {
        return canonical.values().values();
    }

    /** All distinct canonical values that stand in rows of this column, invented ones included. */
    Stream<String> cells() {
        return Stream.concat(values().stream(), invented.stream().map(cell -> CanonicalCell.of(cell, reading)));
    }

    /** Whether a canonical value is among {@link #values}. */
    boolean has(String value) {
        return number(value) >= 0;
    }

    /** The number of a canonical value in {@link #values}, or -1. */
    public int number(String value) {
        return canonical.values().number(value);
    }

    /** The bytes of a distinct canonical value. */
    byte[] valueUtf8(int code) {
        return canonical.values().utf8(code);
    }

    /** How cells of this column are read that could be read in two ways. */
    public ColumnReading reading() {
        return reading;
    }

    /** What the column's own cells show of that. */
    ReadingSigns signs() {
        return signs;
    }

    /** The distinct spellings. */
    Stream<String> spellings() {
        return written.values().stream();
    }

    /** A canonical value as this column writes values. */
    String spelled(String value) {
        return reading.decimals().written(value);
    }

    /** The distinct canonical values, and which of them each spelling has; nothing more where no spelling varies. */
    private record Canonical(Dictionary values, Ints codes, Ints first) {
        private static final Ints SAME = Ints.of(0);

        static Canonical of(Dictionary written, ColumnReading reading) {
            for (int writing = 0; writing < written.size(); writing++) {
                String spelling = written.value(writing);
                if (!CanonicalCell.of(spelling, reading).equals(spelling)) {
                    return varied(written, reading);
                }
            }
            return new Canonical(written, SAME, SAME);
        }

        private static Canonical varied(Dictionary written, ColumnReading reading) {
            Canonical canonical = new Canonical(new Dictionary(), Ints.of(written.size()), Ints.growing());
            for (int writing = 0; writing < written.size(); writing++) {
                int code = canonical.values.code(CanonicalCell.of(written.value(writing), reading));
                canonical.codes.set(writing, code);
                if (code == canonical.first.size()) {
                    canonical.first.add(writing);
                }
            }
            return canonical;
        }

        int code(int writing) {
            return codes == SAME ? writing : codes.at(writing);
        }

        int firstWriting(int code) {
            return first == SAME ? code : first.at(code);
        }
    }

    private static ReadingSigns signs(Dictionary written) {
        ReadingSigns signs = new ReadingSigns();
        for (int writing = 0; writing < written.size(); writing++) {
            signs.take(CanonicalCell.compose(written.value(writing)));
        }
        return signs;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
