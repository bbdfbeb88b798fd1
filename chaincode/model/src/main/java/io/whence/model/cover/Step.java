package io.whence.model.cover;

import io.whence.model.value.Fraction;
import java.util.Optional;

/** One operation on one level: the exact amount that entered it and the part that it took. */
public record Step(String level, Operation operation, Optional<String> clause, Fraction entering, Fraction taken) {
    public Fraction leaving() {
        return entering.minus(taken);
    }
}
