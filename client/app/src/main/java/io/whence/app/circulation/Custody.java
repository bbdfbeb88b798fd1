package io.whence.app.circulation;

import io.whence.ledger.Connection;
import io.whence.model.circulation.Copy;
import io.whence.model.wire.CustodyCodec;

/** What the ledger says of a copy. */
final class Custody {
    private Custody() {}

    static Copy of(Connection connection, String copy) {
        return CustodyCodec.copy(connection.evaluate("circulation:copy", copy));
    }
}
