package io.whence.model.cover;

import io.whence.model.value.Fraction;
import java.util.List;
import java.util.Optional;

/**
 * One section after its steps.
 *
 * @param entering its items and what left the inner sections, as one amount
 * @param passed what its steps left of that amount
 * @param saved what is payable for its mitigation, beside that amount
 */
record Settled(Section section, Heads heads, List<Settled> inner, Fraction entering, Fraction passed, Fraction saved) {
    /** What leaves the section. */
    Fraction leaving() {
        return passed.plus(saved);
    }

    static Fraction sum(List<Settled> sections) {
        return sections.stream().map(Settled::leaving).reduce(Fraction.ZERO, Fraction::plus);
    }

    /** The days or records that what left these sections stands for; empty where some of it stands for neither. */
    static Optional<Fraction> units(List<Settled> sections) {
        return sections.stream().map(Settled::units).reduce(Optional.of(Fraction.ZERO), Settled::both);
    }

    private Optional<Fraction> units() {
        Optional<Fraction> none = Optional.of(Fraction.ZERO);
        return both(
                passed.isZero() ? none : heads.units(inner),
                saved.isZero() ? none : Assessed.units(heads.mitigation()));
    }

    private static Optional<Fraction> both(Optional<Fraction> left, Optional<Fraction> right) {
        return left.flatMap(units -> right.map(units::plus));
    }

    /** Notes what each item contributed, where the part {@code outer} of what left this section counts. */
    void contribute(Fraction outer, Fraction[] byItem) {
        Fraction ofLosses = outer.times(part(passed, entering));
        Fraction ofMitigation = outer.times(part(saved, Assessed.sum(heads.mitigation())));
        heads.losses().forEach(head -> byItem[head.index()] = head.amount().times(ofLosses));
        heads.mitigation().forEach(head -> byItem[head.index()] = head.amount().times(ofMitigation));
        inner.forEach(section -> section.contribute(ofLosses, byItem));
    }

    /** The same for the level above the top sections, whose own deductible and limit touch all items alike. */
    void contributeAtTop(Fraction outer, Fraction[] byItem) {
        Fraction ofMitigation = outer.times(part(saved, Assessed.sum(heads.mitigation())));
        heads.losses().forEach(head -> byItem[head.index()] = head.amount().times(outer));
        heads.mitigation().forEach(head -> byItem[head.index()] = head.amount().times(ofMitigation));
        inner.forEach(section -> section.contribute(outer, byItem));
    }

    /** Erodes each aggregate by what it let pass, as far as later steps left the part {@code outer} of it. */
    void erode(Fraction outer, Journal journal) {
        if (section.aggregate().isPresent()) {
            journal.eroded(section.id(), passed, passed.times(outer));
        }
        Fraction ofInner = outer.times(part(passed, entering));
        inner.forEach(settled -> settled.erode(ofInner, journal));
    }

    static Fraction part(Fraction leaving, Fraction entering) {
        return entering.isZero() ? Fraction.ZERO : leaving.dividedBy(entering);
    }
}
