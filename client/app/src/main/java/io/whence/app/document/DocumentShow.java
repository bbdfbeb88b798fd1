package io.whence.app.document;

import io.whence.app.desk.Desk;
import io.whence.app.desk.Reply;
import io.whence.app.desk.Task;
import io.whence.ledger.Connection;
import io.whence.model.bytes.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code TYPE show ID}. */
@Command(name = "show", description = "Show a recorded document, who recorded it, and its digest.")
final class DocumentShow implements Task {
    private final String type;

    @Parameters(paramLabel = "ID", description = "the document")
    private String id = "";

    DocumentShow(String type) {
        this.type = type;
    }

    @Override
    public Reply run(Desk desk) {
        try (Connection connection = desk.connect()) {
            return Reply.done(Json.parse(connection.evaluate(type + ":show", id)));
        }
    }
}
