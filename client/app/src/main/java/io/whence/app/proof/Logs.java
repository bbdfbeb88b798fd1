package io.whence.app.proof;

import io.whence.app.desk.Desk;
import io.whence.ledger.Connection;
import io.whence.trace.log.LedgerLog;
import java.nio.file.Path;

/** The logs of a home: one for each ledger and organisation, so that each witness computes its own. */
final class Logs {
    private Logs() {}

    /** The log of the ledger behind a connection, with every block that there is now. */
    static LedgerLog upToDate(Desk desk, Connection connection) {
        return LedgerLog.upToDate(logs(desk), connection);
    }

    /** Where the tiles of that log are. */
    static Path folder(Desk desk, Connection connection) {
        return LedgerLog.folder(logs(desk), connection);
    }

    private static Path logs(Desk desk) {
        return desk.home().resolve("log");
    }
}
