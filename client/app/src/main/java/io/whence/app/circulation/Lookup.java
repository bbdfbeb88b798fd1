package io.whence.app.circulation;

import io.whence.ledger.Connection;
import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;
import java.util.Optional;

/** Documents that a command needs to know before it states anything. */
final class Lookup {
    private Lookup() {}

    /** The body of a document, where there is one. */
    static Optional<FieldReader> document(Connection connection, String type, String id) {
        return connection
                .find(type + ":show", id)
                .map(shown -> new FieldReader("", Json.parse(shown))
                        .object("document")
                        .object("body"));
    }
}
