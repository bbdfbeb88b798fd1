package io.whence.model.circulation;

import io.whence.model.value.Digest;
import java.time.Instant;
import java.util.Optional;

/**
 * A usage policy accepted by a provider and a recipient for one version.
 *
 * @param from the first instant at which it is in force
 * @param until the first instant at which it is no longer
 * @param receiptHours how long after a delivery its receipt may take
 * @param recipientSignature base64 of the recipient's signature over the body without it
 */
public record Agreement(
        String id,
        String provider,
        String recipient,
        String version,
        String policy,
        Instant from,
        Instant until,
        long receiptHours,
        Optional<String> replaces,
        boolean insured,
        Optional<Digest> price,
        Optional<String> recipientSignature)
        implements Registration {
    /** Whether a delivery at that instant stands under this agreement. */
    public boolean inForceAt(Instant instant) {
        return !instant.isBefore(from) && instant.isBefore(until);
    }
}
