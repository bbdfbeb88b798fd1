package io.whence.trace;

import io.whence.model.bytes.Json;
import io.whence.model.value.Time;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** One page of a policy report: only what stands on it is judged, with what was done before counted by the database. */
final class PolicyPage {
    private static final List<String> COLUMNS =
            List.of("event", "at", "by", "copy", "action", "purpose", "count", "decision", "rule", "truth");

    /** Up to so many copies are asked one by one; of more of them the ledger is walked in its order. */
    private static final int FEW = 256;

    private static final String USES = "SELECT n, subject FROM event WHERE ";
    private static final String SEEN = " AND kind = 3 AND n > ? AND n <= ? AND at <= ? ORDER BY n LIMIT ?";
    private static final String ACTS =
            "SELECT DISTINCT x.n FROM act x JOIN event e ON e.partition = x.partition" + " AND e.n = x.n WHERE ";
    private static final String ACTS_SEEN = " AND x.n > ? AND x.n <= ? AND e.at <= ? ORDER BY x.n LIMIT ?";
    private static final String UNDER = "(SELECT name FROM copy WHERE partition = 1 AND agreement = ?)";

    private final ReadModel model;
    private final Horizon horizon;
    private final Asked asked;

    PolicyPage(ReadModel model, Horizon horizon, Asked asked) {
        this.model = model;
        this.horizon = horizon;
        this.asked = asked;
    }

    /** The page about a copy, or about an agreement and its copies; its limit is of events, each with a row a rule. */
    Answer of(Subject subject, long name, List<Long> copies) {
        NavigableMap<Long, Set<Long>> places = new TreeMap<>();
        Set<Long> known = new HashSet<>(copies);
        if (copies.size() <= FEW) {
            copies.forEach(copy ->
                    find(places, known, "partition = 1 AND subject = ?", "x.partition = 1 AND x.copy = ?", copy));
        } else {
            find(
                    places,
                    known,
                    "+partition = 1 AND +subject IN " + UNDER,
                    "x.partition = 1 AND +x.copy IN " + UNDER,
                    name);
        }
        List<Long> page = places.keySet().stream().limit(asked.limit()).toList();
        boolean more = places.size() > page.size();
        long last = more ? page.getLast() : horizon.events();
        TreeSet<Long> shown = new TreeSet<>();
        page.forEach(place -> shown.addAll(places.getOrDefault(place, Set.of())));
        return answer(
                subject,
                judged(shown, new Replay.Stretch(asked.afterNumber(), last)),
                more ? Optional.of(Long.toString(last)) : Optional.empty());
    }

    /** Where something was done with copies, as many places as the page has, and one more. */
    private void find(
            NavigableMap<Long, Set<Long>> places, Set<Long> copies, String ofUses, String ofActs, long about) {
        Object[] values = {about, asked.afterNumber(), horizon.events(), horizon.until(), asked.oneMore()};
        model.database()
                .each(
                        USES + ofUses + SEEN,
                        row -> places.computeIfAbsent(row.getLong(1), place -> new TreeSet<>())
                                .add(row.getLong(2)),
                        values);
        for (long place : model.database().rows(ACTS + ofActs + ACTS_SEEN, row -> row.getLong(1), values)) {
            places.computeIfAbsent(place, added -> new TreeSet<>()).addAll(copiesAt(place, copies));
        }
        while (places.size() > asked.oneMore()) {
            places.pollLastEntry();
        }
    }

    private List<Long> copiesAt(long place, Set<Long> among) {
        return model
                .database()
                .rows("SELECT copy FROM act WHERE partition = 1 AND n = ?", row -> row.getLong(1), place)
                .stream()
                .filter(among::contains)
                .toList();
    }

    private List<Replay.Judged> judged(Set<Long> copies, Replay.Stretch stretch) {
        Replay replay = new Replay(model, horizon);
        List<Replay.Judged> judged = new ArrayList<>();
        copies.forEach(copy -> replay.copy(copy, stretch, judged::add));
        judged.sort(Comparator.comparingLong(Replay.Judged::n));
        return judged;
    }

    private Answer answer(Subject subject, List<Replay.Judged> judged, Optional<String> next) {
        return new Answer(
                "policy",
                COLUMNS,
                Optional.of(subject.id()),
                horizon.moment(),
                horizon.height(),
                judged.stream().flatMap(done -> rows(done).stream()).toList(),
                next);
    }

    private static List<List<Json>> rows(Replay.Judged done) {
        return done.decision().reports().stream()
                .map(report -> List.of(
                        Json.of(done.event()),
                        Json.of(Time.format(done.act().at())),
                        Json.of(done.by()),
                        Json.of(done.copy()),
                        Json.of(done.act().action()),
                        Json.of(done.act().purpose().orElse("")),
                        Json.of(done.act().count()),
                        Json.of(done.decision().result().name()),
                        Json.of(report.clause()),
                        Json.of(report.truth().name())))
                .toList();
    }
}
