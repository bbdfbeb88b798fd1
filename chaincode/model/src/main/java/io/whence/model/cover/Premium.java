package io.whence.model.cover;

import io.whence.model.value.Fraction;

/** Instalments due before the loss and received; where the terms word it so, an unpaid part is not covered. */
public record Premium(long dueMinorUnits, long receivedMinorUnits) {
    Fraction paidPart() {
        return receivedMinorUnits >= dueMinorUnits ? Fraction.ONE : Fraction.of(receivedMinorUnits, dueMinorUnits);
    }
}
