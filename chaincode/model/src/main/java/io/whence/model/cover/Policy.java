package io.whence.model.cover;

import io.whence.model.value.Fraction;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** What applies to the sum of all sections: deductibles, one limit, then layers. */
public record Policy(Optional<String> clause, List<Deductible> deductibles, Optional<Limit> limit, List<Layer> layers) {
    private static final Comparator<Layer> BY_HEIGHT = Comparator.comparingLong(Layer::attachmentMinorUnits);

    /** No layers means one layer of everything; overlapping ones are refused. */
    public Policy {
        deductibles = List.copyOf(deductibles);
        layers = layers.isEmpty() ? List.of(Layer.whole()) : List.copyOf(layers);
        refuseOverlaps(layers);
    }

    /** A policy that adds nothing to its sections. */
    public static Policy plain() {
        return new Policy(Optional.empty(), List.of(), Optional.empty(), List.of());
    }

    /** The layers from the lowest attachment up. */
    List<Layer> layersByHeight() {
        return layers.stream().sorted(BY_HEIGHT).toList();
    }

    /** The most that the policy's limit, or all layers together, pay for one occurrence. */
    Optional<Long> mostMinorUnits() {
        Optional<Long> flat = limit.filter(Limit.Flat.class::isInstance).map(each -> ((Limit.Flat) each).minorUnits());
        boolean bounded = layers.stream()
                .allMatch(layer -> layer.occurrenceLimitMinorUnits().isPresent());
        long sum = layers.stream()
                .mapToLong(layer -> layer.participation()
                        .of(Fraction.of(layer.occurrenceLimitMinorUnits().orElse(0L)))
                        .ceiling())
                .sum();
        return bounded ? Optional.of(flat.map(most -> Math.min(most, sum)).orElse(sum)) : flat;
    }

    Policy withAggregates(BiFunction<String, Aggregate, Aggregate> change) {
        return new Policy(
                clause,
                deductibles,
                limit,
                layers.stream().map(layer -> layer.withAggregates(change)).toList());
    }

    private static void refuseOverlaps(List<Layer> layers) {
        List<Layer> sorted = layers.stream().sorted(BY_HEIGHT).toList();
        for (int i = 1; i < sorted.size(); i++) {
            Layer upper = sorted.get(i);
            if (sorted.get(i - 1).reaches(upper.attachmentMinorUnits())) {
                throw CoverRule.LAYERS_OVERLAP.refuse("policy.layers", upper.id());
            }
        }
    }
}
