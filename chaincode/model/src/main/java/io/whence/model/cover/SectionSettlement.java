package io.whence.model.cover;

import io.whence.model.cover.OccurrenceTerms.Deducted;
import io.whence.model.value.Fraction;
import io.whence.model.value.Percent;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Steps 3 to 6 of a section, after those of the sections inside it.
 *
 * @param items the assessed items by the section that they name
 * @param deducting whether deductibles apply: where only the largest section bears one, the others do not
 */
record SectionSettlement(Occasion occasion, Map<String, List<Assessed>> items, boolean deducting) {
    /** Settles a section and everything inside it. */
    Settled settle(Section section) {
        List<Settled> inner = section.sections().stream().map(this::settle).toList();
        Heads heads = Heads.of(items.getOrDefault(section.id(), List.of()));
        Fraction ratio =
                section.average().map(average -> average.ratio(heads.value())).orElse(Fraction.ONE);
        Fraction entering = heads.loss().plus(Settled.sum(inner));
        Base base = new Base(average(section, entering, ratio), heads.value(), heads.units(inner));
        Fraction passed = pass(section, base, ratio.times(counting(section, heads)), beside(inner));
        return new Settled(section, heads, inner, entering, passed, saved(section, heads.mitigation(), ratio));
    }

    private Fraction pass(Section section, Base base, Fraction waited, Fraction beside) {
        OccurrenceTerms terms = OccurrenceTerms.of(section, occasion.terms().switches());
        Deducted deducted = deducting ? terms.deduct(base, waited, occasion) : terms.whole(base);
        Fraction shared = coPay(section, deducted.left());
        Fraction passed = aggregate(section, terms.cap(deducted, shared, beside, occasion));
        occasion.journal().carried(section.id(), deducted.taken(), passed);
        return passed;
    }

    private Fraction average(Section section, Fraction entering, Fraction ratio) {
        return section.average().isEmpty()
                ? entering
                : take(section, Operation.AVERAGE, entering, entering.minus(entering.times(ratio)));
    }

    private Fraction coPay(Section section, Fraction entering) {
        return section.coPayment().equals(Percent.NONE)
                ? entering
                : take(
                        section,
                        Operation.CO_PAYMENT,
                        entering,
                        section.coPayment().of(entering));
    }

    private Fraction aggregate(Section section, Fraction entering) {
        if (section.aggregate().isEmpty()) {
            return entering;
        }
        Fraction left =
                occasion.carried().left(section.id(), section.aggregate().get());
        return take(section, Operation.SECTION_AGGREGATE, entering, entering.minusToZero(left));
    }

    /** Mitigation bears the same ratio and a cap of its own, the sum insured; the section's other steps pass it by. */
    private Fraction saved(Section section, List<Assessed> heads, Fraction ratio) {
        if (heads.isEmpty()) {
            return Fraction.ZERO;
        }
        Fraction insured = average(section, Assessed.sum(heads), ratio);
        Optional<Long> sumInsured = section.average()
                .map(Average::sumInsuredMinorUnits)
                .or(() -> occasion.terms().sumInsuredMinorUnits());
        return occasion.capMitigation(new Level(section.id(), section.clause()), insured, sumInsured);
    }

    /** What waiting time took, where that counts towards the deductible. */
    private static Fraction counting(Section section, Heads heads) {
        boolean counts = section.waiting().stream().anyMatch(waiting -> waiting.mode() == Waiting.Mode.GREATER_OF);
        return counts ? heads.waited() : Fraction.ZERO;
    }

    /** What stands beside a section's limit: inner sections with limits of their own, where terms put those in addition. */
    private Fraction beside(List<Settled> inner) {
        boolean inAddition = occasion.terms().switches().subLimit() == Switches.SubLimit.IN_ADDITION;
        return inner.stream()
                .filter(settled -> inAddition && settled.section().limit().isPresent())
                .map(Settled::leaving)
                .reduce(Fraction.ZERO, Fraction::plus);
    }

    private Fraction take(Section section, Operation operation, Fraction entering, Fraction taken) {
        return occasion.journal().take(new Level(section.id(), section.clause()), operation, entering, taken);
    }
}
