package io.whence.claims.localize;

import io.whence.marking.Canaries;
import io.whence.marking.Column;
import io.whence.marking.Fingerprint;
import io.whence.marking.FingerprintIndex;
import io.whence.marking.Marking;
import io.whence.marking.Marks;
import io.whence.marking.Table;
import java.util.Arrays;
import java.util.List;

/**
 * The forms that a row of any copy can have: a row of the original as it was, the same with its marked cell exchanged,
 * or a canary. An index over all of them recognises leaked rows without any copy being read, and without looking at any
 * codeword: what is read does not depend on whom it will speak against.
 */
final class Forms {
    /** A form that tells no copies apart: an unmarked row, or one that several rows of the original could have. */
    static final int PLAIN = -1;

    /** A row that no copy can have had. */
    static final int UNKNOWN = -2;

    /** A row in a form that only a slot of some copy gives it. */
    static final int SLOT = -3;

    private final Marking marking;
    private final FingerprintIndex index;
    private int[] sources;

    private Forms(Marking marking) {
        this.marking = marking;
        this.index = new FingerprintIndex(2 * marking.marks().table().rows());
        this.sources = new int[2 * marking.marks().table().rows()];
    }

    /** The forms over the columns that a leak has in common with the original. */
    static Forms of(Marking marking, List<String> columns) {
        Forms forms = new Forms(marking);
        forms.addRows(columns);
        for (int number = 0; number < marking.canaries().all().size(); number++) {
            forms.addCanary(number, columns);
        }
        return forms;
    }

    /** What a fingerprint is: {@code 2·position + bit} of the code bit that it shows, {@link #PLAIN}, {@link #UNKNOWN}. */
    int shown(long first, long second) {
        int number = index.number(first, second);
        return number == FingerprintIndex.ABSENT ? UNKNOWN : sources[number];
    }

    private void addRows(List<String> columns) {
        Marks marks = marking.marks();
        Table table = marks.table();
        long[] lanes = Fingerprint.ofRows(table, columns);
        List<Column> all = table.columns();
        long[][] values = all.stream()
                .map(column -> columns.contains(column.name()) ? Fingerprint.ofValues(column) : new long[0])
                .toArray(long[][]::new);
        for (int row = 0; row < table.rows(); row++) {
            long[] cells = marks.marked(row) ? values[all.indexOf(marks.column(row))] : new long[0];
            if (cells.length == 0) {
                add(lanes[2 * row], lanes[2 * row + 1], PLAIN);
                continue;
            }
            int from = 2 * marks.column(row).code(row);
            int to = 2 * marks.alternative(row);
            add(lanes[2 * row], lanes[2 * row + 1], shown(row, false));
            add(
                    lanes[2 * row] - cells[from] + cells[to],
                    lanes[2 * row + 1] - cells[from + 1] + cells[to + 1],
                    shown(row, true));
        }
    }

    private void addCanary(int number, List<String> columns) {
        Canaries.Canary canary = marking.canaries().all().get(number);
        Table table = marking.marks().table();
        long[] lanes = new long[4];
        for (int c = 0; c < table.columns().size(); c++) {
            Column column = table.columns().get(c);
            if (columns.contains(column.name())) {
                Fingerprint.ofCell(column.name(), column.cell(canary.donors().get(c)), lanes, 2);
                lanes[0] += lanes[2];
                lanes[1] += lanes[3];
            }
        }
        add(lanes[0], lanes[1], 2 * (marking.marks().count() + number) + 1);
    }

    private int shown(int row, boolean changed) {
        Marks marks = marking.marks();
        return 2 * marks.position(row) + (marks.bitShown(row, changed) ? 1 : 0);
    }

    private void add(long first, long second, int source) {
        int before = index.size();
        int number = index.add(first, second);
        if (number == sources.length) {
            sources = Arrays.copyOf(sources, 2 * sources.length);
        }
        sources[number] = number == before ? source : PLAIN;
    }
}
