package io.whence.model.cover;

import io.whence.model.value.Fraction;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Writes down, while one worksheet is made, each step, what it kept back, and what the claim takes and uses. */
final class Journal {
    private static final long BILLION = 1_000_000_000;

    private final List<Step> steps = new ArrayList<>();
    private final Map<Retained, Fraction> retained = new EnumMap<>(Retained.class);
    private final SortedMap<String, Long> deductibleTaken = new TreeMap<>();
    private final SortedMap<String, Long> limitUsed = new TreeMap<>();
    private final SortedMap<String, Long> aggregates = new TreeMap<>();
    private Fraction net = Fraction.ZERO;

    Journal() {
        for (Retained reason : Retained.values()) {
            retained.put(reason, Fraction.ZERO);
        }
    }

    /** Records a step, keeps back what it took, and returns what leaves it. */
    Fraction take(Level level, Operation operation, Fraction entering, Fraction taken) {
        keep(operation.retained(), taken);
        return note(level, operation, entering, taken);
    }

    /** Records a step whose reduction is accounted for elsewhere, and returns what leaves it. */
    Fraction note(Level level, Operation operation, Fraction entering, Fraction taken) {
        steps.add(new Step(level.name(), operation, level.clause(), entering, taken));
        return entering.minus(taken);
    }

    void keep(Retained reason, Fraction amount) {
        retained.merge(reason, amount, Fraction::plus);
    }

    /**
     * A deductible or attachment borne and a limit used in this occurrence. The first is rounded down, the two together
     * up, so that splitting a claim gains nothing by rounding; a limit of which nothing was used stays whole.
     */
    void carried(String level, Fraction deducted, Fraction used) {
        deductibleTaken.merge(level, deducted.floor(), Math::addExact);
        long both = used.isZero() ? deducted.floor() : deducted.plus(used).ceiling();
        limitUsed.merge(level, both - deducted.floor(), Math::addExact);
    }

    /** Mitigation paid in this occurrence; rounded up. */
    void saved(String level, Fraction amount) {
        limitUsed.merge(level + Carried.MITIGATION, amount.ceiling(), Math::addExact);
    }

    /** An aggregate eroded by what the later steps left of the amount that passed it; the rest counts in this occurrence. */
    void eroded(String level, Fraction passed, Fraction left) {
        aggregates.merge(level, left.halfUp(), Math::addExact);
        limitUsed.merge(level + Carried.AGGREGATE, passed.ceiling() - left.halfUp(), Math::addExact);
    }

    /** What is due before rounding; carried rounded down to a billionth. */
    void due(Fraction exact) {
        Fraction whole = Fraction.of(exact.floor());
        Fraction rest = exact.minus(whole).times(Fraction.of(BILLION));
        net = whole.plus(Fraction.of(rest.floor(), BILLION));
    }

    List<Step> steps() {
        return steps;
    }

    /** The exact amounts kept back, one for each reason, in their order. */
    Map<Retained, Fraction> retained() {
        return retained;
    }

    Erosion erosion() {
        return new Erosion(Carried.NONE.plus(new Carried(deductibleTaken, limitUsed, net)), aggregates);
    }
}
