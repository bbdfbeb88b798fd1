package io.whence.model.cover;

import io.whence.model.value.Fraction;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What is to be insured: how much each section exposes the insurer to, and the scores that the factors ask for. */
public record Risk(List<Exposure> exposures, SortedMap<String, Fraction> scores) {
    /** Something is exposed, each section once, and every score lies between 0 and 1. */
    public Risk {
        exposures = List.copyOf(exposures);
        if (exposures.isEmpty()) {
            throw CoverRule.EXPOSURE_MISSING.refuse("exposures", "none");
        }
        Lists.once(
                "exposures",
                "section",
                exposures.stream().map(Exposure::section).toList());
        scores = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(scores));
        for (Map.Entry<String, Fraction> score : scores.entrySet()) {
            if (score.getValue().compareTo(Fraction.ONE) > 0) {
                throw CoverRule.SCORE_OUT_OF_RANGE.refuse(
                        "scores." + score.getKey(), score.getValue().text());
            }
        }
    }

    /** The most that one section may cost in an occurrence. */
    public record Exposure(String section, long minorUnits) {}
}
