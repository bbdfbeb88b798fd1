package io.whence.marking;

import java.util.function.IntToLongFunction;
import java.util.regex.Pattern;

/** A value that a column of distinct values does not have yet, of the form of those it has: digits for digits, letters for letters. */
record FreshNumber(String text, double bits) {
    private static final int TRIES = 16;
    private static final double TRIES_BITS = 4;
    private static final Pattern HEXADECIMAL = Pattern.compile("[0-9a-f-]{16,}|[0-9A-F-]{16,}");
    private static final double LOG2 = StrictMath.log(2);

    /** Exchanges digits and letters of some row's value; where such values are used up, they grow by a digit. */
    static FreshNumber of(Column column, int row, IntToLongFunction chance) {
        String like = column.cell(row);
        for (int longer = 0; ; longer++) {
            for (int attempt = 0; attempt < TRIES; attempt++) {
                FreshNumber drawn = like(like + "0".repeat(longer), chance.applyAsLong(longer * TRIES + attempt));
                String canonical = CanonicalCell.of(column.spelled(drawn.text), column.reading());
                if (!column.has(canonical)) {
                    return new FreshNumber(canonical, Math.max(0, drawn.bits - TRIES_BITS));
                }
            }
        }
    }

    private static FreshNumber like(String form, long uniform) {
        StringBuilder text = new StringBuilder();
        double bits = 0;
        long left = uniform;
        int letters = HEXADECIMAL.matcher(form).matches() ? 6 : 26;
        for (int i = 0; i < form.length(); i++) {
            char c = form.charAt(i);
            int choices = isDigit(c) ? 10 : isLetter(c) ? letters : 1;
            boolean leading = c != '0' && isDigit(c) && (i == 0 || !isDigit(form.charAt(i - 1)));
            int first = leading ? 1 : 0;
            if (choices > 1 && varies(form, i)) {
                long drawn = Math.unsignedMultiplyHigh(left, choices - first);
                left *= choices - first;
                bits += StrictMath.log(choices - first) / LOG2;
                text.append((char) (start(c) + first + drawn));
            } else {
                text.append(c);
            }
        }
        return new FreshNumber(text.toString(), Math.min(bits, Long.SIZE - TRIES_BITS));
    }

    /** Letters before the first digit are a name that all values share; without digits, all letters vary. */
    private static boolean varies(String form, int at) {
        return form.chars().noneMatch(FreshNumber::isDigit)
                || form.substring(0, at + 1).chars().anyMatch(FreshNumber::isDigit)
                || HEXADECIMAL.matcher(form).matches();
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static char start(char c) {
        if (c <= '9') {
            return '0';
        }
        return c <= 'Z' ? 'A' : 'a';
    }
}
