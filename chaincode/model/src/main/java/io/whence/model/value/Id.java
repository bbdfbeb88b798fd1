package io.whence.model.value;

/** The form of every identifier on the ledger. */
public final class Id {
    /** The longest identifier, in characters. */
    public static final int LENGTH_MAX = 64;

    /** What may stand in an identifier beside letters and digits, though not first. */
    private static final String OTHERS = "._:-";

    /** By ASCII character, whether it may stand in an identifier: this is asked a million times a second. */
    private static final boolean[] WITHIN = within();

    private Id() {}

    /** Returns the identifier, or refuses it in the name of the field that carries it. */
    public static String check(String field, String id) {
        if (!wellFormed(id)) {
            throw ValueRule.ID_MALFORMED.refuse(field, id);
        }
        return id;
    }

    /** Whether some bytes spell an identifier. */
    public static boolean wellFormed(byte[] text, int from, int to) {
        if (from >= to || to - from > LENGTH_MAX || !alphanumeric(text[from])) {
            return false;
        }
        for (int i = from + 1; i < to; i++) {
            if (!within(text[i])) {
                return false;
            }
        }
        return true;
    }

    /** Whether a text is an identifier. */
    public static boolean wellFormed(String id) {
        if (id.isEmpty() || id.length() > LENGTH_MAX || !alphanumeric(id.charAt(0))) {
            return false;
        }
        for (int i = 1; i < id.length(); i++) {
            if (!within(id.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean within(int c) {
        return c >= 0 && c < WITHIN.length && WITHIN[c];
    }

    private static boolean alphanumeric(int c) {
        return within(c) && OTHERS.indexOf(c) < 0;
    }

    private static boolean[] within() {
        boolean[] within = new boolean[1 << 7];
        for (char c = 0; c < within.length; c++) {
            within[c] = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        }
        OTHERS.chars().forEach(c -> within[c] = true);
        return within;
    }
}
