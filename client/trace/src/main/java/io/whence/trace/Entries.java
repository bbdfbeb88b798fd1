package io.whence.trace;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The transactions of the ledger by their numbers; the latest asked for are remembered, for they never change. */
final class Entries {
    private static final int REMEMBERED_MAX = 100_000;

    private final Database database;
    private final Latest<Long, Entry> remembered = Latest.many(REMEMBERED_MAX);

    Entries(Database database) {
        this.database = database;
    }

    /** A transaction: its block, and its id. */
    record Entry(long n, long block, String id) {}

    /** These transactions. */
    Map<Long, Entry> of(Collection<Long> numbers) {
        Map<Long, Entry> found = new HashMap<>();
        numbers.forEach(number -> remembered.find(number).ifPresent(entry -> found.put(number, entry)));
        List<Long> missing = numbers.stream()
                .filter(number -> !found.containsKey(number))
                .distinct()
                .toList();
        Keyed.each(database, "SELECT n, block, id FROM entry WHERE partition = 1 AND n IN ", missing, row -> {
            Entry entry = new Entry(row.getLong(1), row.getLong(2), row.getString(3));
            remembered.put(entry.n(), entry);
            found.put(entry.n(), entry);
        });
        return found;
    }

    /** What is remembered was rolled back. */
    void rolledBack() {
        remembered.clear();
    }
}
