package io.whence.marking;

import java.util.Collection;

/** What the filled cells of a column have in common. */
public enum ColumnType {
    NUMBER,
    DATE,
    TEXT;

    /** The type of a column from its cells in canonical form: one odd cell makes it text, empty cells do not count. */
    public static ColumnType of(Collection<String> canonicalCells) {
        ColumnType type = null;
        for (String cell : canonicalCells) {
            if (!cell.isEmpty()) {
                ColumnType next = CanonicalCell.typeOf(cell);
                if (next == TEXT || (type != null && next != type)) {
                    return TEXT;
                }
                type = next;
            }
        }
        return type == null ? TEXT : type;
    }
}
