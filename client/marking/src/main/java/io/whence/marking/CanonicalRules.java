package io.whence.marking;

import java.util.Arrays;
import java.util.Optional;

/** The versions of the rules for canonical cells: what was committed under one is recomputed under it for years. */
public enum CanonicalRules {
    /** Decimal commas, exponents beyond 40 places and the way that lines end inside a cell stayed as they were written. */
    ONE("whence-canonical-1"),

    /** The rules of today. */
    TWO("whence-canonical-2");

    private final String id;

    CanonicalRules(String id) {
        this.id = id;
    }

    /** The name that stands in commitments. */
    public String id() {
        return id;
    }

    /** The rules of that name. */
    public static Optional<CanonicalRules> of(String id) {
        return Arrays.stream(values()).filter(rules -> rules.id.equals(id)).findFirst();
    }
}
