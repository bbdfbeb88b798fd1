package io.whence.marking;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The spellings of a date that leave no doubt, and those of one column that its other cells explain. */
final class DateForm {
    private static final Pattern ISO = Pattern.compile("\\d{4}-\\d{2}-\\d{2}(T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?)?");
    private static final Pattern YEAR_FIRST = Pattern.compile("(\\d{4})([-/.])(\\d{1,2})\\2(\\d{1,2})(?:[T ](.+))?");
    private static final Pattern CHINESE = Pattern.compile("(\\d{4})年(\\d{1,2})月(\\d{1,2})日(?: ?(.+))?");
    private static final Pattern DOTTED = Pattern.compile("(\\d{1,2})\\.(\\d{1,2})\\.(\\d{4})(?:[T ](.+))?");
    private static final Pattern DAY_MONTH =
            Pattern.compile("(\\d{1,2})[ -]([A-Za-z]{3,9})[ ,-]{1,2}(\\d{4})(?:[T ](.+))?");
    private static final Pattern MONTH_DAY = Pattern.compile("([A-Za-z]{3,9}) (\\d{1,2}),? (\\d{4})(?:[T ](.+))?");
    private static final Pattern TIME = Pattern.compile("(\\d{2}:\\d{2})(:\\d{2}(?:\\.\\d{1,9})?)?Z?");
    private static final List<String> MONTHS = List.of(
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december");

    private DateForm() {}

    static boolean isIso(String text) {
        return ISO.matcher(text).matches();
    }

    /** The ISO form of a date, without a time of day where that is midnight; empty where this is no certain date. */
    static Optional<String> isoOf(String text, ColumnReading reading) {
        try {
            return yearFirst(text).or(() -> named(text)).or(() -> dayOrMonthFirst(text, reading));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> yearFirst(String text) {
        Matcher plain = YEAR_FIRST.matcher(text);
        if (plain.matches()) {
            return iso(plain.group(1), number(plain.group(3)), plain.group(4), plain.group(5));
        }
        Matcher chinese = CHINESE.matcher(text);
        return chinese.matches()
                ? iso(chinese.group(1), number(chinese.group(2)), chinese.group(3), chinese.group(4))
                : Optional.empty();
    }

    private static Optional<String> named(String text) {
        Matcher dayMonth = DAY_MONTH.matcher(text);
        if (dayMonth.matches()) {
            return iso(dayMonth.group(3), month(dayMonth.group(2)), dayMonth.group(1), dayMonth.group(4));
        }
        Matcher monthDay = MONTH_DAY.matcher(text);
        return monthDay.matches()
                ? iso(monthDay.group(3), month(monthDay.group(1)), monthDay.group(2), monthDay.group(4))
                : Optional.empty();
    }

    private static Optional<String> dayOrMonthFirst(String text, ColumnReading reading) {
        Matcher dotted = DOTTED.matcher(text);
        if (dotted.matches()) {
            return iso(dotted.group(3), number(dotted.group(2)), dotted.group(1), dotted.group(4));
        }
        Matcher slashed = DateOrder.SLASHED.matcher(text);
        if (!slashed.matches()) {
            return Optional.empty();
        }
        String time = slashed.group(5) == null ? null : slashed.group(5).substring(1);
        return switch (order(slashed, reading)) {
            case DAY_FIRST -> iso(slashed.group(4), number(slashed.group(3)), slashed.group(1), time);
            case MONTH_FIRST -> iso(slashed.group(4), number(slashed.group(1)), slashed.group(3), time);
            case UNKNOWN, CONTRADICTORY -> Optional.empty();
        };
    }

    /** A date that can be read in one way only is read so; the first rules read all as their column. */
    private static DateOrder order(Matcher slashed, ColumnReading reading) {
        DateOrder shown = DateOrder.shown(slashed);
        return shown.decided() && reading.rules() != CanonicalRules.ONE ? shown : reading.dates();
    }

    private static Optional<String> iso(
            String year, int month, String day, @org.jspecify.annotations.Nullable String time) {
        String date = LocalDate.of(number(year), month, number(day)).toString();
        if (time == null) {
            return Optional.of(date);
        }
        Matcher clock = TIME.matcher(time);
        return clock.matches() ? Optional.of(date + suffix(clock)) : Optional.empty();
    }

    private static String suffix(Matcher clock) {
        LocalTime time = LocalTime.parse(clock.group(1) + (clock.group(2) == null ? ":00" : clock.group(2)));
        if (time.equals(LocalTime.MIDNIGHT)) {
            return "";
        }
        String text = time.toString();
        return "T" + (text.length() == 5 ? text + ":00" : text);
    }

    private static int month(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        for (int i = 0; i < MONTHS.size(); i++) {
            if (MONTHS.get(i).equals(lower) || MONTHS.get(i).substring(0, 3).equals(lower)) {
                return i + 1;
            }
        }
        throw new DateTimeException(name);
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }
}
