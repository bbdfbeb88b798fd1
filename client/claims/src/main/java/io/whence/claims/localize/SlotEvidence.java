package io.whence.claims.localize;

import io.whence.model.bytes.Json;
import io.whence.model.circulation.SlotCommitment;
import java.util.Optional;

/**
 * What is at hand of a delivery's slots, the provider's offer, the recipient's choice, and what the
 * recipient disclosed. The first two must have the digests that the delivery committed to.
 */
public record SlotEvidence(
        SlotCommitment committed, Optional<Json> offer, Optional<Json> choice, Optional<Json> disclosed) {}
