package io.whence.claims.localize;

import io.whence.model.bytes.FieldReader;
import io.whence.model.value.Refused;
import io.whence.model.value.ValueRule;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a cover fixes before any loss: the accusation budget {@code epsilon} of a case, the prior that the source is not
 * recorded, how much likelier than others a holder is to leak, who must prove a loss that nobody
 * answers for, and, of the case itself, when the leak was first seen.
 */
public record Policy(
        BigDecimal epsilon,
        BigDecimal nobody,
        Optional<Instant> firstSeen,
        SortedMap<String, BigDecimal> hazards,
        Loss.Burden burden) {
    private static final BigDecimal EPSILON_MAX = new BigDecimal("0.1");

    public Policy {
        hazards = Collections.unmodifiableSortedMap(new TreeMap<>(hazards));
        if (epsilon.signum() <= 0 || epsilon.compareTo(EPSILON_MAX) > 0) {
            throw outside("epsilon", epsilon, "a budget is more than 0 and at most 0.1");
        }
        if (nobody.signum() <= 0 || nobody.compareTo(BigDecimal.ONE) >= 0) {
            throw outside("nobody", nobody, "a chance is more than 0 and less than 1");
        }
    }

    private static Refused outside(String field, BigDecimal value, String rule) {
        return new Refused(ValueRule.NUMBER_OUT_OF_RANGE.name(), field, value.toPlainString(), rule);
    }

    /** A policy that holds all holders alike. */
    public Policy(BigDecimal epsilon, BigDecimal nobody, Optional<Instant> firstSeen) {
        this(epsilon, nobody, firstSeen, new TreeMap<>(), Loss.Burden.CLAIMANT);
    }

    /** A budget of one in a thousand, and one chance in twenty that the source is not recorded. */
    public static Policy standard() {
        return new Policy(new BigDecimal("0.001"), new BigDecimal("0.05"), Optional.empty());
    }

    /** The same for a case that was first seen at this time. */
    public Policy seenAt(Instant seen) {
        return new Policy(epsilon, nobody, Optional.of(seen), hazards, burden);
    }

    /** How much likelier than others a holder is to leak, by the cover; one where it does not say. */
    double hazard(String holder) {
        return hazards.getOrDefault(holder, BigDecimal.ONE).doubleValue();
    }

    /** Reads {@code {"epsilon":"0.001","nobody":"0.05","firstSeen":"2026-03-01T08:00:00Z","hazards":{"lender-03":"2.5"}}}; each may be absent. */
    public static Policy read(FieldReader reader) {
        Policy standard = standard();
        Policy policy = new Policy(
                reader.has("epsilon") ? reader.named("epsilon", Policy::decimal) : standard.epsilon,
                reader.has("nobody") ? reader.named("nobody", Policy::decimal) : standard.nobody,
                reader.timeIfPresent("firstSeen"),
                reader.objectIfPresent("hazards").map(Policy::hazards).orElseGet(TreeMap::new),
                reader.has("burden") ? reader.choice("burden", Loss.Burden.class) : standard.burden);
        reader.end();
        return policy;
    }

    private static SortedMap<String, BigDecimal> hazards(FieldReader fields) {
        TreeMap<String, BigDecimal> hazards = new TreeMap<>();
        for (String holder : fields.names()) {
            String times = fields.text(holder);
            if (!times.matches("\\d{1,4}(\\.\\d{1,6})?") || new BigDecimal(times).signum() == 0) {
                throw ValueRule.DECIMAL_MALFORMED.refuse("hazards." + holder, times);
            }
            hazards.put(holder, new BigDecimal(times));
        }
        return hazards;
    }

    private static BigDecimal decimal(String text) {
        if (!text.matches("[01]\\.\\d{1,12}")) {
            throw ValueRule.DECIMAL_MALFORMED.refuse("decimal", text);
        }
        return new BigDecimal(text);
    }
}
