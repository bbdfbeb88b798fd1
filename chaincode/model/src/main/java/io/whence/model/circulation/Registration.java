package io.whence.model.circulation;

/** A document that stands on the ledger under its own id. */
public sealed interface Registration permits Party, Product, Version, Certificate, PolicyOffer, Agreement {
    /** The id, unique among documents of the same type. */
    String id();
}
