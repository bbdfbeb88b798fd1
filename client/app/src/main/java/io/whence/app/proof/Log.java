package io.whence.app.proof;

import io.whence.ledger.Connection;
import io.whence.ledger.Follower;
import io.whence.model.value.Digest;

/** The name of a ledger's log: its channel, and which ledger it is by the hash of its first block. */
final class Log {
    private Log() {}

    static String origin(Connection connection) {
        Digest genesis = Follower.genesis(connection);
        return connection.folder().channel() + "/" + genesis.hex().substring(0, 16);
    }
}
