package io.whence.marking;

import java.util.Optional;
import java.util.regex.Pattern;

/** Whether the numbers of one column have a decimal point or a decimal comma; learnt from those that say so. */
public enum DecimalMark {
    UNKNOWN,
    POINT,
    COMMA,
    CONTRADICTORY;

    private static final int LENGTH_MAX = 64;
    private static final Pattern NUMBER = Pattern.compile(
            "[+-]?(?:(?:0|[1-9]\\d*|[1-9]\\d{0,2}(?:,\\d{3})+)(?:\\.\\d*)?|\\.\\d+)(?:[eE][+-]?\\d{1,3})?");
    private static final Pattern EITHER = Pattern.compile("[+-]?[1-9]\\d{0,2}[.,]\\d{3}(?:[eE][+-]?\\d{1,3})?");

    /** What two sets of cells of one column say together. */
    DecimalMark and(DecimalMark other) {
        if (this == UNKNOWN || this == other) {
            return other;
        }
        return other == UNKNOWN ? this : CONTRADICTORY;
    }

    boolean decided() {
        return this == POINT || this == COMMA;
    }

    /** What one cell shows, {@link #UNKNOWN} where it could be read either way; nothing where it has no such sign. */
    static Optional<DecimalMark> shown(String cell) {
        boolean comma = cell.indexOf(',') >= 0;
        if (!mayBeNumber(cell) || (!comma && cell.indexOf('.') < 0)) {
            return Optional.empty();
        } else if (NUMBER.matcher(cell).matches()) {
            return Optional.of(EITHER.matcher(cell).matches() ? UNKNOWN : POINT);
        }
        return comma && NUMBER.matcher(swapped(cell)).matches() ? Optional.of(COMMA) : Optional.empty();
    }

    /** Whether a cell has anything but a point that cannot group; cheaper than to ask what it shows. */
    static boolean mayNotBePoint(String cell) {
        int point = cell.indexOf('.');
        int afterGroup = point + 4;
        boolean group = point > 0
                && point < 5
                && cell.length() >= afterGroup
                && (cell.length() == afterGroup || (cell.charAt(afterGroup) | 0x20) == 'e');
        return group || cell.indexOf(',') >= 0;
    }

    /**
     * A number as written with a decimal point and perhaps grouping commas; nothing where the text is no number. What can
     * be read in one way only is read so, what could be either as this mark says, {@link #COMMA} or not.
     */
    Optional<String> point(String text) {
        if (!mayBeNumber(text)) {
            return Optional.empty();
        }
        boolean point = NUMBER.matcher(text).matches();
        if (point && (this != COMMA || !EITHER.matcher(text).matches())) {
            return Optional.of(text);
        } else if (this != COMMA && text.indexOf(',') < 0) {
            return Optional.empty();
        }
        String swapped = swapped(text);
        return NUMBER.matcher(swapped).matches() ? Optional.of(swapped) : Optional.empty();
    }

    /** Whether a text is a number with a decimal point. */
    static boolean isNumber(String text) {
        return mayBeNumber(text) && NUMBER.matcher(text).matches();
    }

    /** A canonical number as this column writes it. */
    String written(String canonical) {
        return this == COMMA && isNumber(canonical) ? swapped(canonical) : canonical;
    }

    private static String swapped(String text) {
        char[] characters = text.toCharArray();
        for (int i = 0; i < characters.length; i++) {
            characters[i] = characters[i] == ',' ? '.' : characters[i] == '.' ? ',' : characters[i];
        }
        return new String(characters);
    }

    private static boolean mayBeNumber(String text) {
        char first = text.isEmpty() ? ' ' : text.charAt(0);
        return text.length() <= LENGTH_MAX && ((first <= '9' && first >= '0') || "+-.,".indexOf(first) >= 0);
    }
}
