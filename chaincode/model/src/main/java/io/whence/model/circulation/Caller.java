package io.whence.model.circulation;

import io.whence.model.value.Digest;

/**
 * Whose identity signed a transaction.
 *
 * @param mspId the organisation that vouches for the identity
 * @param role what the certificate entitles it to
 * @param authorityMinorUnits up to which amount it may approve; 0 where the certificate states none
 * @param certificate SHA-256 of the certificate's DER bytes: tells one person from another
 */
public record Caller(String mspId, Role role, long authorityMinorUnits, Digest certificate) {}
