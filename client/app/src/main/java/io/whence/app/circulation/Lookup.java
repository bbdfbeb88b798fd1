package io.whence.app.circulation;

import io.whence.ledger.Connection;
import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;
import io.whence.model.circulation.CirculationRule;
import io.whence.model.value.Refused;
import java.util.Optional;

/** Documents that a command needs to know before it states anything. */
final class Lookup {
    private Lookup() {}

    /** The body of a document, where there is one. */
    static Optional<FieldReader> document(Connection connection, String type, String id) {
        try {
            Json shown = Json.parse(connection.evaluate(type + ":show", id));
            return Optional.of(new FieldReader("", shown).object("document").object("body"));
        } catch (Refused refused) {
            if (refused.code().equals(CirculationRule.DOCUMENT_UNKNOWN.name())) {
                return Optional.empty();
            }
            throw refused;
        }
    }
}
