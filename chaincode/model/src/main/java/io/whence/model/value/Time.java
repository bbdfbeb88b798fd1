package io.whence.model.value;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.regex.Pattern;

/** Times as the ledger writes them: RFC 3339 in UTC, to the millisecond, within years 1970 to 9999. */
public final class Time {
    private static final Pattern FORM = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,3})?Z");
    private static final long SECOND = 1_000;
    private static final long DAY = 86_400 * SECOND;
    private static final long LAST_MILLIS = 253_402_300_799_999L;

    private Time() {}

    /** Reads {@code 2026-03-01T08:00:00Z}, with up to three decimals of a second. */
    public static Instant parse(String field, String text) {
        if (!FORM.matcher(text).matches()) {
            throw ValueRule.TIME_MALFORMED.refuse(field, text);
        }
        try {
            return check(field, Instant.parse(text).toEpochMilli());
        } catch (DateTimeException e) {
            throw ValueRule.TIME_MALFORMED.refuse(field, text);
        }
    }

    /** The instant of a count of milliseconds since 1970, if it can be written as a time. */
    public static Instant check(String field, long epochMillis) {
        if (!writable(epochMillis)) {
            throw ValueRule.TIME_MALFORMED.refuse(field, epochMillis);
        }
        return Instant.ofEpochMilli(epochMillis);
    }

    /** Whether a count of milliseconds since 1970 can be written as a time. */
    public static boolean writable(long epochMillis) {
        return epochMillis >= 0 && epochMillis <= LAST_MILLIS;
    }

    /** The instant itself to the millisecond, or the first or last one that can be written as a time. */
    public static Instant nearest(Instant instant) {
        if (instant.isBefore(Instant.EPOCH)) {
            return Instant.EPOCH;
        }
        Instant last = Instant.ofEpochMilli(LAST_MILLIS);
        return instant.isAfter(last) ? last : Instant.ofEpochMilli(instant.toEpochMilli());
    }

    /** The one spelling of an instant: seconds, and milliseconds only where there are any. */
    public static String format(Instant instant) {
        long millis = instant.toEpochMilli();
        return writable(millis) ? written(millis) : Instant.ofEpochMilli(millis).toString();
    }

    /** What {@link Instant#toString} says, several times as fast: pages of answers are mostly times. */
    private static String written(long millis) {
        LocalDate day = LocalDate.ofEpochDay(millis / DAY);
        int second = (int) (millis % DAY / SECOND);
        int fraction = (int) (millis % SECOND);
        byte[] text = new byte[fraction == 0 ? "0000-00-00T00:00:00Z".length() : "0000-00-00T00:00:00.000Z".length()];
        digits(text, 0, 4, day.getYear(), '-');
        digits(text, 5, 2, day.getMonthValue(), '-');
        digits(text, 8, 2, day.getDayOfMonth(), 'T');
        digits(text, 11, 2, second / 3600, ':');
        digits(text, 14, 2, second / 60 % 60, ':');
        digits(text, 17, 2, second % 60, fraction == 0 ? 'Z' : '.');
        if (fraction != 0) {
            digits(text, 20, 3, fraction, 'Z');
        }
        return new String(text, StandardCharsets.ISO_8859_1);
    }

    /** So many digits from a place on, and the character behind them. */
    private static void digits(byte[] text, int from, int count, int value, char behind) {
        int rest = value;
        for (int i = from + count - 1; i >= from; i--) {
            text[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        text[from + count] = (byte) behind;
    }
}
