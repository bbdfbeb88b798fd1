package io.whence.ledger;

import io.whence.model.circulation.Caller;
import io.whence.model.value.Digest;
import java.time.Instant;

/**
 * A valid transaction of the chaincode that recorded something.
 *
 * @param position in its block, from 0
 * @param proposedAt the submitter's word for when it was proposed
 * @param caller whose identity signed
 * @param function the chaincode's function
 * @param answer SHA-256 of what the chaincode answered
 */
public record LedgerTransaction(
        String id,
        int position,
        Instant proposedAt,
        Caller caller,
        String function,
        Recorded recorded,
        Digest answer) {}
