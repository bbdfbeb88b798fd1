package io.whence.app.proof;

import io.whence.app.desk.Desk;
import io.whence.ledger.Connection;
import io.whence.trace.log.LedgerLog;

/** The logs of a home: one for each ledger and organisation, so that each witness computes its own. */
final class Logs {
    private Logs() {}

    /** The log of the ledger behind a connection, with every block that there is now. */
    static LedgerLog upToDate(Desk desk, Connection connection) {
        return LedgerLog.upToDate(desk.home().resolve("log"), connection);
    }
}
