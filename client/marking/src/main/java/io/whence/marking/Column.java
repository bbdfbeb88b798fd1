package io.whence.marking;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One column of a table in memory: each row's cell as written and in canonical form, each distinct value kept once. */
public final class Column {
    private final String name;
    private final ColumnType type;
    private final DateOrder order;
    private final String[] written;
    private final int[] canonicalOf;
    private final List<String> values;
    private final int[] rows;

    Column(String name, Dictionary dictionary, int[] rows) {
        this.name = name;
        this.rows = rows;
        this.written = dictionary.values();
        this.order = orderOf(written);
        this.canonicalOf = new int[written.length];
        this.values = canonicalValues();
        this.type = ColumnType.of(values);
    }

    private Column(Column like, int[] rows) {
        this.name = like.name;
        this.type = like.type;
        this.order = like.order;
        this.written = like.written;
        this.canonicalOf = like.canonicalOf;
        this.values = like.values;
        this.rows = rows;
    }

    /** A column of the same values in other rows, which are numbers from {@link #writing} or {@link #writingOf}. */
    Column withRows(int[] writings) {
        return new Column(this, writings);
    }

    /** Exchanges the spelling in one row, while the copy that owns this column is being made. */
    void rewrite(int row, int writing) {
        rows[row] = writing;
    }

    /** Which of the distinct spellings stands in a row. */
    int writing(int row) {
        return rows[row];
    }

    /** For each canonical value, the first spelling of it. */
    int[] writingOf() {
        int[] first = new int[values.size()];
        for (int i = written.length - 1; i >= 0; i--) {
            first[canonicalOf[i]] = i;
        }
        return first;
    }

    public String name() {
        return name;
    }

    public ColumnType type() {
        return type;
    }

    /** The cell of a row as it stands in the file. */
    public String written(int row) {
        return written[rows[row]];
    }

    /** The cell of a row in canonical form. */
    public String cell(int row) {
        return values.get(code(row));
    }

    /** The number of a row's canonical value in {@link #values}. */
    public int code(int row) {
        return canonicalOf[rows[row]];
    }

    /** The distinct canonical values. */
    public List<String> values() {
        return values;
    }

    /** How this column's ambiguous dates are read. */
    public DateOrder order() {
        return order;
    }

    private List<String> canonicalValues() {
        Map<String, Integer> codes = HashMap.newHashMap(written.length);
        List<String> distinct = new ArrayList<>();
        for (int i = 0; i < written.length; i++) {
            String canonical = CanonicalCell.of(written[i], order);
            canonicalOf[i] = codes.computeIfAbsent(canonical, fresh -> codes.size());
            if (canonicalOf[i] == distinct.size()) {
                distinct.add(canonical);
            }
        }
        return List.copyOf(distinct);
    }

    private static DateOrder orderOf(String[] written) {
        DateOrder order = DateOrder.UNKNOWN;
        for (String cell : written) {
            order = order.learn(CanonicalCell.compose(cell));
        }
        return order;
    }
}
