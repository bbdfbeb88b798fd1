package io.whence.model.circulation;

import java.util.Optional;

/** What the ledger holds before a document is added, as far as admitting it needs. */
public interface RegistryView extends CustodyView {
    /** The party that an organisation is. */
    Optional<Party> partyOf(String mspId);

    /** Whether a document of that type and id is registered. */
    boolean registered(String type, String id);
}
