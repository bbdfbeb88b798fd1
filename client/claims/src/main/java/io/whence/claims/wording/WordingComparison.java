package io.whence.claims.wording;

import io.whence.claims.wording.Wording.Place;
import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;
import io.whence.model.value.Refused;
import io.whence.model.wire.WorksheetJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Two wordings over one model of clauses. With a loss, what each pays of it, and which clause makes the difference: the
 * first wording is settled again with the second's words in one place at a time, and the change is that clause's.
 */
public final class WordingComparison {
    private static final int ITEMS_MAX = 4096;

    private final Wording first;
    private final Wording second;

    private WordingComparison(Wording first, Wording second) {
        this.first = first;
        this.second = second;
    }

    /** The clauses in which two wordings differ. */
    public static Json.Fields of(Wording first, Wording second) {
        return new WordingComparison(first, second).compared(Optional.empty());
    }

    /** The same, and the same incident under each. */
    public static Json.Fields of(Wording first, Wording second, Json loss) {
        return new WordingComparison(first, second).compared(Optional.of(loss));
    }

    /** A loss as one wording answers for it: what it pays, and which items it has no section for. */
    private record Answer(long netMinorUnits, Json retained, List<String> notInsured) {}

    private Json.Fields compared(Optional<Json> loss) {
        Map<Place, Json> ours = first.clauses();
        Map<Place, Json> theirs = second.clauses();
        TreeSet<Place> places = new TreeSet<>(ours.keySet());
        places.addAll(theirs.keySet());
        List<Place> differing = places.stream()
                .filter(place -> !Optional.ofNullable(ours.get(place)).equals(Optional.ofNullable(theirs.get(place))))
                .toList();
        TreeMap<String, Json> answer = new TreeMap<>();
        answer.put("first", Json.of(first.name()));
        answer.put("second", Json.of(second.name()));
        answer.put("sameClauses", Json.of(places.size() - differing.size()));
        answer.put(
                "clauses",
                Json.array(differing.stream()
                        .map(place -> row(place, ours.get(place), theirs.get(place)))
                        .toList()));
        loss.ifPresent(incident -> answer.put("incident", incident(incident, differing, theirs)));
        return Json.object(answer);
    }

    private Json row(Place place, @Nullable Json ours, @Nullable Json theirs) {
        TreeMap<String, Json> row = new TreeMap<>();
        row.put("level", Json.of(place.level()));
        row.put("term", Json.of(place.term()));
        row.put("first", said(ours));
        row.put("second", said(theirs));
        clause(place).ifPresent(clause -> row.put("clause", Json.of(clause)));
        return Json.object(row);
    }

    private Optional<String> clause(Place place) {
        return first.clauseOf(place.level()).or(() -> second.clauseOf(place.level()));
    }

    private Json incident(Json loss, List<Place> differing, Map<Place, Json> theirs) {
        Answer ours = settled(first, loss);
        Answer others = settled(second, loss);
        TreeMap<String, Json> incident = new TreeMap<>();
        incident.put("first", written(ours));
        incident.put("second", written(others));
        incident.put("differenceMinorUnits", Json.of(others.netMinorUnits() - ours.netMinorUnits()));
        List<Json> causes = new ArrayList<>();
        for (Place place : differing) {
            changed(place, theirs)
                    .flatMap(wording -> netOf(wording, loss))
                    .filter(net -> net != ours.netMinorUnits())
                    .ifPresent(net -> causes.add(cause(place, net - ours.netMinorUnits())));
        }
        incident.put("causes", Json.array(causes));
        return Json.object(incident);
    }

    private Optional<Wording> changed(Place place, Map<Place, Json> theirs) {
        if (place.term().equals(Wording.SECTION)) {
            return second.section(place.level()).map(first::adding).or(() -> Optional.of(first.without(place.level())));
        }
        return first.with(place, Optional.ofNullable(theirs.get(place)));
    }

    private Json cause(Place place, long difference) {
        TreeMap<String, Json> cause = new TreeMap<>();
        cause.put("level", Json.of(place.level()));
        cause.put("term", Json.of(place.term()));
        cause.put("differenceMinorUnits", Json.of(difference));
        clause(place).ifPresent(clause -> cause.put("clause", Json.of(clause)));
        return Json.object(cause);
    }

    /** A clause may be senseless alone in another wording: then it explains nothing by itself. */
    private static Optional<Long> netOf(Wording wording, Json loss) {
        try {
            return Optional.of(settled(wording, loss).netMinorUnits());
        } catch (Refused senseless) {
            return Optional.empty();
        }
    }

    private static Answer settled(Wording wording, Json loss) {
        FieldReader fields = new FieldReader("loss", loss);
        List<Json> insured = new ArrayList<>();
        List<String> notInsured = new ArrayList<>();
        fields.list("items", ITEMS_MAX, (at, item) -> {
            FieldReader each = new FieldReader(at, item);
            boolean covered = each.idIfPresent("section")
                    .map(section -> wording.section(section).isPresent())
                    .orElse(true);
            if (covered) {
                insured.add(item);
            } else {
                notInsured.add(each.id("id"));
            }
            return at;
        });
        if (insured.isEmpty()) {
            return new Answer(0, Json.nothing(), notInsured);
        }
        TreeMap<String, Json> part = new TreeMap<>(((Json.Fields) loss).members());
        part.put("items", Json.array(insured));
        FieldReader worksheet = new FieldReader(
                "",
                Json.parse(WorksheetJson.answer(
                        wording.terms().canonical(), Json.object(part).canonical())));
        return new Answer(worksheet.count("netMinorUnits"), worksheet.json("retained"), notInsured);
    }

    private static Json written(Answer answer) {
        return Json.object(Map.of(
                "netMinorUnits", Json.of(answer.netMinorUnits()),
                "retained", answer.retained(),
                "notInsured", Json.texts(answer.notInsured())));
    }

    /** Plain values as they are, whole objects as their canonical text; nothing where a wording is silent. */
    private static Json said(@Nullable Json value) {
        return switch (value) {
            case null -> Json.nothing();
            case Json.Fields fields -> Json.of(fields.text());
            case Json.Items items -> Json.of(items.text());
            default -> value;
        };
    }
}
