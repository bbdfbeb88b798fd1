package io.whence.ledger;

import io.whence.model.bytes.Json;

/** What the ledger recorded: the transaction, the block it stands in, and the chaincode's answer. */
public record Answer(String transaction, long block, Json payload) {}
