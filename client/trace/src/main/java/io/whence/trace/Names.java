package io.whence.trace;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Ids and words stand once in the read model and are numbered in ledger order; the latest used are remembered. */
final class Names {
    private static final int REMEMBERED_MAX = 400_000;

    private final Database database;
    private final Latest<String, Long> numbers = Latest.many(REMEMBERED_MAX);
    private final Latest<Long, String> texts = Latest.many(REMEMBERED_MAX);
    private final Map<String, Long> uncommitted = new HashMap<>();
    private long size;

    Names(Database database, long size) {
        this.database = database;
        this.size = size;
    }

    /** The number of a name, given to it now if it is new. */
    long number(String text) {
        return remembered(text).orElseGet(() -> add(text));
    }

    /** The number of a name, if the ledger ever spoke of it. */
    OptionalLong find(String text) {
        return remembered(text).map(OptionalLong::of).orElse(OptionalLong.empty());
    }

    String text(long number) {
        return texts.find(number).orElseGet(() -> {
            String text = database.first(
                            "SELECT text FROM name WHERE partition = 1 AND n = ?", row -> row.getString(1), number)
                    .orElseThrow();
            texts.put(number, text);
            return text;
        });
    }

    /** Remembers these, which will be asked for. */
    void remember(Stream<Long> many) {
        List<Long> missing =
                many.distinct().filter(number -> texts.find(number).isEmpty()).toList();
        Keyed.each(database, "SELECT n, text FROM name WHERE partition = 1 AND n IN ", missing, row -> {
            texts.put(row.getLong(1), row.getString(2));
            numbers.put(row.getString(2), row.getLong(1));
        });
    }

    /** How many there are. */
    long size() {
        return size;
    }

    /** What was numbered stays. */
    void committed() {
        uncommitted.clear();
    }

    /** Forgets what was numbered since the last commit. */
    void rolledBack(long committedSize) {
        numbers.clear();
        texts.clear();
        uncommitted.clear();
        size = committedSize;
    }

    private Optional<Long> remembered(String text) {
        Optional<Long> known = numbers.find(text).or(() -> Optional.ofNullable(uncommitted.get(text)));
        return known.isPresent() ? known : stored(text);
    }

    /** What waits to be written is known here. */
    private Optional<Long> stored(String text) {
        List<Long> found = new ArrayList<>(1);
        database.eachWritten(
                "SELECT n FROM name WHERE partition = 1 AND text = ?", row -> found.add(row.getLong(1)), text);
        found.forEach(number -> numbers.put(text, number));
        return found.stream().findFirst();
    }

    private long add(String text) {
        size++;
        database.later(Change.NAME, size, text);
        numbers.put(text, size);
        uncommitted.put(text, size);
        return size;
    }
}
