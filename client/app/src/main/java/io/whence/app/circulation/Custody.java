package io.whence.app.circulation;

import io.whence.ledger.Connection;
import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;

/** What the ledger says of a copy. */
record Custody(String holder, String root) {
    static Custody of(Connection connection, String copy) {
        FieldReader fields = new FieldReader("", Json.parse(connection.evaluate("circulation:copy", copy)));
        return new Custody(fields.id("holder"), fields.text("root"));
    }
}
