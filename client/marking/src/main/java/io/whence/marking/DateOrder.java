package io.whence.marking;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How the dates of one column that are written like 03/04/2026 are to be read; learnt from those that say so. */
public enum DateOrder {
    UNKNOWN,
    DAY_FIRST,
    MONTH_FIRST,
    CONTRADICTORY;

    private static final int LENGTH_MIN = 8;
    static final Pattern SLASHED = Pattern.compile("(\\d{1,2})([/-])(\\d{1,2})\\2(\\d{4})( .*|T.*)?");

    /** What two sets of cells of one column say together. */
    DateOrder and(DateOrder other) {
        if (this == UNKNOWN || this == other) {
            return other;
        }
        return other == UNKNOWN ? this : CONTRADICTORY;
    }

    boolean decided() {
        return this == DAY_FIRST || this == MONTH_FIRST;
    }

    /** What one cell shows, {@link #UNKNOWN} where it could be read either way; nothing where it is no such date. */
    static Optional<DateOrder> shown(String cell) {
        if (cell.length() < LENGTH_MIN || cell.charAt(0) < '0' || cell.charAt(0) > '9') {
            return Optional.empty();
        }
        Matcher slashed = SLASHED.matcher(cell);
        return slashed.matches() ? Optional.of(shown(slashed)) : Optional.empty();
    }

    /** The same for a date that was taken apart. */
    static DateOrder shown(Matcher slashed) {
        boolean dayFirst = Integer.parseInt(slashed.group(1)) > 12;
        boolean monthFirst = Integer.parseInt(slashed.group(3)) > 12;
        if (dayFirst == monthFirst) {
            return UNKNOWN;
        }
        return dayFirst ? DAY_FIRST : MONTH_FIRST;
    }
}
