package io.whence.model.cover;

import io.whence.model.value.Fraction;
import java.util.List;
import java.util.Optional;

/**
 * The deductibles and the limit of one section, or of the policy: what an occurrence bears once and receives at most.
 *
 * @param inside whether the deductible uses a part of the limit
 */
record OccurrenceTerms(
        Level level,
        List<Deductible> deductibles,
        Optional<Limit> limit,
        Operation deduct,
        Operation cap,
        boolean inside) {
    static OccurrenceTerms of(Section section, Switches switches) {
        return new OccurrenceTerms(
                new Level(section.id(), section.clause()),
                section.deductibles(),
                section.limit(),
                Operation.DEDUCTIBLE,
                Operation.LIMIT,
                inside(switches));
    }

    static OccurrenceTerms of(Policy policy, Switches switches) {
        return new OccurrenceTerms(
                new Level(Terms.POLICY, policy.clause()),
                policy.deductibles(),
                policy.limit(),
                Operation.POLICY_DEDUCTIBLE,
                Operation.POLICY_LIMIT,
                inside(switches));
    }

    /** What the deductibles leave of the base's loss; {@code waited} already counts towards them. */
    Deducted deduct(Base base, Fraction waited, Occasion occasion) {
        Journal journal = occasion.journal();
        Fraction before = occasion.carried().taken(level.name());
        Fraction left = base.loss();
        for (Fraction taken : Deduction.taken(deductibles, base, before, waited)) {
            left = journal.take(level, deduct, left, taken);
        }
        journal.deducted(level.name(), base.loss().minus(left));
        return new Deducted(base, left);
    }

    /** What the limit, widened by {@code beside}, leaves of an amount. */
    Fraction cap(Deducted deducted, Fraction amount, Fraction beside, Occasion occasion) {
        if (limit.isEmpty()) {
            return amount;
        }
        Fraction room = room(limit.get(), deducted, occasion.carried()).plus(beside);
        return occasion.journal().take(level, cap, amount, amount.minusToZero(room));
    }

    private Fraction room(Limit whole, Deducted deducted, Carried carried) {
        Fraction used = carried.used(level.name());
        return inside
                ? whole.left(level.name(), deducted.base(), used.plus(carried.taken(level.name())))
                        .minusToZero(deducted.taken())
                : whole.left(level.name(), deducted.base(), used);
    }

    private static boolean inside(Switches switches) {
        return switches.deductibleVsLimit() == Switches.DeductibleVsLimit.DEDUCTIBLE_INSIDE_LIMIT;
    }

    /** A level's loss and what its deductibles left of it. */
    record Deducted(Base base, Fraction left) {
        Fraction taken() {
            return base.loss().minus(left);
        }
    }
}
