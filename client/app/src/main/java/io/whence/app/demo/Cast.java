package io.whence.app.demo;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Who plays in the story, and when it happens.
 *
 * @param dayOne midnight of the day on which the copies are delivered; everything else follows from it
 */
record Cast(Instant dayOne) {
    static final String PRODUCT = "wildlife-strikes";
    static final String VERSION = "wildlife-strikes-v1";
    static final String DERIVED = "strike-rates-v1";
    static final String POLICY = "safety-research-only";
    static final String COVER = "cover-2026-001";
    static final String INCIDENT = "incident-1";
    static final String CLAIM = "claim-1";
    static final String ANALYST = "analyst-09";

    /** Whose copy is leaked. */
    static final int LEAKER = 5;

    /** Whose copy arrives damaged. */
    static final int DAMAGED = 4;

    /** Who never acknowledges. */
    static final int SILENT = 7;

    /** Who uses the data against the policy. */
    static final int MISUSER = 6;

    /** Who makes a new version and passes it on. */
    static final int DERIVER = 2;

    /** Who deletes its copy. */
    static final int DELETER = 8;

    private static final int RECIPIENTS = 8;
    private static final int DAYS_AGO = 90;

    /** The cast of a story that begins ninety days before now. */
    static Cast before(Instant now) {
        return new Cast(now.truncatedTo(ChronoUnit.DAYS).minus(DAYS_AGO, ChronoUnit.DAYS));
    }

    static List<Integer> recipients() {
        return IntStream.rangeClosed(1, RECIPIENTS).boxed().toList();
    }

    static String carrier(int number) {
        return String.format(Locale.ROOT, "carrier-%02d", number);
    }

    static String copy(int number) {
        return String.format(Locale.ROOT, "copy-%02d", number);
    }

    static String agreement(int number) {
        return String.format(Locale.ROOT, "agreement-%02d", number);
    }

    /** A time of the story: so many days and hours after its first midnight. */
    String at(long day, long hour) {
        return dayOne.plus(day, ChronoUnit.DAYS).plus(hour, ChronoUnit.HOURS).toString();
    }
}
