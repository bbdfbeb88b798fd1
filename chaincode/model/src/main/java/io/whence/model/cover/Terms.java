package io.whence.model.cover;

import io.whence.model.value.Currency;
import io.whence.model.value.ValueRule;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** The frozen money terms of one insurer's cover: what the {@link Adjuster} applies to a loss. */
public record Terms(
        Currency currency,
        Optional<String> insurer,
        Optional<Long> sumInsuredMinorUnits,
        List<Section> sections,
        Policy policy,
        Optional<Premium> premium,
        Switches switches) {
    /** The name of the level above all sections; no section and no layer may take it. */
    public static final String POLICY = "policy";

    /** Refuses levels that share a name, because carried amounts go by that name. */
    public Terms {
        sections = List.copyOf(sections);
        names(policy, sections);
    }

    /** Every level that carried amounts may name. */
    Set<String> levels() {
        Set<String> names = names(policy, sections);
        policy.layers().forEach(layer -> names.add(layer.id()));
        return names;
    }

    /** Every section by its id, and under {@link #POLICY} the level of items that belong to none. */
    Map<String, Section> sectionsById() {
        Map<String, Section> result = new TreeMap<>();
        result.put(POLICY, Section.plain(POLICY, sections));
        sections.forEach(section -> section.putInto(result));
        return result;
    }

    /** Whether nothing is left for another occurrence: every layer's aggregate is used up, or every section's. */
    public boolean exhausted() {
        boolean layers = policy.layers().stream().allMatch(layer -> used(layer.aggregate()));
        return layers || (!sections.isEmpty() && sections.stream().allMatch(section -> used(section.aggregate())));
    }

    private static boolean used(Optional<Aggregate> aggregate) {
        return aggregate.filter(each -> each.leftMinorUnits() == 0).isPresent();
    }

    /**
     * The most that the losses of one occurrence may cost under these terms; empty where nothing bounds it. A sum insured
     * bounds nothing by itself: it is what averages and contributions go by.
     */
    public Optional<Long> mostPerOccurrenceMinorUnits() {
        return Stream.of(policy.mostMinorUnits(), sectionsMost())
                .flatMap(Optional::stream)
                .min(Long::compare);
    }

    private Optional<Long> sectionsMost() {
        List<Long> flat = sections.stream()
                .flatMap(section -> section.limit().stream())
                .filter(Limit.Flat.class::isInstance)
                .map(limit -> ((Limit.Flat) limit).minorUnits())
                .toList();
        return sections.isEmpty() || flat.size() < sections.size()
                ? Optional.empty()
                : Optional.of(flat.stream().mapToLong(amount -> amount).sum());
    }

    /** These terms after a claim eroded their aggregates. */
    public Terms erodedBy(Erosion erosion) {
        return withAggregates((level, aggregate) -> aggregate.eroded(erosion.ofAggregate(level)));
    }

    /** These terms after that claim was reversed. */
    public Terms restoredBy(Erosion erosion) {
        return withAggregates((level, aggregate) -> aggregate.eroded(-erosion.ofAggregate(level)));
    }

    /** These terms after a part of what a claim was paid came back: its aggregates rise only where the switch says so. */
    public Terms recovered(Erosion erosion, long recoveredMinorUnits, long paidMinorUnits) {
        Erosion back = erosion.recovered(recoveredMinorUnits, paidMinorUnits);
        return switches.recoveryReinstatesAggregate()
                ? withAggregates((level, aggregate) -> aggregate.reinstated(back.ofAggregate(level)))
                : this;
    }

    /** These terms after an amount of a level's aggregate was reinstated, at most what is gone of it. */
    public Terms reinstated(String level, long minorUnits) {
        return withAggregates((name, aggregate) -> name.equals(level) ? aggregate.reinstated(minorUnits) : aggregate);
    }

    private Terms withAggregates(BiFunction<String, Aggregate, Aggregate> change) {
        return new Terms(
                currency,
                insurer,
                sumInsuredMinorUnits,
                sections.stream().map(section -> section.withAggregates(change)).toList(),
                policy.withAggregates(change),
                premium,
                switches);
    }

    private static Set<String> names(Policy policy, List<Section> sections) {
        Set<String> names = new TreeSet<>(Set.of(POLICY));
        if (!policy.layers().equals(List.of(Layer.whole()))) {
            policy.layers().forEach(layer -> take(names, "policy.layers", layer.id()));
        }
        takeAll(names, "sections", sections);
        return names;
    }

    private static void takeAll(Set<String> names, String path, List<Section> sections) {
        for (int i = 0; i < sections.size(); i++) {
            String at = path + "[" + i + "]";
            take(names, at + ".id", sections.get(i).id());
            takeAll(names, at + ".sections", sections.get(i).sections());
        }
    }

    private static void take(Set<String> names, String field, String name) {
        if (!names.add(name)) {
            throw ValueRule.DUPLICATE.refuse(field, name);
        }
    }
}
