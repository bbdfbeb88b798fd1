package io.whence.claims.localize;

import io.whence.marking.Canaries;
import io.whence.marking.Delivery;
import io.whence.marking.Fingerprint;
import io.whence.marking.FingerprintIndex;
import io.whence.marking.Table;
import io.whence.marking.store.Longs;
import io.whence.model.bytes.Json;
import io.whence.model.score.Accusation;
import io.whence.model.score.MarkClass;
import io.whence.model.score.NullScores;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * The canaries for purposes that stand in a file. What is read does not depend on whose copy it will speak against; a
 * canary that is absent says nothing, because what is used may be a part of a copy.
 */
final class PurposeReads {
    private final Canaries canaries;
    private final List<Integer> places;

    private PurposeReads(Canaries canaries, List<Integer> places) {
        this.canaries = canaries;
        this.places = places;
    }

    /** Reads over the columns in common; a canary counts only if what these leave of it has its chance. */
    static PurposeReads of(Canaries canaries, Table found, List<String> columns) {
        FingerprintIndex rows = new FingerprintIndex(found.rows());
        Longs lanes = Fingerprint.ofRows(found, columns);
        for (int row = 0; row < found.rows(); row++) {
            rows.add(lanes.at(2L * row), lanes.at(2L * row + 1));
        }
        List<Integer> places = IntStream.range(0, canaries.all().size())
                .filter(place -> {
                    Canaries.Canary canary = canaries.all().get(place);
                    return canary.forPurpose() && stands(canary, columns::contains, rows);
                })
                .boxed()
                .toList();
        return new PurposeReads(canaries, places);
    }

    private static boolean stands(Canaries.Canary canary, Predicate<String> columns, FingerprintIndex rows) {
        long[] lanes = new long[4];
        for (Canaries.Cell cell : canary.cells()) {
            if (columns.test(cell.column())) {
                Fingerprint.ofCell(cell.column(), cell.text(), lanes, 2);
                lanes[0] += lanes[2];
                lanes[1] += lanes[3];
            }
        }
        return canary.bits(columns) >= Canaries.BITS_MIN && rows.number(lanes[0], lanes[1]) != FingerprintIndex.ABSENT;
    }

    /** What was read: each canary by its number, and how often a copy has it, in billionths. */
    Json json() {
        return Json.array(places.stream()
                .map(canaries.all()::get)
                .map(canary -> Json.object(
                        Map.of("number", Json.of(canary.number()), "innocentBillionths", Json.of(canary.bias()))))
                .toList());
    }

    /** How the canaries of a delivery's purpose fare against those read, and the chance that an innocent's do so well. */
    Map<String, Json> about(Delivery delivery) {
        TreeMap<Integer, int[]> counts = new TreeMap<>();
        for (int place : places) {
            int[] count = counts.computeIfAbsent(canaries.all().get(place).bias(), fresh -> new int[2]);
            count[0]++;
            count[1] += canaries.given(delivery, place) ? 1 : 0;
        }
        List<MarkClass> classes = counts.entrySet().stream()
                .map(kind -> new MarkClass(kind.getKey(), kind.getValue()[0], kind.getValue()[1]))
                .toList();
        long score = Accusation.score(classes);
        return Map.of(
                "canariesRead", Json.of(places.size()),
                "canariesMatched",
                        Json.of(classes.stream().mapToInt(MarkClass::matched).sum()),
                "canaryPValue",
                        places.isEmpty()
                                ? Json.nothing()
                                : Json.of(NullScores.of(classes).tail(score).text()));
    }
}
