package io.whence.model.cover;

import io.whence.model.value.Fraction;
import java.util.Optional;

/** One settlement under way: the terms, what earlier claims of the occurrence took, and where the steps are written. */
record Occasion(Terms terms, Carried carried, Journal journal) {
    /** The same settlement tried on a sheet that nobody keeps. */
    Occasion trial() {
        return new Occasion(terms, carried, new Journal());
    }

    /** What the sum insured, less what earlier claims of the occurrence spent on mitigation, leaves of an amount. */
    Fraction capMitigation(Level level, Fraction amount, Optional<Long> sumInsured) {
        Fraction saved = amount;
        if (sumInsured.isPresent()) {
            Fraction room = Fraction.of(sumInsured.get()).minusToZero(carried.used(level.name() + Carried.MITIGATION));
            saved = journal.take(level, Operation.MITIGATION_CAP, amount, amount.minusToZero(room));
        }
        journal.saved(level.name(), saved);
        return saved;
    }
}
