package io.whence.claims.localize;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Beliefs before the evidence: the longer a copy was held before the leak was first seen, the likelier it leaked. */
final class Priors {
    private static final double UNKNOWN = -1;

    private Priors() {}

    /** Hypotheses with their priors; a copy whose custody began after the first sighting cannot be the source. */
    static List<Posterior.Hypothesis> of(List<CopyOpening> copies, Policy policy, List<Integer> ranked) {
        double[] exposure = exposures(copies, policy);
        List<Posterior.Hypothesis> weighted = new ArrayList<>();
        List<Integer> sizes = Collections.nCopies(copies.size(), 1);
        for (Posterior.Hypothesis one :
                Posterior.hypotheses(sizes, policy.nobody().doubleValue(), ranked)) {
            double prior = one.prior();
            for (int copy : one.copies()) {
                prior *= exposure[copy];
            }
            weighted.add(new Posterior.Hypothesis(one.copies(), prior));
        }
        return weighted;
    }

    /** The prior that each copy alone is the source. */
    static double[] alone(List<CopyOpening> copies, Policy policy) {
        double each = (1 - policy.nobody().doubleValue()) / copies.size();
        return Arrays.stream(exposures(copies, policy))
                .map(exposure -> each * exposure)
                .toArray();
    }

    /** How long each copy was exposed, times the hazard that the cover states for its holder, in units of the mean; one where times are not known. */
    private static double[] exposures(List<CopyOpening> copies, Policy policy) {
        double[] millis = new double[copies.size()];
        double total = 0;
        int known = 0;
        for (int copy = 0; copy < millis.length; copy++) {
            millis[copy] = exposure(copies.get(copy), policy);
            total += Math.max(0, millis[copy]);
            known += millis[copy] >= 0 ? 1 : 0;
        }
        double mean = known == 0 || total == 0 ? 1 : total / known;
        double[] exposures = new double[millis.length];
        for (int copy = 0; copy < millis.length; copy++) {
            double hazard = policy.hazard(copies.get(copy).holder());
            exposures[copy] = hazard * (millis[copy] < 0 ? 1 : millis[copy] / mean);
        }
        return exposures;
    }

    /** Milliseconds of custody before the first sighting, or {@link #UNKNOWN}. */
    private static double exposure(CopyOpening copy, Policy policy) {
        if (policy.firstSeen().isEmpty() || copy.since().isEmpty()) {
            return UNKNOWN;
        }
        Instant seen = policy.firstSeen().get();
        Instant since = copy.since().get();
        Instant end = copy.until().filter(until -> until.isBefore(seen)).orElse(seen);
        return since.isBefore(seen) ? Math.max(1, Duration.between(since, end).toMillis()) : 0;
    }
}
