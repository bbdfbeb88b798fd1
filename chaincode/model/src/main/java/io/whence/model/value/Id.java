package io.whence.model.value;

/** The form of every identifier on the ledger. */
public final class Id {
    /** The longest identifier, in characters. */
    public static final int LENGTH_MAX = 64;

    private Id() {}

    /** Returns the identifier, or refuses it in the name of the field that carries it. */
    public static String check(String field, String id) {
        if (!wellFormed(id)) {
            throw ValueRule.ID_MALFORMED.refuse(field, id);
        }
        return id;
    }

    private static boolean wellFormed(String id) {
        if (id.isEmpty() || id.length() > LENGTH_MAX || !alphanumeric(id.charAt(0))) {
            return false;
        }
        for (int i = 1; i < id.length(); i++) {
            char c = id.charAt(i);
            if (!alphanumeric(c) && c != '.' && c != '_' && c != ':' && c != '-') {
                return false;
            }
        }
        return true;
    }

    private static boolean alphanumeric(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }
}
