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
        Deduction deduction = new Deduction(deductibles, occasion.carried().taken(level.name()), waited);
        Fraction left = base.loss();
        for (Fraction taken : deduction.taken(base, base.loss())) {
            left = journal.take(level, deduct, left, taken);
        }
        return new Deducted(base, left, deduction);
    }

    /** The base's loss where no deductible applies. */
    Deducted whole(Base base) {
        return new Deducted(base, base.loss(), new Deduction(List.of(), Fraction.ZERO, Fraction.ZERO));
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
        Fraction borne = inside ? carried.taken(level.name()) : Fraction.ZERO;
        Fraction left = whole.left(level.name(), deducted.base(), new Limit.Prior(carried.used(level.name()), borne));
        return inside ? deducted.inside(left) : left;
    }

    private static boolean inside(Switches switches) {
        return switches.deductibleVsLimit() == Switches.DeductibleVsLimit.DEDUCTIBLE_INSIDE_LIMIT;
    }

    /** A level's loss, what its deductibles left of it, and how. */
    record Deducted(Base base, Fraction left, Deduction deduction) {
        Fraction taken() {
            return base.loss().minus(left);
        }

        /** What is left of a limit that holds the deductibles; percentages of the loss count up to the limit, not beyond. */
        Fraction inside(Fraction limit) {
            Base limited = base.withLoss(base.loss().atMost(limit));
            return limit.minusToZero(Apportionment.sum(deduction.taken(limited, base.loss())));
        }
    }
}
