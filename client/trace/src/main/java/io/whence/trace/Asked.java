package io.whence.trace;

import java.time.Instant;
import java.util.Optional;

/**
 * What somebody wants to know: about what, as of when, and which page of it.
 *
 * @param about an id, where the question is about something
 * @param period from its first moment until before its last, where the question is about one
 * @param limit the most rows of the answer, which says when there are more
 * @param after what the answer before said comes next
 */
public record Asked(Optional<String> about, View view, Optional<Period> period, int limit, Optional<String> after) {
    /** The most rows of one answer unless asked otherwise. */
    public static final int LIMIT = 1_000;

    /** A stretch of time. */
    public record Period(Instant from, Instant to) {
        public Period {
            if (!from.isBefore(to)) {
                throw TraceRule.PERIOD_EMPTY.refuse("to", to);
            }
        }
    }

    /** The first page about something, as things stand now. */
    public static Asked about(String id, Instant now) {
        return new Asked(Optional.of(id), View.of(now), Optional.empty(), LIMIT, Optional.empty());
    }

    /** The first page about everything, as things stand now. */
    public static Asked everything(Instant now) {
        return new Asked(Optional.empty(), View.of(now), Optional.empty(), LIMIT, Optional.empty());
    }

    public Asked viewed(View other) {
        return new Asked(about, other, period, limit, after);
    }

    public Asked during(Instant from, Instant to) {
        return new Asked(about, view, Optional.of(new Period(from, to)), limit, after);
    }

    public Asked page(int rows, Optional<String> next) {
        return new Asked(about, view, period, rows, next);
    }

    /** The number after which the page begins: answers give numbers as what comes next. */
    long afterNumber() {
        String text = after.orElse("0");
        if (!text.matches("\\d{1,18}")) {
            throw TraceRule.AFTER_UNKNOWN.refuse("after", text);
        }
        return Long.parseLong(text);
    }

    /** One row more than wanted, which tells whether there are more. */
    int oneMore() {
        return limit == Integer.MAX_VALUE ? limit : limit + 1;
    }
}
