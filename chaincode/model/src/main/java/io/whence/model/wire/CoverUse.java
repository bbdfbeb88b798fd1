package io.whence.model.wire;

import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;
import io.whence.model.cover.Carried;
import io.whence.model.cover.Erosion;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What one claim uses of its cover: in its occurrence, and of the aggregates of the period, with what a recovery put back
 * of these where the terms say so.
 *
 * @param minorUnits the money that this stands for: what is due by the decision, or went out
 */
public record CoverUse(String occurrence, Erosion erosion, SortedMap<String, Long> reinstated, long minorUnits) {
    public CoverUse {
        reinstated = Collections.unmodifiableSortedMap(new TreeMap<>(reinstated));
    }

    static CoverUse of(String occurrence, Erosion erosion, long minorUnits) {
        return new CoverUse(occurrence, erosion, new TreeMap<>(), minorUnits);
    }

    /** The use of as much of the money as is paid ahead, or has not come back: never less than its part. */
    public CoverUse standingFor(long part) {
        return new CoverUse(occurrence, erosion.standingFor(part, minorUnits), new TreeMap<>(), part);
    }

    /** The same use after a part of what was paid came back and reinstates the aggregates. */
    public CoverUse recovered(long recoveredMinorUnits, long paidMinorUnits) {
        return new CoverUse(
                occurrence,
                erosion,
                erosion.recovered(recoveredMinorUnits, paidMinorUnits).aggregates(),
                minorUnits);
    }

    /** The same use as it stands for a claim of another cover that shares the aggregates, and no more than these. */
    public CoverUse ofAggregates() {
        return new CoverUse(occurrence, new Erosion(Carried.NONE, erosion.aggregates()), reinstated, minorUnits);
    }

    /** Reads a recorded use. */
    public static CoverUse read(byte[] state) {
        FieldReader fields = new FieldReader("", Json.parse(state));
        FieldReader carried = fields.object("carried");
        Erosion erosion = new Erosion(LossJson.carried(carried), amounts(fields, "aggregates"));
        return new CoverUse(
                fields.id("occurrence"), erosion, amounts(fields, "reinstated"), fields.minorUnits("minorUnits"));
    }

    public Json.Fields json() {
        return new Members()
                .put("occurrence", occurrence)
                .put("carried", carried(erosion.carried()))
                .put("aggregates", amounts(erosion.aggregates()))
                .put("reinstated", amounts(reinstated))
                .put("minorUnits", minorUnits)
                .json();
    }

    /** Terms, as JSON, with each aggregate less what these uses left of it; sections nest. */
    public static Json eroded(Json terms, List<CoverUse> uses) {
        TreeMap<String, Long> used = new TreeMap<>();
        TreeMap<String, Long> back = new TreeMap<>();
        uses.forEach(use -> {
            use.erosion.aggregates().forEach((level, amount) -> used.merge(level, amount, Math::addExact));
            use.reinstated.forEach((level, amount) -> back.merge(level, amount, Math::addExact));
        });
        return eroded(terms, used, back);
    }

    /** What the uses of one occurrence carry into its next claim. */
    static Carried carried(String occurrence, List<CoverUse> uses) {
        return uses.stream()
                .filter(use -> use.occurrence.equals(occurrence))
                .map(use -> use.erosion.carried())
                .reduce(Carried.NONE, Carried::plus);
    }

    static Json.Fields carried(Carried carried) {
        return new Members()
                .put("deductibleTaken", amounts(carried.deductibleTaken()))
                .put("limitUsed", amounts(carried.limitUsed()))
                .putIf("net", Optional.of(carried.net()).filter(net -> !net.isZero()), net -> Json.of(net.text()))
                .json();
    }

    private static Json eroded(Json terms, Map<String, Long> used, Map<String, Long> back) {
        if (terms instanceof Json.Items items) {
            return Json.array(items.values().stream()
                    .map(each -> eroded(each, used, back))
                    .toList());
        }
        if (!(terms instanceof Json.Fields fields)) {
            return terms;
        }
        TreeMap<String, Json> members = new TreeMap<>();
        fields.members().forEach((name, value) -> members.put(name, eroded(value, used, back)));
        if (members.get("id") instanceof Json.Text id && members.get("aggregate") instanceof Json.Fields aggregate) {
            TreeMap<String, Json> after = new TreeMap<>(aggregate.members());
            add(after, "usedMinorUnits", used.getOrDefault(id.value(), 0L));
            add(after, "reinstatedMinorUnits", back.getOrDefault(id.value(), 0L));
            members.put("aggregate", Json.object(after));
        }
        return Json.object(members);
    }

    /** Adds to an amount; one that was not stated is stated only where there is something to add. */
    private static void add(Map<String, Json> aggregate, String name, long more) {
        long before = aggregate.get(name) instanceof Json.Whole whole ? whole.value() : 0;
        if (more > 0 || name.startsWith("used")) {
            aggregate.put(name, Json.of(Math.addExact(before, more)));
        }
    }

    private static Json.Fields amounts(Map<String, Long> amounts) {
        Members members = new Members();
        amounts.forEach(members::put);
        return members.json();
    }

    private static SortedMap<String, Long> amounts(FieldReader fields, String name) {
        FieldReader levels = fields.object(name);
        TreeMap<String, Long> amounts = new TreeMap<>();
        levels.names().forEach(level -> amounts.put(level, levels.minorUnits(level)));
        return amounts;
    }
}
