package io.whence.app.desk;

import io.whence.model.value.Time;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;

/** A day where a time is asked for: its last millisecond, UTC, so that all of it has happened. */
public final class Day {
    private Day() {}

    /** Reads a time as RFC 3339 has it, or a day. */
    public static Instant orTime(String option, String text) {
        return text.matches("\\d{4}-\\d{2}-\\d{2}") ? end(option, text) : Time.parse(option, text);
    }

    private static Instant end(String option, String day) {
        try {
            return LocalDate.parse(day)
                    .plusDays(1)
                    .atStartOfDay(ZoneOffset.UTC)
                    .toInstant()
                    .minusMillis(1);
        } catch (DateTimeParseException e) {
            throw DeskRule.USAGE.refuse(option, day);
        }
    }
}
