package io.whence.trace;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/** Asks for the rows of many keys at a time: {@code sql} ends where the keys in brackets follow. */
final class Keyed {
    private static final int MANY = 256;
    private static final int SOME = 16;
    private static final long NOBODY = -1;

    private Keyed() {}

    /** Shows the rows of all keys; statements of three sizes serve any number of them, and what is missing is nobody's. */
    static void each(Database database, String sql, Collection<Long> keys, Database.RowVisit visit) {
        List<Long> all = List.copyOf(keys);
        for (int start = 0; start < all.size(); start += MANY) {
            Long[] some = padded(all.subList(start, Math.min(all.size(), start + MANY)));
            database.each(sql + "(?" + ", ?".repeat(some.length - 1) + ")", visit, (Object[]) some);
        }
    }

    static <T> List<T> rows(Database database, String sql, Collection<Long> keys, Database.Row<T> reader) {
        List<T> rows = new ArrayList<>();
        each(database, sql, keys, row -> rows.add(reader.read(row)));
        return rows;
    }

    private static Long[] padded(List<Long> keys) {
        int size = keys.size() == 1 ? 1 : keys.size() <= SOME ? SOME : MANY;
        Long[] padded = keys.toArray(new Long[size]);
        Arrays.fill(padded, keys.size(), size, NOBODY);
        return padded;
    }
}
