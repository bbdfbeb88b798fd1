package io.whence.app.desk;

import io.whence.ledger.Connection;
import io.whence.ledger.Follower;
import io.whence.model.value.Digest;
import io.whence.trace.ReadModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The read models of a home: one for each ledger that was ever asked. */
public final class ReadModels {
    private static final int NAME_DIGITS = 16;

    private ReadModels() {}

    /** The read model of the ledger behind a connection, with every block that there is now. */
    public static ReadModel upToDate(Desk desk, Connection connection) throws IOException {
        Digest genesis = Follower.genesis(connection);
        Path folder = Files.createDirectories(desk.home().resolve("trace"));
        ReadModel model = ReadModel.open(folder.resolve(genesis.hex().substring(0, NAME_DIGITS) + ".sqlite"));
        try {
            model.catchUp(connection);
            return model;
        } catch (RuntimeException failure) {
            model.close();
            throw failure;
        }
    }
}
