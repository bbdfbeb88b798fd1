package io.whence.trace;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Ids and words stand once in the read model and are numbered in ledger order; the latest used are remembered. */
final class Names {
    private static final int REMEMBERED_MAX = 200_000;

    private final Database database;
    private final int partition;
    private final Map<String, Long> numbers = new Latest<>();
    private final Map<Long, String> texts = new Latest<>();
    private long size;

    Names(Database database, int partition, long size) {
        this.database = database;
        this.partition = partition;
        this.size = size;
    }

    /** The number of a name, given to it now if it is new. */
    long number(String text) {
        Long known = numbers.get(text);
        if (known != null) {
            return known;
        }
        OptionalLong stored = find(text);
        long number = stored.isPresent() ? stored.getAsLong() : add(text);
        numbers.put(text, number);
        return number;
    }

    /** The number of a name, if the ledger ever spoke of it. */
    OptionalLong find(String text) {
        Optional<Long> found = database.first(
                "SELECT n FROM name WHERE partition = ? AND text = ?", row -> row.getLong(1), partition, text);
        return found.map(OptionalLong::of).orElse(OptionalLong.empty());
    }

    String text(long number) {
        return texts.computeIfAbsent(number, this::read);
    }

    /** How many there are. */
    long size() {
        return size;
    }

    /** Forgets what was numbered since the last commit. */
    void rolledBack(long committedSize) {
        numbers.clear();
        texts.clear();
        size = committedSize;
    }

    private String read(long number) {
        return database.first(
                        "SELECT text FROM name WHERE partition = ? AND n = ?",
                        row -> row.getString(1),
                        partition,
                        number)
                .orElseThrow();
    }

    private long add(String text) {
        size++;
        database.change("INSERT INTO name (partition, n, text) VALUES (?, ?, ?)", partition, size, text);
        return size;
    }

    /** The latest used of many. */
    private static final class Latest<K, V> extends LinkedHashMap<K, V> {
        Latest() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > REMEMBERED_MAX;
        }
    }
}
