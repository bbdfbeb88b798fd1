package io.whence.model.circulation.policy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The right side of a comparison. */
public sealed interface Operand {
    /** A point in time. */
    record Moment(Instant at) implements Operand {}

    /** A length of time; years and months are not understood because their length varies. */
    record Span(Duration length) implements Operand {}

    /** A count. */
    record Count(long value) implements Operand {}

    /** One term, or several for the operators that take a list. */
    record Terms(List<String> terms) implements Operand {
        /** The most terms of one constraint. */
        public static final int TERMS_MAX = 256;

        public Terms {
            terms = List.copyOf(terms);
        }
    }
}
