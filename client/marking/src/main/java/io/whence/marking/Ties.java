package io.whence.marking;

/** How much the columns of a table tell about each other, learnt from a sample of its rows. */
public final class Ties {
    private static final int SAMPLE = 1 << 12;

    private final int[] rows;

    public Ties(Table table) {
        this.rows = RowSample.of(table, SAMPLE);
    }

    /** The mutual information of two columns of the table, in nats; numbers of many values count in eight stretches. */
    public double nats(Column first, Column second) {
        return Groups.information(Groups.of(first, rows), Groups.of(second, rows));
    }
}
