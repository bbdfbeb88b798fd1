package io.whence.marking;

import java.util.Optional;

/** What the cells of one column show of how to read it, gathered cell by cell. */
final class ReadingSigns {
    private DateOrder dates = DateOrder.UNKNOWN;
    private DecimalMark decimals = DecimalMark.UNKNOWN;
    private boolean openDates;
    private boolean openDecimals;

    /** What was gathered, and whether there are dates and numbers that could be read in two ways. */
    record Shown(ColumnReading reading, boolean openDates, boolean openDecimals) {
        /** What two sets of cells of one column show together. */
        Shown and(Shown other) {
            return new Shown(
                    new ColumnReading(
                            reading.rules(),
                            reading.dates().and(other.reading.dates()),
                            reading.decimals().and(other.reading.decimals())),
                    openDates || other.openDates,
                    openDecimals || other.openDecimals);
        }

        /** This, and what others show of what it leaves undecided. */
        Shown or(Shown other) {
            DateOrder order = reading.dates().decided() ? reading.dates() : other.reading.dates();
            DecimalMark mark = reading.decimals().decided() ? reading.decimals() : other.reading.decimals();
            return new Shown(new ColumnReading(reading.rules(), order, mark), openDates, openDecimals);
        }

        boolean open() {
            return openDates || openDecimals;
        }

        /** Whether other files must be asked: numbers beside others with a point are what they seem. */
        boolean askOthers() {
            return openDates || (openDecimals && reading.decimals() != DecimalMark.POINT);
        }

        boolean undecided() {
            return (openDates && !reading.dates().decided())
                    || (openDecimals && !reading.decimals().decided());
        }

        boolean sayDates() {
            return openDates || reading.dates() != DateOrder.UNKNOWN;
        }

        boolean sayDecimals() {
            return openDecimals || reading.decimals() != DecimalMark.UNKNOWN;
        }
    }

    /** Takes one more cell, whose text was composed. */
    void take(String cell) {
        Optional<DateOrder> order = DateOrder.shown(cell);
        if (order.isPresent()) {
            dates = dates.and(order.get());
            openDates |= order.get() == DateOrder.UNKNOWN;
        } else if (decimals != DecimalMark.POINT || DecimalMark.mayNotBePoint(cell)) {
            Optional<DecimalMark> mark = DecimalMark.shown(cell);
            decimals = mark.map(decimals::and).orElse(decimals);
            openDecimals |= mark.filter(shown -> shown == DecimalMark.UNKNOWN).isPresent();
        }
    }

    Shown shown() {
        return new Shown(new ColumnReading(CanonicalRules.TWO, dates, decimals), openDates, openDecimals);
    }
}
