package io.whence.model.cover;

import io.whence.model.cover.OccurrenceTerms.Deducted;
import io.whence.model.value.Fraction;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Step 7: the sections added up, with the items that belong to none; then the policy's deductible and its limit. */
record PolicySettlement(Occasion occasion, Map<String, List<Assessed>> items) {
    private static final Level POLICY = new Level(Terms.POLICY, Optional.empty());

    Settled settle() {
        List<Settled> sections = sections();
        Heads heads = Heads.of(items.getOrDefault(Terms.POLICY, List.of()));
        Fraction entering = heads.loss().plus(Settled.sum(sections));
        OccurrenceTerms terms =
                OccurrenceTerms.of(occasion.terms().policy(), occasion.terms().switches());
        Deducted deducted = terms.deduct(new Base(entering, value(), heads.units(sections)), Fraction.ZERO, occasion);
        Fraction passed = terms.cap(deducted, deducted.left(), Fraction.ZERO, occasion);
        occasion.journal().carried(Terms.POLICY, deducted.taken(), passed);
        Fraction saved = heads.mitigation().isEmpty() ? Fraction.ZERO : saved(heads);
        return new Settled(
                Section.plain(Terms.POLICY, occasion.terms().sections()), heads, sections, entering, passed, saved);
    }

    private Fraction saved(Heads heads) {
        return occasion.capMitigation(
                POLICY, Assessed.sum(heads.mitigation()), occasion.terms().sumInsuredMinorUnits());
    }

    private List<Settled> sections() {
        List<Section> sections = occasion.terms().sections();
        boolean largestOnly =
                occasion.terms().switches().policyDeductible() == Switches.PolicyDeductible.LARGEST_SECTION_ONLY;
        int bearing = largestOnly ? largest(sections) : -1;
        return IntStream.range(0, sections.size())
                .mapToObj(i ->
                        new SectionSettlement(occasion, items, !largestOnly || i == bearing).settle(sections.get(i)))
                .toList();
    }

    /** The section whose deductibles take most of what leaves it; the first of them where several take the same. */
    private int largest(List<Section> sections) {
        SectionSettlement deducting = new SectionSettlement(occasion.trial(), items, true);
        SectionSettlement whole = new SectionSettlement(occasion.trial(), items, false);
        int largest = -1;
        Fraction most = Fraction.ZERO;
        for (int i = 0; i < sections.size(); i++) {
            Section section = sections.get(i);
            Fraction taken = whole.settle(section)
                    .leaving()
                    .minus(deducting.settle(section).leaving());
            if (largest < 0 || taken.compareTo(most) > 0) {
                largest = i;
                most = taken;
            }
        }
        return largest;
    }

    private Fraction value() {
        return Assessed.values(items.values().stream().flatMap(List::stream).toList());
    }
}
