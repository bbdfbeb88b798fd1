package io.whence.model.cover;

import io.whence.model.value.Digest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is charged and given back for a cover, version by version: the first is charged for the period, an amendment ends
 * the premium before it pro rata and is charged for what is left, a cancellation gives the rest back.
 */
public record PremiumAccount(List<Entry> entries) {
    public PremiumAccount {
        entries = List.copyOf(entries);
    }

    /** One charge or refund of a version's premium. */
    public record Entry(Kind kind, Digest version, Instant at, long minorUnits) {}

    /** Which way the money goes. */
    public enum Kind {
        CHARGE,
        REFUND
    }

    /** A version that the insured bound, from when it applies, and its premium for the whole period. */
    public record Priced(Digest version, Instant effectiveFrom, long premiumMinorUnits) {}

    /** The period of a cover, and when it was cancelled. */
    public record Period(Instant from, Instant until, Optional<Instant> cancelledAt) {
        long part(long premiumMinorUnits, Instant start) {
            return Quote.proRata(premiumMinorUnits, seconds(start, until), seconds(from, until));
        }

        private static long seconds(Instant start, Instant end) {
            return Duration.between(start, end).toSeconds();
        }
    }

    /** The account of versions in the order in which they were bound. */
    public static PremiumAccount of(List<Priced> versions, Period period) {
        List<Entry> entries = new ArrayList<>();
        Optional<Priced> before = Optional.empty();
        for (Priced version : versions) {
            Instant at = version.effectiveFrom();
            before.ifPresent(ended -> entries.add(entry(Kind.REFUND, ended, at, period)));
            entries.add(entry(Kind.CHARGE, version, at, period));
            before = Optional.of(version);
        }
        Optional<Priced> last = before;
        period.cancelledAt()
                .flatMap(at -> last.map(ended -> entry(Kind.REFUND, ended, later(at, period.from()), period)))
                .ifPresent(entries::add);
        return new PremiumAccount(entries);
    }

    /** What is due in the end; negative where more was given back than charged. */
    public long dueMinorUnits() {
        return entries.stream()
                .mapToLong(entry -> entry.kind() == Kind.CHARGE ? entry.minorUnits() : -entry.minorUnits())
                .sum();
    }

    private static Entry entry(Kind kind, Priced version, Instant at, Period period) {
        return new Entry(kind, version.version(), at, period.part(version.premiumMinorUnits(), at));
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
