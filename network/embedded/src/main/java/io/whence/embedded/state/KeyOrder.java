package io.whence.embedded.state;

import java.util.Comparator;

/** Orders keys by their UTF-8 bytes, as Fabric's state database does; Java's own order differs past U+FFFF. */
public final class KeyOrder {
    /** The order itself. */
    public static final Comparator<String> UTF_8 = KeyOrder::compare;

    private static final char FIRST_SURROGATE = '\uD800';
    private static final char FIRST_AFTER_SURROGATES = '\uE000';

    private KeyOrder() {}

    private static int compare(String left, String right) {
        int length = Math.min(left.length(), right.length());
        for (int i = 0; i < length; i++) {
            char a = left.charAt(i);
            char b = right.charAt(i);
            if (a != b) {
                return Integer.compare(rank(a), rank(b));
            }
        }
        return Integer.compare(left.length(), right.length());
    }

    private static int rank(char unit) {
        if (unit < FIRST_SURROGATE) {
            return unit;
        }
        return unit < FIRST_AFTER_SURROGATES ? unit + Character.MAX_VALUE : unit;
    }
}
