package io.whence.claims.evidence;

import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What a finding on tampering, loss or abuse cites of the record: of a copy its delivery, its receipt and what was made of
 * it; and single uses.
 *
 * @param passedOn the copies that were made of a named one next in a chain, whose openings say what was passed on
 * @param uses the ids of events
 */
record Cited(Set<String> copies, Set<String> passedOn, Set<String> uses) {
    static final Cited NOTHING = new Cited(Set.of(), Set.of(), Set.of());

    private static final int ITEMS_MAX = 100_000;

    static Cited of(Json finding) {
        FieldReader fields = new FieldReader("", finding);
        return fields.objectIfPresent("particulars")
                .map(particulars -> of(particulars, fields.ids("named", ITEMS_MAX)))
                .orElse(NOTHING);
    }

    private static Cited of(FieldReader particulars, List<String> named) {
        List<String> chain = texts(particulars, "hops", "copy");
        Set<String> copies = new TreeSet<>(chain);
        copies.addAll(texts(particulars, "custody", "copy"));
        copies.addAll(texts(particulars, "uses", "copy"));
        Set<String> passedOn = IntStream.range(1, chain.size())
                .filter(hop -> named.contains(chain.get(hop - 1)))
                .mapToObj(chain::get)
                .collect(Collectors.toCollection(TreeSet::new));
        return new Cited(copies, passedOn, new TreeSet<>(texts(particulars, "uses", "event")));
    }

    private static List<String> texts(FieldReader particulars, String list, String member) {
        return particulars.objects(list, ITEMS_MAX, item -> item).stream()
                .flatMap(item -> item.idIfPresent(member).stream())
                .toList();
    }
}
