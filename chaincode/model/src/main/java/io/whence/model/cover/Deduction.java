package io.whence.model.cover;

import io.whence.model.value.Fraction;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A list of deductibles, each of which takes from what the ones before it left.
 *
 * @param before what the list took from earlier claims of the occurrence; each deductible is credited with what it would
 *     take of a loss of that size, which never credits more than it took
 * @param waited what a waiting time already took in place of deductibles
 */
record Deduction(List<Deductible> deductibles, Fraction before, Fraction waited) {
    /** What each deductible takes of an amount, where percentages are taken of {@code base}. */
    List<Fraction> taken(Base base, Fraction amount) {
        List<Fraction> nothing = Collections.nCopies(deductibles.size(), Fraction.ZERO);
        Deduction first = new Deduction(deductibles, Fraction.ZERO, Fraction.ZERO);
        List<Fraction> credits = before.isZero() ? nothing : first.taken(base.withLoss(before), before, nothing);
        return taken(base, amount, credits);
    }

    private List<Fraction> taken(Base base, Fraction amount, List<Fraction> credits) {
        List<Fraction> result = new ArrayList<>(deductibles.size());
        Fraction left = amount;
        Fraction waiting = waited;
        for (int i = 0; i < deductibles.size(); i++) {
            Fraction size = deductibles.get(i).size(base, before, credits.get(i));
            Fraction taken = deductibles.get(i).taken(size.minusToZero(waiting), left);
            waiting = waiting.minusToZero(size);
            left = left.minus(taken);
            result.add(taken);
        }
        return result;
    }
}
