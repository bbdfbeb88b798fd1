package io.whence.app.desk;

import io.whence.ledger.ConnectionFolder;
import io.whence.ledger.Peer;
import io.whence.trace.log.WitnessKeys;
import java.nio.file.Path;

/** The keys with which the organisations of a development network cosign its log: {@code witness/} of its connection. */
public final class WitnessFolder {
    private WitnessFolder() {}

    /** The witness keys of the network in use. */
    public static Path of(Desk desk) {
        return in(Networks.connectionFolder(desk));
    }

    /** Gives each organisation with a peer a witness key, where it has none, and publishes them in {@code trust.txt}. */
    public static void fill(Path connection) {
        Path folder = in(connection);
        ConnectionFolder.read(connection).peers().stream()
                .map(Peer::organisation)
                .forEach(organisation -> WitnessKeys.create(folder, organisation));
        WitnessKeys.publish(WitnessKeys.verifiers(folder), connection.resolve("trust.txt"));
    }

    private static Path in(Path connection) {
        return connection.resolve("witness");
    }
}
