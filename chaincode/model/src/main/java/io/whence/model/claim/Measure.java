package io.whence.model.claim;

import io.whence.model.value.Fraction;
import io.whence.model.value.Percent;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** How a product's trigger is reckoned from what was recorded before anybody claimed. */
public sealed interface Measure {
    /** What the record says of a trigger, and the figures it rests on. */
    record Reading(Admissibility.Answer answer, String detail) {}

    /**
     * An object is lost when it failed so many challenges within a window and answered none in between, or when an
     * answer did not match its root.
     */
    record Retrieval(long failuresMin, Duration window) implements Measure {
        /** Reads the challenges of one copy. */
        public Reading read(List<Artefact.Challenge> challenges) {
            if (challenges.isEmpty()) {
                return new Reading(Admissibility.Answer.UNKNOWN, "no challenge in the period up to the loss");
            }
            List<Artefact.Challenge> inOrder = challenges.stream()
                    .sorted(Comparator.comparing(Artefact.Challenge::at))
                    .toList();
            boolean wrong = inOrder.stream().anyMatch(each -> each.outcome() == Artefact.Outcome.WRONG);
            long most = inOrder.stream()
                    .mapToLong(last -> failuresBefore(inOrder, last.at()))
                    .max()
                    .orElse(0);
            boolean lost = wrong || most >= failuresMin;
            return new Reading(
                    lost ? Admissibility.Answer.SATISFIED : Admissibility.Answer.UNSATISFIED,
                    wrong
                            ? "an answer does not match the root"
                            : most + " of " + failuresMin + " failures within " + window.toHours() + " hours");
        }

        /** Failures in the window that ends then; none where it holds an answer. */
        private long failuresBefore(List<Artefact.Challenge> challenges, Instant end) {
            List<Artefact.Challenge> inside = challenges.stream()
                    .filter(each ->
                            each.at().isAfter(end.minus(window)) && !each.at().isAfter(end))
                    .toList();
            boolean answered = inside.stream().anyMatch(each -> each.outcome() == Artefact.Outcome.ANSWERED);
            return answered ? 0 : inside.size();
        }
    }

    /**
     * Cohorts are treated unlike when the lowest selection rate is under a share of the highest: four fifths in 29 CFR
     * 1607.4(D). It opens an investigation; it decides nothing.
     */
    record Disparity(Percent threshold) implements Measure {
        /** Reads the counts of one period. */
        public Reading read(List<Artefact.Cohort> cohorts) {
            List<Fraction> rates =
                    cohorts.stream().map(Disparity::rate).sorted().toList();
            String detail = cohorts.stream()
                    .map(cohort -> cohort.id() + " " + cohort.selected() + "/" + cohort.considered())
                    .collect(Collectors.joining(", "));
            Fraction highest = rates.getLast();
            if (highest.isZero()) {
                return new Reading(Admissibility.Answer.UNSATISFIED, detail + ": nobody selected");
            }
            Fraction ratio = rates.getFirst().dividedBy(highest);
            return new Reading(
                    ratio.compareTo(threshold.share()) < 0
                            ? Admissibility.Answer.SATISFIED
                            : Admissibility.Answer.UNSATISFIED,
                    detail + ": lowest to highest " + ratio.text());
        }

        private static Fraction rate(Artefact.Cohort cohort) {
            return Fraction.of(cohort.selected()).dividedBy(Fraction.of(cohort.considered()));
        }
    }
}
