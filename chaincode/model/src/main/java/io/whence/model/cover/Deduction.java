package io.whence.model.cover;

import io.whence.model.value.Fraction;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What a list of deductibles takes of an amount, each of what the ones before it left. */
final class Deduction {
    private Deduction() {}

    /**
     * The amounts taken, one for each deductible.
     *
     * @param before what the list took from earlier claims of the occurrence; each deductible is credited with what it
     *     would take of a loss of that size, which never credits more than it took
     * @param waited what a waiting time already took in place of deductibles
     */
    static List<Fraction> taken(List<Deductible> deductibles, Base base, Fraction before, Fraction waited) {
        List<Fraction> nothing = Collections.nCopies(deductibles.size(), Fraction.ZERO);
        List<Fraction> credits =
                before.isZero() ? nothing : taken(deductibles, base.withLoss(before), nothing, Fraction.ZERO);
        return taken(deductibles, base, credits, waited);
    }

    private static List<Fraction> taken(
            List<Deductible> deductibles, Base base, List<Fraction> credits, Fraction waited) {
        List<Fraction> result = new ArrayList<>(deductibles.size());
        Fraction left = base.loss();
        Fraction waitedLeft = waited;
        for (int i = 0; i < deductibles.size(); i++) {
            Fraction size = deductibles.get(i).size(base, credits.get(i));
            Fraction taken = deductibles.get(i).taken(size.minusToZero(waitedLeft), left);
            waitedLeft = waitedLeft.minusToZero(size);
            left = left.minus(taken);
            result.add(taken);
        }
        return result;
    }
}
