package io.whence.app.desk;

import io.whence.ledger.Connection;
import io.whence.ledger.ConnectionFolder;
import io.whence.ledger.Deadlines;
import io.whence.ledger.Identity;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What every command works with.
 *
 * @param home where this user's keys, networks and read models are kept
 * @param as {@code PARTY[/USER]}: who signs
 * @param network the kind of network to use, where one is chosen
 * @param database the server that keeps the read models, where it is not files of the home
 * @param words where progress is told
 * @param shell runs other commands, exactly as a user would
 */
public record Desk(
        Path home,
        Optional<String> as,
        Optional<NetworkKind> network,
        Optional<String> database,
        PrintStream words,
        Shell shell) {
    /** Tells the user how far a command is. */
    public void progress(String line) {
        words.println(line);
    }

    /** The private keys of parties that have no organisation of their own: {@code ID.pem}. */
    public Path keys() {
        return home.resolve("keys");
    }

    /** Connects to the network that is up, as the party that signs. */
    public Connection connect() {
        return connect(as);
    }

    /** The same for work that would rather outlast an outage than be begun again. */
    public Connection connectEnduring() {
        return connect(as, Deadlines.ENDURING);
    }

    /** Connects as {@code PARTY[/USER]}, or as the network's first identity. */
    public Connection connect(Optional<String> signer) {
        return connect(signer, Deadlines.INTERACTIVE);
    }

    private Connection connect(Optional<String> signer, Deadlines deadlines) {
        Quiet.libraries();
        Path folder = Networks.connectionFolder(this);
        Identity identity = Signer.identity(ConnectionFolder.read(folder), signer, keys());
        return Connection.open(folder, identity.party(), Optional.of(identity.user()), deadlines);
    }

    /** The folder of one network. */
    public Path network(NetworkKind kind) {
        return home.resolve("network").resolve(kind.word());
    }
}
