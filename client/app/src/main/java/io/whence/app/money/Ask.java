package io.whence.app.money;

import io.whence.app.desk.Desk;
import io.whence.app.desk.Reply;
import io.whence.app.desk.Task;
import io.whence.ledger.Connection;
import io.whence.model.bytes.Json;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** A question about one thing on the ledger: {@code claim show ID}. */
@Command
public final class Ask implements Task {
    private final String function;

    @Parameters(paramLabel = "ID", description = "what is asked about")
    private String id = "";

    private Ask(String function) {
        this.function = function;
    }

    /** The command that asks a function of the ledger; its help says what it shows. */
    public static CommandLine of(String function, String shows) {
        CommandLine ask = new CommandLine(new Ask(function));
        ask.getCommandSpec().usageMessage().description(shows);
        return ask;
    }

    @Override
    public Reply run(Desk desk) {
        try (Connection connection = desk.connect()) {
            return Reply.done(Json.parse(connection.evaluate(function, id)));
        }
    }
}
