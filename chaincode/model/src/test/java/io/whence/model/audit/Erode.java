package io.whence.model.audit;

import io.whence.model.cover.Erosion;
import io.whence.model.cover.Section;
import io.whence.model.cover.Terms;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Carries what one claim used into the papers of the next. */
final class Erode {
    private Erode() {}

    static Paper aggregates(Paper terms, Erosion erosion) {
        Paper eroded = terms.copy();
        eroded.list("sections").forEach(section -> section(section, erosion));
        eroded.inside("policy").list("layers").forEach(layer -> level(layer, erosion));
        return eroded;
    }

    static Paper carried(Paper loss, Erosion erosion) {
        Paper taken = new Paper();
        erosion.carried().deductibleTaken().forEach(taken::put);
        Paper used = new Paper();
        erosion.carried().limitUsed().forEach(used::put);
        String net = erosion.carried().net().text();
        return loss.copy().put("carried", Paper.of("deductibleTaken", taken, "limitUsed", used, "net", net));
    }

    /** What is left of every aggregate. */
    static Map<String, Long> left(Terms terms) {
        Map<String, Long> left = new TreeMap<>();
        terms.policy()
                .layers()
                .forEach(layer -> layer.aggregate().ifPresent(a -> left.put(layer.id(), a.leftMinorUnits())));
        left(terms.sections(), left);
        return left;
    }

    private static void left(List<Section> sections, Map<String, Long> left) {
        sections.forEach(section -> {
            section.aggregate().ifPresent(a -> left.put(section.id(), a.leftMinorUnits()));
            left(section.sections(), left);
        });
    }

    private static void section(Paper section, Erosion erosion) {
        level(section, erosion);
        section.list("sections").forEach(inner -> section(inner, erosion));
    }

    private static void level(Paper level, Erosion erosion) {
        if (level.has("aggregate")) {
            Paper aggregate = level.inside("aggregate");
            long used = erosion.aggregates().getOrDefault(level.text("id", ""), 0L);
            aggregate.put("usedMinorUnits", aggregate.number("usedMinorUnits", 0) + used);
        }
    }
}
