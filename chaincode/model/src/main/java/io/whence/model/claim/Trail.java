package io.whence.model.claim;

import io.whence.model.circulation.Agreement;
import io.whence.model.circulation.Copy;
import io.whence.model.circulation.Derivation;
import io.whence.model.value.Digest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the ledger holds about a claim's copies, its finding and its cover's obligations. */
public interface Trail {
    Optional<Copy> copy(String id);

    Optional<Agreement> agreement(String id);

    Optional<Derivation> derivation(String version);

    /** The product of a registered version. */
    Optional<String> productOf(String version);

    Finding finding(Digest digest);

    Incident incident(String id);

    /** Certificates that register a right in a version, or in its product as a whole, and when each was recorded. */
    Map<String, Instant> certificates(String version);

    /** Organisations that recomputed a finding and agree. */
    List<String> concurring(Digest finding);

    /** Artefacts of a kind about something, by their ids. */
    Map<String, Artefact> artefacts(Artefact.Kind kind, String about);

    /** When an obligation of the cover was reported met. */
    Optional<Instant> metAt(String cover, String obligation);
}
