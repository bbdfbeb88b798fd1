package io.whence.model.claim;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The stretches of time in which a claim's clocks stood still; where two overlap they count once. */
record Pauses(List<Stretch> stretches) {
    Pauses {
        stretches =
                stretches.stream().sorted(Comparator.comparing(Stretch::from)).toList();
    }

    /** One stretch; without an end it lasts still. */
    record Stretch(Instant from, Optional<Instant> until) {}

    static Pauses ofHolds(Claim claim) {
        return new Pauses(claim.holds().stream()
                .map(hold -> new Stretch(hold.since(), hold.until()))
                .toList());
    }

    /** Holds, and the time in which the insured looks for what was asked for. */
    static Pauses ofInquiry(Claim claim) {
        List<Stretch> stretches = new ArrayList<>(ofHolds(claim).stretches);
        claim.inquiry()
                .supplement()
                .map(supplement -> new Stretch(supplement.requestedAt(), supplement.answeredAt()))
                .ifPresent(stretches::add);
        return new Pauses(stretches);
    }

    Duration between(Instant from, Instant end) {
        Duration total = Duration.ZERO;
        Instant counted = from;
        for (Stretch stretch : stretches) {
            Instant start = later(stretch.from, counted);
            Instant stop = earlier(stretch.until.orElse(end), end);
            if (stop.isAfter(start)) {
                total = total.plus(Duration.between(start, stop));
                counted = stop;
            }
        }
        return total;
    }

    boolean standsAt(Instant now) {
        return stretches.stream()
                .anyMatch(stretch -> !now.isBefore(stretch.from)
                        && stretch.until.filter(end -> !now.isBefore(end)).isEmpty());
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }
}
