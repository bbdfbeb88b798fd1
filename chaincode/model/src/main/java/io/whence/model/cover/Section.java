package io.whence.model.cover;

import io.whence.model.value.Percent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * One coverage section and the sections inside it, which are settled first.
 *
 * @param waiting taken off interruptions of the section's own items
 * @param indemnityHoursMax the most hours paid of an interruption, after waiting
 * @param deductibles in the order in which they apply
 */
public record Section(
        String id,
        Optional<String> clause,
        Optional<Waiting> waiting,
        Optional<Long> indemnityHoursMax,
        Optional<Average> average,
        List<Deductible> deductibles,
        Percent coPayment,
        Optional<Limit> limit,
        Optional<Aggregate> aggregate,
        List<Section> sections) {
    public Section {
        deductibles = List.copyOf(deductibles);
        sections = List.copyOf(sections);
    }

    /** A section that only adds up what is inside it. */
    static Section plain(String id, List<Section> sections) {
        return new Section(
                id,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Percent.NONE,
                Optional.empty(),
                Optional.empty(),
                sections);
    }

    void putInto(Map<String, Section> byId) {
        byId.put(id, this);
        sections.forEach(inner -> inner.putInto(byId));
    }

    /** The same section, and those inside it, with each aggregate changed. */
    Section withAggregates(BiFunction<String, Aggregate, Aggregate> change) {
        return new Section(
                id,
                clause,
                waiting,
                indemnityHoursMax,
                average,
                deductibles,
                coPayment,
                limit,
                aggregate.map(whole -> change.apply(id, whole)),
                sections.stream().map(inner -> inner.withAggregates(change)).toList());
    }
}
