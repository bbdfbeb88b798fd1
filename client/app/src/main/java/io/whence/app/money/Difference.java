package io.whence.app.money;

import io.whence.model.bytes.Json;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The first place in which two documents differ, members in the order of their names.
 *
 * @param path where, such as {@code finding.copies[2].score}
 * @param own what the first document has there
 * @param recorded what the second one has
 */
record Difference(String path, String own, String recorded) {
    private static final int SHOWN_MAX = 80;
    private static final String ABSENT = "nothing";

    /** The first difference of what was computed here from what is recorded; empty where their bytes are the same. */
    static Optional<Difference> between(Json own, Json recorded) {
        return between("finding", own, recorded);
    }

    String text() {
        return own + " here, " + recorded + " on record";
    }

    private static Optional<Difference> between(String path, Json own, Json recorded) {
        if (own.equals(recorded)) {
            return Optional.empty();
        }
        return switch (own) {
            case Json.Fields mine when recorded instanceof Json.Fields theirs -> fields(path, mine, theirs);
            case Json.Items mine when recorded instanceof Json.Items theirs -> items(path, mine, theirs);
            default -> Optional.of(new Difference(path, shown(own), shown(recorded)));
        };
    }

    private static Optional<Difference> fields(String path, Json.Fields own, Json.Fields recorded) {
        TreeSet<String> names = new TreeSet<>(own.members().keySet());
        names.addAll(recorded.members().keySet());
        return names.stream()
                .flatMap(name -> member(
                        path + "." + name,
                        Optional.ofNullable(own.members().get(name)),
                        Optional.ofNullable(recorded.members().get(name)))
                        .stream())
                .findFirst();
    }

    private static Optional<Difference> items(String path, Json.Items own, Json.Items recorded) {
        for (int i = 0; i < Math.max(own.values().size(), recorded.values().size()); i++) {
            Optional<Difference> here = member(path + "[" + i + "]", item(own, i), item(recorded, i));
            if (here.isPresent()) {
                return here;
            }
        }
        return Optional.empty();
    }

    private static Optional<Json> item(Json.Items items, int place) {
        return place < items.values().size() ? Optional.of(items.values().get(place)) : Optional.empty();
    }

    private static Optional<Difference> member(String path, Optional<Json> own, Optional<Json> recorded) {
        return own.isPresent() && recorded.isPresent()
                ? between(path, own.get(), recorded.get())
                : Optional.of(new Difference(
                        path,
                        own.map(Difference::shown).orElse(ABSENT),
                        recorded.map(Difference::shown).orElse(ABSENT)));
    }

    private static String shown(Json json) {
        String text = json.text();
        return text.length() <= SHOWN_MAX ? text : text.substring(0, SHOWN_MAX) + "…";
    }
}
