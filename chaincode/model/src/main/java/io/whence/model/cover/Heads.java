package io.whence.model.cover;

import io.whence.model.value.Fraction;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The items of one section: those that enter it as one amount, and mitigation, which stands beside. */
record Heads(List<Assessed> losses, List<Assessed> mitigation) {
    static Heads of(List<Assessed> all) {
        return new Heads(
                all.stream().filter(Predicate.not(Assessed::isMitigation)).toList(),
                all.stream().filter(Assessed::isMitigation).toList());
    }

    Fraction loss() {
        return Assessed.sum(losses);
    }

    /** The insured value of all items. */
    Fraction value() {
        return Fraction.of(value(losses) + value(mitigation));
    }

    /** What the waiting time took off the items that enter as one amount. */
    Fraction waited() {
        return losses.stream().map(Assessed::waited).reduce(Fraction.ZERO, Fraction::plus);
    }

    /** The days or records that the losses, and the inner sections, stand for; empty where an amount stands for neither. */
    Optional<Fraction> units(List<Settled> inner) {
        boolean stated = losses.stream().allMatch(Assessed::stated)
                && inner.stream().allMatch(section -> section.units().isPresent());
        return stated ? Optional.of(counted().plus(Settled.counted(inner))) : Optional.empty();
    }

    private Fraction counted() {
        return losses.stream().flatMap(head -> head.units().stream()).reduce(Fraction.ZERO, Fraction::plus);
    }

    private static long value(List<Assessed> heads) {
        return heads.stream().mapToLong(head -> head.item().valueMinorUnits()).sum();
    }
}
