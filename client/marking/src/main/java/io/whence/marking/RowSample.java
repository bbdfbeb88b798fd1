package io.whence.marking;

import io.whence.marking.store.Ints;
import io.whence.marking.store.Longs;
import java.util.stream.IntStream;

/** Some rows of a table, chosen and put in order by their content, so that the order of the table does not matter. */
final class RowSample {
    private RowSample() {}

    /** At most so many rows: those with the smallest fingerprints. */
    static int[] of(Table table, int most) {
        Longs lanes = Fingerprint.ofRows(table, table.names());
        long limit = table.rows() <= most ? -1 : Long.divideUnsigned(-1, table.rows()) * 2 * most;
        Ints chosen = Ints.growing();
        for (int row = 0; row < table.rows(); row++) {
            if (table.rows() <= 2L * most || Long.compareUnsigned(lanes.at(2L * row), limit) < 0) {
                chosen.add(row);
            }
        }
        Ints ordered = RowOrder.of(chosen, row -> lanes.at(2L * row), (a, b) -> {
            int byLane = Long.compareUnsigned(lanes.at(2L * a), lanes.at(2L * b));
            return byLane != 0 ? byLane : Long.compare(lanes.at(2L * a + 1), lanes.at(2L * b + 1));
        });
        return IntStream.range(0, (int) Math.min(most, ordered.size()))
                .map(ordered::at)
                .toArray();
    }
}
