package io.whence.model.audit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Changes drawn terms in one place, for the laws that say which way the payment may move. */
record Raise(Workload workload) {
    private static final List<String> RATES = List.of("0", "7.25", "10", "25", "33.3", "50", "80", "100");

    /** Raises one limit, section's, policy's or the top layer's, if there is one. */
    void limit(Paper terms) {
        List<Paper> limits = new ArrayList<>();
        levels(terms).stream().filter(level -> level.has("limit")).forEach(level -> limits.add(level.inside("limit")));
        top(terms.inside("policy").list("layers")).ifPresent(limits::add);
        one(limits);
    }

    /** Raises one deductible, if there is one. */
    void deductible(Paper terms) {
        List<Paper> deductibles = new ArrayList<>();
        levels(terms).forEach(level -> deductibles.addAll(level.list("deductible")));
        one(deductibles);
    }

    private void one(List<Paper> candidates) {
        if (candidates.isEmpty()) {
            return;
        }
        Paper chosen = candidates.get(workload.below(candidates.size()));
        List<String> amounts = List.of("minorUnits", "occurrenceLimitMinorUnits");
        amounts.stream()
                .filter(chosen::has)
                .forEach(name -> chosen.put(name, chosen.number(name, 0) + workload.below(50)));
        if (chosen.has("percent")) {
            int rate = RATES.indexOf(chosen.text("percent", "0"));
            chosen.put("percent", RATES.get(rate + workload.below(RATES.size() - rate)));
        }
    }

    private static List<Paper> levels(Paper terms) {
        List<Paper> levels = new ArrayList<>(List.of(terms.inside("policy")));
        terms.list("sections").forEach(section -> add(section, levels));
        return levels;
    }

    private static void add(Paper section, List<Paper> levels) {
        levels.add(section);
        section.list("sections").forEach(inner -> add(inner, levels));
    }

    private static Optional<Paper> top(List<Paper> layers) {
        return layers.stream()
                .max(Comparator.comparingLong(layer -> layer.number("attachmentMinorUnits", 0)))
                .filter(layer -> layer.has("occurrenceLimitMinorUnits"));
    }
}
