package io.whence.claims.localize;

import io.whence.marking.Canaries;
import io.whence.marking.Column;
import io.whence.marking.Fingerprint;
import io.whence.marking.FingerprintIndex;
import io.whence.marking.Marking;
import io.whence.marking.Marks;
import io.whence.marking.Table;
import io.whence.marking.store.Ints;
import io.whence.marking.store.Longs;
import java.util.List;
import java.util.Set;

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
    private final Ints sources = Ints.growing();

    private Forms(Marking marking) {
        this.marking = marking;
        this.index = new FingerprintIndex(2 * marking.marks().table().rows());
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
        return number == FingerprintIndex.ABSENT ? UNKNOWN : sources.at(number);
    }

    private void addRows(List<String> columns) {
        Marks marks = marking.marks();
        Table table = marks.table();
        Longs lanes = Fingerprint.ofRows(table, columns);
        Set<String> common = Set.copyOf(columns);
        for (int row = 0; row < table.rows(); row++) {
            long first = lanes.at(2L * row);
            long second = lanes.at(2L * row + 1);
            if (marks.marked(row) && common.contains(marks.column(row).name())) {
                add(first, second, shown(row, false));
                addChanged(row, first, second);
            } else {
                add(first, second, PLAIN);
            }
        }
    }

    private void addChanged(int row, long first, long second) {
        Column column = marking.marks().column(row);
        long[] lanes = new long[4];
        Fingerprint.ofCell(column.name(), column.cell(row), lanes, 0);
        Fingerprint.ofCell(column.name(), column.values().get(marking.marks().alternative(row)), lanes, 2);
        add(first - lanes[0] + lanes[2], second - lanes[1] + lanes[3], shown(row, true));
    }

    /** A canary counts only if what is left of its columns still leads nobody to it by chance. */
    private void addCanary(int number, List<String> columns) {
        Canaries.Canary canary = marking.canaries().all().get(number);
        long[] lanes = new long[4];
        for (Canaries.Cell cell : canary.cells()) {
            if (columns.contains(cell.column())) {
                Fingerprint.ofCell(cell.column(), cell.text(), lanes, 2);
                lanes[0] += lanes[2];
                lanes[1] += lanes[3];
            }
        }
        if (canary.bits(columns::contains) >= Canaries.BITS_MIN) {
            add(lanes[0], lanes[1], 2 * (marking.marks().count() + number) + 1);
        }
    }

    private int shown(int row, boolean changed) {
        Marks marks = marking.marks();
        return 2 * marks.position(row) + (marks.bitShown(row, changed) ? 1 : 0);
    }

    private void add(long first, long second, int source) {
        int before = index.size();
        int number = index.add(first, second);
        if (number == before) {
            sources.add(source);
        } else {
            sources.set(number, PLAIN);
        }
    }
}
