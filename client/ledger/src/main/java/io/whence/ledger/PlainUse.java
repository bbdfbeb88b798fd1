package io.whence.ledger;

import io.whence.model.circulation.Event;
import io.whence.model.value.Id;
import io.whence.model.value.Refused;
import io.whence.model.value.Time;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Optional;

/**
 * Reads the line of a use written plainly, as nearly every line of a large event file is, in a tenth of the time that JSON
 * takes. Whatever is not plain or not in order is left to {@link Statement#read}, which says the same of plain lines.
 */
final class PlainUse {
    private static final byte[][] NAMES = {
        ascii("event"),
        ascii("id"),
        ascii("at"),
        ascii("by"),
        ascii("copy"),
        ascii("action"),
        ascii("purpose"),
        ascii("count")
    };
    private static final int EVENT = 0;
    private static final int ID = 1;
    private static final int AT = 2;
    private static final int BY = 3;
    private static final int COPY = 4;
    private static final int ACTION = 5;
    private static final int PURPOSE = 6;
    private static final int COUNT = 7;
    private static final byte[] USED = ascii("used");
    private static final int COUNT_DIGITS_MAX = 15;
    private static final int NONE = -1;

    private final byte[] line;
    private final int[] start = new int[NAMES.length];
    private final int[] end = new int[NAMES.length];
    private int position;

    private PlainUse(byte[] line) {
        this.line = line;
    }

    /** The event, if the line is a plain use with every member once and nothing else. */
    static Optional<Event> read(byte[] line) {
        PlainUse scan = new PlainUse(line);
        return scan.members() ? scan.event() : Optional.empty();
    }

    private boolean members() {
        if (!skip('{')) {
            return false;
        }
        for (int member = 0; member < NAMES.length; member++) {
            if ((member > 0 && !skip(',')) || !member()) {
                return false;
            }
        }
        return skip('}') && position == line.length;
    }

    private boolean member() {
        spaces();
        int from = position + 1;
        int to = text();
        int name = name(from, to);
        if (name < 0 || end[name] != 0 || !skip(':')) {
            return false;
        }
        spaces();
        start[name] = name == COUNT ? position : position + 1;
        end[name] = name == COUNT ? digits() : text();
        return end[name] > start[name];
    }

    private int name(int from, int to) {
        for (int name = 0; name < NAMES.length; name++) {
            if (to >= from && Arrays.equals(line, from, to, NAMES[name], 0, NAMES[name].length)) {
                return name;
            }
        }
        return NONE;
    }

    /** Passes over a quoted text of plain characters; returns where it ends, without its quote. */
    private int text() {
        if (position >= line.length || line[position] != '"') {
            return NONE;
        }
        int at = position + 1;
        while (at < line.length && line[at] != '"') {
            if (line[at] < ' ' || line[at] == '\\') {
                return NONE;
            }
            at++;
        }
        position = at + 1;
        return at;
    }

    private int digits() {
        int from = position;
        while (position < line.length && digit(position)) {
            position++;
        }
        boolean leadingZero = position - from > 1 && line[from] == '0';
        return leadingZero || position - from > COUNT_DIGITS_MAX ? NONE : position;
    }

    private boolean skip(char expected) {
        spaces();
        if (position >= line.length || line[position] != expected) {
            return false;
        }
        position++;
        return true;
    }

    private void spaces() {
        while (position < line.length && line[position] == ' ') {
            position++;
        }
    }

    private Optional<Event> event() {
        if (!Arrays.equals(line, start[EVENT], end[EVENT], USED, 0, USED.length)) {
            return Optional.empty();
        }
        try {
            return time().map(at -> new Event(
                    id(ID),
                    at,
                    id(BY),
                    new Event.Used(id(COPY), id(ACTION), id(PURPOSE), number(start[COUNT], end[COUNT]))));
        } catch (Refused inFull) {
            return Optional.empty();
        }
    }

    private String id(int name) {
        return Id.check("", new String(line, start[name], end[name] - start[name], StandardCharsets.ISO_8859_1));
    }

    /** {@code 2026-03-01T08:00:00Z}, the form without fractions. */
    private Optional<Instant> time() {
        int at = start[AT];
        boolean form = end[AT] - at == "2026-03-01T08:00:00Z".length()
                && line[at + 4] == '-'
                && line[at + 7] == '-'
                && line[at + 10] == 'T'
                && line[at + 13] == ':'
                && line[at + 16] == ':'
                && line[at + 19] == 'Z'
                && digitsAt(at, 4, 2, 2, 2, 2, 2);
        return form ? instant(at) : Optional.empty();
    }

    private Optional<Instant> instant(int at) {
        int year = (int) number(at, at + 4);
        int month = (int) number(at + 5, at + 7);
        int day = (int) number(at + 8, at + 10);
        long hour = number(at + 11, at + 13);
        long minute = number(at + 14, at + 16);
        long second = number(at + 17, at + 19);
        boolean real = month >= 1 && month <= 12 && day >= 1 && hour < 24 && minute < 60 && second < 60;
        if (!real || day > YearMonth.of(year, month).lengthOfMonth()) {
            return Optional.empty();
        }
        long seconds = LocalDate.of(year, month, day).toEpochDay() * 86_400 + hour * 3600 + minute * 60 + second;
        return Optional.of(Time.check("at", seconds * 1000));
    }

    /** Whether groups of digits, one character apart, begin here. */
    private boolean digitsAt(int from, int... lengths) {
        int at = from;
        for (int length : lengths) {
            for (int i = 0; i < length; i++) {
                if (!digit(at++)) {
                    return false;
                }
            }
            at++;
        }
        return true;
    }

    private boolean digit(int at) {
        return line[at] >= '0' && line[at] <= '9';
    }

    private long number(int from, int to) {
        long number = 0;
        for (int at = from; at < to; at++) {
            number = number * 10 + (line[at] - '0');
        }
        return number;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
