package io.whence.model.claim;

import io.whence.model.claim.Admissibility.Answer;
import io.whence.model.claim.Admissibility.Line;
import io.whence.model.claim.Admissibility.Matter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The terms that a product adds: its trigger, reckoned from what was recorded, and what only a person can decide. */
final class Triggers {
    private final Notice notice;
    private final CoverDocument cover;
    private final Trail trail;
    private final List<Line> lines = new ArrayList<>();

    private Triggers(Notice notice, CoverDocument cover, Trail trail) {
        this.notice = notice;
        this.cover = cover;
        this.trail = trail;
    }

    static List<Line> lines(Matter matter, Trail trail) {
        Triggers triggers = new Triggers(matter.notice(), matter.cover(), trail);
        matter.template().measure().ifPresent(triggers::measure);
        matter.template().conditions().forEach(triggers::condition);
        return triggers.lines;
    }

    private void measure(Measure measure) {
        switch (measure) {
            case Measure.Retrieval retrieval -> challenged(retrieval);
            case Measure.Disparity disparity -> counted(disparity);
        }
    }

    /** Without a copy there is nothing that could have been challenged: the trigger is not met. */
    private void challenged(Measure.Retrieval retrieval) {
        if (notice.copies().isEmpty()) {
            Measure.Reading none = new Measure.Reading(Answer.UNSATISFIED, "the notice names no copy");
            add(Term.RETRIEVAL_FAILED, none, cover.id(), List.of("cover/" + cover.id()));
        }
        notice.copies().forEach(copy -> challenged(retrieval, copy));
    }

    /** Only challenges inside the period and up to the loss count: a failure after it is another loss. */
    private void challenged(Measure.Retrieval retrieval, String copy) {
        Map<String, Artefact> logs = trail.artefacts(Artefact.Kind.RETRIEVAL_LOG, copy);
        List<Artefact.Challenge> challenges = logs.values().stream()
                .filter(Artefact.RetrievalLog.class::isInstance)
                .flatMap(log -> ((Artefact.RetrievalLog) log).challenges().stream())
                .filter(challenge -> counts(challenge.at()))
                .toList();
        add(Term.RETRIEVAL_FAILED, retrieval.read(challenges), copy, keys(logs, "copy/" + copy));
    }

    private boolean counts(Instant challengedAt) {
        return !challengedAt.isBefore(cover.from())
                && challengedAt.isBefore(cover.until())
                && !challengedAt.isAfter(notice.lossAt());
    }

    /** Counts are about versions: those insured, and those of the copies concerned. */
    private void counted(Measure.Disparity disparity) {
        Set<String> versions = new TreeSet<>(cover.subjects());
        notice.copies().stream()
                .flatMap(copy -> trail.copy(copy).stream())
                .forEach(copy -> versions.add(copy.version()));
        for (String version : versions) {
            trail.artefacts(Artefact.Kind.COHORT_COUNTS, version).forEach((id, artefact) -> {
                if (artefact instanceof Artefact.CohortCounts counts
                        && !counts.from().isAfter(notice.lossAt())) {
                    List<String> keys = List.of("version/" + version, "artefact/" + id);
                    add(Term.DISPARITY, disparity.read(counts.cohorts()), id, keys);
                }
            });
        }
        if (lines.isEmpty()) {
            Measure.Reading none = new Measure.Reading(Answer.UNKNOWN, "no counts recorded");
            add(Term.DISPARITY, none, cover.id(), List.of("cover/" + cover.id()));
        }
    }

    private void condition(Template.Condition condition) {
        Term term = condition.exclusion() ? Term.EXCLUSION : Term.CONDITION;
        Measure.Reading asked = new Measure.Reading(Answer.UNKNOWN, condition.title());
        add(term, asked, condition.id(), List.of("cover/" + cover.id()));
    }

    private void add(Term term, Measure.Reading reading, String about, List<String> keys) {
        lines.add(Line.of(term, reading.answer(), about, keys).detailed(reading.detail()));
    }

    private static List<String> keys(Map<String, Artefact> artefacts, String subject) {
        List<String> keys = new ArrayList<>(List.of(subject));
        artefacts.keySet().forEach(id -> keys.add("artefact/" + id));
        return keys;
    }
}
