package io.whence.marking;

/** How the cells of one column are read that could be read in two ways, and by which version of the rules. */
public record ColumnReading(CanonicalRules rules, DateOrder dates, DecimalMark decimals) {
    /** That of a column whose cells show nothing. */
    public static final ColumnReading UNKNOWN =
            new ColumnReading(CanonicalRules.TWO, DateOrder.UNKNOWN, DecimalMark.UNKNOWN);

    /** The same column by other rules. */
    ColumnReading under(CanonicalRules other) {
        return new ColumnReading(other, dates, decimals);
    }
}
