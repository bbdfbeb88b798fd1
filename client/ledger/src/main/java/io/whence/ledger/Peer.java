package io.whence.ledger;

import java.nio.file.Path;

/** A peer that clients may talk to: any of them serves any member of the channel. */
public record Peer(String organisation, String mspId, String endpoint, String tlsName, Path tlsCa) {}
