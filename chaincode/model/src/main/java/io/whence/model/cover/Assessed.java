package io.whence.model.cover;

import io.whence.model.value.Fraction;
import java.util.List;
import java.util.Optional;

/**
 * One item after the steps of its own: what is substantiated, unpaid by others, past the waiting time and inside the
 * indemnity period.
 *
 * @param index its place in the loss
 * @param waited what the waiting time took, where that counts towards the deductible
 * @param units the days or records that the amount stands for, where the item states them
 */
record Assessed(int index, Item item, Fraction amount, Fraction waited, Optional<Fraction> units) {
    private static final Fraction HOURS_A_DAY = Fraction.of(24);

    /** Assesses one item of a section; records only the steps that take something. */
    static Assessed of(int index, Item item, Section section, Journal journal) {
        Level level = new Level(item.id(), section.clause());
        Fraction claimed = item.amount().minorUnits();
        Fraction counted = item.counted().minorUnits();
        Fraction shown =
                counted.atMost(item.substantiatedMinorUnits().map(Fraction::of).orElse(counted));
        Fraction substantiated = taking(journal, level, Operation.SUBSTANTIATION, claimed, claimed.minus(shown));
        Fraction unpaid =
                taking(journal, level, Operation.RECEIVED, substantiated, Fraction.of(item.receivedMinorUnits()));
        return switch (item.counted()) {
            case Item.Sum sum -> new Assessed(index, item, unpaid, Fraction.ZERO, Optional.empty());
            case Item.Units units ->
                new Assessed(index, item, unpaid, Fraction.ZERO, Optional.of(Fraction.of(units.units())));
            case Item.Hours hours ->
                interruption(
                        new Assessed(index, item, unpaid, Fraction.ZERO, Optional.empty()), hours, section, journal);
        };
    }

    private static Assessed interruption(Assessed head, Item.Hours outage, Section section, Journal journal) {
        Level level = new Level(head.item.id(), section.clause());
        Fraction rate = Fraction.of(outage.minorUnitsPerHour());
        Fraction hours = outage.hours();
        Fraction past = section.waiting().map(waiting -> waiting.leaves(hours)).orElse(hours);
        Fraction inside = section.indemnityHoursMax()
                .map(max -> past.atMost(Fraction.of(max)))
                .orElse(past);
        Fraction started = taking(
                journal,
                level,
                Operation.WAITING,
                head.amount,
                hours.minus(past).times(rate));
        Fraction due = taking(
                journal,
                level,
                Operation.INDEMNITY_PERIOD,
                started,
                past.minus(inside).times(rate));
        return new Assessed(
                head.index, head.item, due, head.amount.minus(started), Optional.of(inside.dividedBy(HOURS_A_DAY)));
    }

    private static Fraction taking(
            Journal journal, Level level, Operation operation, Fraction entering, Fraction wanted) {
        Fraction taken = wanted.atMost(entering);
        return taken.isZero() ? entering : journal.take(level, operation, entering, taken);
    }

    boolean isMitigation() {
        return item.kind() == Item.Kind.MITIGATION;
    }

    /** The days or records that the amounts stand for; empty where one stands for neither. */
    static Optional<Fraction> units(List<Assessed> heads) {
        List<Assessed> worth =
                heads.stream().filter(head -> !head.amount.isZero()).toList();
        return worth.stream().allMatch(head -> head.units.isPresent())
                ? Optional.of(
                        worth.stream().flatMap(head -> head.units.stream()).reduce(Fraction.ZERO, Fraction::plus))
                : Optional.empty();
    }

    /** The insured value of the items: exact, however many there are. */
    static Fraction values(List<Assessed> heads) {
        return heads.stream()
                .map(head -> Fraction.of(head.item().valueMinorUnits()))
                .reduce(Fraction.ZERO, Fraction::plus);
    }

    static Fraction sum(List<Assessed> heads) {
        return heads.stream().map(Assessed::amount).reduce(Fraction.ZERO, Fraction::plus);
    }
}
