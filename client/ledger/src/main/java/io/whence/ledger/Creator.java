package io.whence.ledger;

import io.whence.model.value.Digest;

/** Who signed a proposal: the organisation, and the digest of the certificate. */
public record Creator(String mspId, Digest certificate) {}
