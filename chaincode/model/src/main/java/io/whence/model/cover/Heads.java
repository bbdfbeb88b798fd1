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
        return Assessed.values(losses).plus(Assessed.values(mitigation));
    }

    /** What the waiting time took off the items that enter as one amount. */
    Fraction waited() {
        return losses.stream().map(Assessed::waited).reduce(Fraction.ZERO, Fraction::plus);
    }

    /** The days or records that the losses, and what left the inner sections, stand for; empty where some stand for neither. */
    Optional<Fraction> units(List<Settled> inner) {
        return Assessed.units(losses).flatMap(own -> Settled.units(inner).map(own::plus));
    }
}
