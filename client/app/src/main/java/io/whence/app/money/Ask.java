package io.whence.app.money;

import io.whence.app.desk.Desk;
import io.whence.app.desk.Reply;
import io.whence.app.desk.Task;
import io.whence.ledger.Connection;
import io.whence.model.bytes.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** A question about one thing on the ledger: {@code claim show ID}. */
@Command(description = "Show what the ledger holds under this id or digest.")
public final class Ask implements Task {
    private final String function;

    @Parameters(paramLabel = "ID")
    private String id = "";

    public Ask(String function) {
        this.function = function;
    }

    @Override
    public Reply run(Desk desk) {
        try (Connection connection = desk.connect()) {
            return Reply.done(Json.parse(connection.evaluate(function, id)));
        }
    }
}
