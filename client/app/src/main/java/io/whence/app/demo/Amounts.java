package io.whence.app.demo;

/** Minor units as people read them. */
final class Amounts {
    private static final int DIGITS = 2;
    private static final int GROUP = 3;

    private Amounts() {}

    /** For instance {@code CNY 1,234,567.89}. */
    static String words(String currency, long minorUnits) {
        String digits = String.valueOf(minorUnits);
        while (digits.length() <= DIGITS) {
            digits = "0" + digits;
        }
        StringBuilder whole = new StringBuilder(digits.substring(0, digits.length() - DIGITS));
        for (int at = whole.length() - GROUP; at > 0; at -= GROUP) {
            whole.insert(at, ',');
        }
        return currency + " " + whole + "." + digits.substring(digits.length() - DIGITS);
    }
}
