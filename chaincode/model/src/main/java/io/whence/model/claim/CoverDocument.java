package io.whence.model.claim;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One version of a cover: who insures whom for what, when, and by which law. Its money terms stand beside it and belong
 * to the money engine.
 *
 * @param product the template it is an instance of
 * @param effectiveFrom from when this version replaces the one before it; the start of the period for the first
 * @param retroactiveFrom how far back losses are covered, where claims are made in the period
 * @param inceptionWaitingDays how many days after it begins the cover answers for nothing yet
 * @param territories ISO 3166 codes of where a loss must have happened; none: anywhere
 * @param subjects products and versions that are insured
 * @param epsilon the chance of naming an innocent party that a finding for this cover may have
 * @param sections the sections that its terms have
 * @param under the master that it is a declaration under
 * @param master what it lets be declared under it, where it is a master
 */
public record CoverDocument(
        String id,
        String product,
        String insurer,
        String insured,
        List<String> followers,
        Optional<Long> leadAuthorityMinorUnits,
        Instant from,
        Instant until,
        Instant effectiveFrom,
        Trigger trigger,
        Optional<Instant> retroactiveFrom,
        Optional<Long> inceptionWaitingDays,
        List<String> territories,
        int reportingWindowDays,
        String jurisdiction,
        List<String> subjects,
        String epsilon,
        String priorNobody,
        List<Obligation> obligations,
        List<String> waivedParties,
        List<String> sections,
        Optional<String> under,
        Optional<Master> master) {
    public CoverDocument {
        followers = List.copyOf(followers);
        territories = List.copyOf(territories);
        subjects = List.copyOf(subjects);
        obligations = List.copyOf(obligations);
        waivedParties = List.copyOf(waivedParties);
        sections = List.copyOf(sections);
    }

    /** The product of covers whose subjects are covers. */
    public static final String TREATY = "reinsurance-treaty";

    /** Whether it insures an insurer for what it pays under other covers. */
    public boolean cedes() {
        return product.equals(TREATY);
    }

    /** Under which cover the use of aggregates is counted: a declaration shares its master's. */
    public String pool() {
        return under.orElse(id);
    }

    /** Which date must lie in the period. */
    public enum Trigger {
        LOSS_OCCURRING,
        CLAIMS_MADE
    }

    /** Something that somebody has to do by a date; its breach matters only where it caused the loss. */
    public record Obligation(String id, String by, String duty, Optional<Instant> dueAt) {}

    /** The date that decides which version answers for a loss. */
    public Instant triggerDate(Instant lossAt, Instant reportedAt) {
        return switch (trigger) {
            case LOSS_OCCURRING -> lossAt;
            case CLAIMS_MADE -> reportedAt.isBefore(until) ? reportedAt : lossAt;
        };
    }

    /**
     * Whether the loss lies inside the period. A claim filed after the period for a loss inside it is covered; when it
     * was filed is the reporting window's business.
     */
    public boolean inPeriod(Instant lossAt, Instant reportedAt) {
        Instant earliest = trigger == Trigger.CLAIMS_MADE ? retroactiveFrom.orElse(from) : from;
        boolean late = trigger == Trigger.CLAIMS_MADE && reportedAt.isBefore(from);
        return !lossAt.isBefore(earliest) && lossAt.isBefore(until) && !late;
    }

    /** The end of the reporting window. */
    public Instant reportBy(Profile profile) {
        return profile.endOfDayAfter(until, reportingWindowDays);
    }

    /** Refuses an obligation that the cover does not state, or that another party owes. */
    public void obliged(String obligation, String party) {
        Obligation stated = obligations.stream()
                .filter(each -> each.id().equals(obligation))
                .findFirst()
                .orElseThrow(() -> ClaimRule.OBLIGATION_UNKNOWN.refuse("obligation", obligation));
        if (!stated.by().equals(party)) {
            throw ClaimRule.NOT_THE_OBLIGED.refuse("caller", party);
        }
    }
}
