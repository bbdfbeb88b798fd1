package io.whence.claims.localize;

import io.whence.model.bytes.FieldReader;
import io.whence.model.value.ValueRule;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * What a cover fixes before any loss: the accusation budget {@code epsilon} of a case, the prior that the source is not
 * recorded, and, of the case itself, when the leak was first seen.
 */
public record Policy(BigDecimal epsilon, BigDecimal nobody, Optional<Instant> firstSeen) {
    private static final BigDecimal EPSILON_MAX = new BigDecimal("0.1");

    public Policy {
        if (epsilon.signum() <= 0 || epsilon.compareTo(EPSILON_MAX) > 0) {
            throw ValueRule.NUMBER_OUT_OF_RANGE.refuse("epsilon", epsilon.toPlainString());
        }
        if (nobody.signum() <= 0 || nobody.compareTo(BigDecimal.ONE) >= 0) {
            throw ValueRule.NUMBER_OUT_OF_RANGE.refuse("nobody", nobody.toPlainString());
        }
    }

    /** A budget of one in a thousand, and one chance in twenty that the source is not recorded. */
    public static Policy standard() {
        return new Policy(new BigDecimal("0.001"), new BigDecimal("0.05"), Optional.empty());
    }

    /** The same for a case that was first seen at this time. */
    public Policy seenAt(Instant seen) {
        return new Policy(epsilon, nobody, Optional.of(seen));
    }

    /** Reads {@code {"epsilon":"0.001","nobody":"0.05","firstSeen":"2026-03-01T08:00:00Z"}}; each may be absent. */
    public static Policy read(FieldReader reader) {
        Policy standard = standard();
        Policy policy = new Policy(
                reader.has("epsilon") ? reader.named("epsilon", Policy::decimal) : standard.epsilon,
                reader.has("nobody") ? reader.named("nobody", Policy::decimal) : standard.nobody,
                reader.timeIfPresent("firstSeen"));
        reader.end();
        return policy;
    }

    private static BigDecimal decimal(String text) {
        if (!text.matches("[01]\\.\\d{1,12}")) {
            throw ValueRule.DECIMAL_MALFORMED.refuse("decimal", text);
        }
        return new BigDecimal(text);
    }
}
