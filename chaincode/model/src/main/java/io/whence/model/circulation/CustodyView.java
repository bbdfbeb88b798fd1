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

    Optional<Transfer> transfer(String id);
}
