package io.whence.model.circulation;

import java.util.Optional;

/** What the ledger holds before a batch, as far as judging it needs. Reads are repeatable; callers cache nothing. */
public interface CustodyView {
    Optional<Party> party(String id);

    Optional<Agreement> agreement(String id);

    /** Whether the agreement binds its recipient: by its signature, or by acceptance of its organisation. */
    boolean accepted(Agreement agreement);

    Optional<Copy> copy(String id);

    Optional<Derivation> derivation(String version);

    Optional<Version> version(String id);

    Optional<Product> product(String id);

    /** Whether an agreement about this version was ever registered: before one, no copy of it can be delivered. */
    boolean agreedUpon(String version);

    Optional<Transfer> transfer(String id);
}
