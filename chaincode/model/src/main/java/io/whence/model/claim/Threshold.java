package io.whence.model.claim;

import io.whence.model.claim.Admissibility.Answer;
import io.whence.model.claim.Admissibility.Line;
import io.whence.model.claim.Admissibility.Matter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What stands before any money: when and where the loss happened, when it was reported, what incident and peril it is. */
final class Threshold {
    private static final int MERGES_MAX = 64;

    private final Matter matter;
    private final Trail trail;
    private final List<String> keys;
    private final List<Line> lines = new ArrayList<>();

    private Threshold(Matter matter, Trail trail) {
        this.matter = matter;
        this.trail = trail;
        this.keys = List.of(matter.coverKey(), matter.claimKey());
    }

    static List<Line> lines(Matter matter, Trail trail) {
        Threshold threshold = new Threshold(matter, trail);
        threshold.time(matter.notice().lossAt());
        threshold.place();
        threshold.incident();
        return threshold.lines;
    }

    private void time(Instant lossAt) {
        CoverDocument cover = matter.cover();
        add(Term.PERIOD, matter.covered());
        cover.retroactiveFrom().ifPresent(from -> add(Term.RETROACTIVE_DATE, !lossAt.isBefore(from)));
        cover.inceptionWaitingDays().ifPresent(days -> {
            Instant answersFrom = cover.from().plus(Duration.ofDays(days));
            add(Term.WAITING_FROM_INCEPTION, !lossAt.isBefore(answersFrom));
        });
        Instant reported = matter.claim().steps().getFirst().at();
        add(Term.REPORTING_WINDOW, reported.isBefore(matter.claim().basis().reportBy()));
    }

    /** Where a loss happened is unknown until the notice says it. */
    private void place() {
        List<String> territories = matter.cover().territories();
        if (!territories.isEmpty()) {
            Answer answer = matter.notice()
                    .territory()
                    .map(territory -> Admissibility.said(territories.contains(territory)))
                    .orElse(Answer.UNKNOWN);
            lines.add(Line.of(Term.TERRITORY, answer, matter.cover().id(), keys));
        }
    }

    private void incident() {
        Incident incident = trail.incident(matter.claim().basis().incident());
        List<String> read = new ArrayList<>(List.of("incident/" + incident.id()));
        Incident last = incident;
        while (last.mergedInto().isPresent() && read.size() < MERGES_MAX) {
            last = trail.incident(last.mergedInto().get());
            read.add("incident/" + last.id());
        }
        lines.add(Line.of(Term.INCIDENT_STANDS, Admissibility.said(last.stands()), incident.id(), read));
        matter.claim().noticed().sections().forEach(section -> peril(section, incident));
    }

    private void peril(String section, Incident incident) {
        matter.template().section(section).ifPresent(insured -> {
            Set<String> perils = new TreeSet<>(insured.perils());
            boolean meant = incident.perils().stream().map(Enum::name).anyMatch(perils::contains);
            List<String> read = List.of(matter.coverKey(), "incident/" + incident.id());
            lines.add(Line.of(Term.PERIL, Admissibility.said(meant), section, read)
                    .detailed(String.join(", ", perils))
                    .of(section));
        });
    }

    private void add(Term term, boolean met) {
        lines.add(Line.of(term, Admissibility.said(met), matter.cover().id(), keys));
    }
}
