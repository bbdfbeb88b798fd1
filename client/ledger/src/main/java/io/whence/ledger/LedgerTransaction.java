package io.whence.ledger;

import java.time.Instant;

/**
 * A valid transaction of the chaincode that recorded something.
 *
 * @param position in its block, from 0
 * @param proposedAt the submitter's word for when it was proposed
 */
public record LedgerTransaction(String id, int position, Instant proposedAt, Creator creator, Recorded recorded) {}
