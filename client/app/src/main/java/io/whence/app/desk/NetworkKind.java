package io.whence.app.desk;

import java.util.Locale;

/** The two networks that speak the same protocol. */
public enum NetworkKind {
    EMBEDDED,
    FABRIC;

    /** The kind as users, folders and connection files spell it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return word();
    }
}
