package io.whence.marking;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.Optional;

/**
 * The rules {@code whence-canonical-2} for one cell. Space around the text is dropped, Unicode composed (NFC), and lines in
 * it end with a line feed. Numbers lose signs, zeros, grouping and exponents that do not matter, unless a leading zero shows
 * that the digits are a code. Dates become ISO 8601. Everything else stays as it is, letter case included.
 */
public final class CanonicalCell {
    /** The id of these rules, part of every commitment. */
    public static final String RULES = CanonicalRules.TWO.id();

    private static final int PLACES_MAX = 40;
    private static final int PLAIN_LENGTH_MAX = 18;

    private CanonicalCell() {}

    /** The canonical form of a cell in a column that is read so. */
    public static String of(String raw, ColumnReading reading) {
        boolean first = reading.rules() == CanonicalRules.ONE;
        String text = first ? compose(raw) : lineFeeds(compose(raw));
        if (text.isEmpty() || plain(text) || !mayVary(text)) {
            return text;
        }
        Optional<String> number = first
                ? Optional.of(text).filter(DecimalMark::isNumber)
                : reading.decimals().point(text);
        return number.isPresent()
                ? number(number.get(), first)
                : DateForm.isoOf(text, reading).orElse(text);
    }

    /** The type of a cell in canonical form. */
    public static ColumnType typeOf(String canonical) {
        if (!canonical.isEmpty() && (plain(canonical) || DecimalMark.isNumber(canonical))) {
            return ColumnType.NUMBER;
        }
        return DateForm.isIso(canonical) ? ColumnType.DATE : ColumnType.TEXT;
    }

    static String compose(String raw) {
        String text = strip(raw);
        return ascii(text) || Normalizer.isNormalized(text, Normalizer.Form.NFC)
                ? text
                : Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    private static String lineFeeds(String text) {
        return text.indexOf('\r') < 0 ? text : text.replace("\r\n", "\n").replace('\r', '\n');
    }

    /** Far from the point, numbers are written with an exponent, which the first rules left as it was. */
    private static String number(String text, boolean first) {
        BigDecimal value = new BigDecimal(text.replace(",", "")).stripTrailingZeros();
        if (value.signum() == 0) {
            return "0";
        } else if (Math.abs(value.scale()) > PLACES_MAX) {
            return first ? text : value.toString();
        }
        return value.toPlainString();
    }

    /** Whole numbers without a sign to lose and without leading zeros, which most numbers are. */
    private static boolean plain(String text) {
        int digits = text.charAt(0) == '-' ? text.length() - 1 : text.length();
        char first = digits == 0 ? '-' : text.charAt(text.length() - digits);
        if (digits > PLAIN_LENGTH_MAX || first < '1' || first > '9') {
            return text.equals("0");
        }
        for (int i = text.length() - digits; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    /** Only text with a digit can be a number or a date in another spelling. */
    private static boolean mayVary(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= '0' && text.charAt(i) <= '9') {
                return true;
            }
        }
        return false;
    }

    /** Text that no composition changes. */
    private static boolean ascii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    private static String strip(String raw) {
        int start = 0;
        int end = raw.length();
        while (start < end && isSpace(raw.charAt(start))) {
            start++;
        }
        while (end > start && isSpace(raw.charAt(end - 1))) {
            end--;
        }
        return raw.substring(start, end);
    }

    private static boolean isSpace(char c) {
        return c <= ' ' || c == '\u00a0' || c == '\ufeff' || c == '\u3000' || Character.isSpaceChar(c);
    }
}
