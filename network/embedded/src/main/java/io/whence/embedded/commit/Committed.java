package io.whence.embedded.commit;

import org.hyperledger.fabric.protos.peer.TxValidationCode;

/** Where a transaction stands on the ledger, and whether it counts. */
public record Committed(long block, TxValidationCode code) {}
