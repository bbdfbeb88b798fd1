package io.whence.app.desk;

import io.whence.ledger.Connection;
import io.whence.ledger.Follower;
import io.whence.trace.ReadModel;
import io.whence.trace.Storage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The read models of a home: one for each ledger that was ever asked. */
public final class ReadModels {
    private static final int NAME_DIGITS = 16;

    private ReadModels() {}

    /** The read model of the ledger behind a connection, with every block that there is now. */
    public static ReadModel upToDate(Desk desk, Connection connection) throws IOException {
        ReadModel model = ReadModel.open(storage(desk, connection));
        try {
            model.catchUp(connection, new LagLine(desk));
            return model;
        } catch (RuntimeException failure) {
            model.close();
            throw failure;
        }
    }

    /** Throws the read model of the ledger behind a connection away. */
    public static void discard(Desk desk, Connection connection) throws IOException {
        ReadModel.discard(storage(desk, connection));
    }

    /** A schema on the server that was named, else a file in the home: one for each ledger, by its first block. */
    private static Storage storage(Desk desk, Connection connection) throws IOException {
        String ledger = Follower.genesis(connection).hex().substring(0, NAME_DIGITS);
        if (desk.database().isPresent()) {
            return new Storage.Server(desk.database().get(), "whence_" + ledger);
        }
        Path folder = Files.createDirectories(desk.home().resolve("trace"));
        return new Storage.File(folder.resolve(ledger + ".sqlite"));
    }
}
