package io.whence.app.document;

import io.whence.app.desk.Desk;
import io.whence.app.desk.Reply;
import io.whence.app.desk.Task;
import io.whence.ledger.Connection;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** A step in the life of a document: {@code agreement accept}, {@code cover bind}, {@code cover cancel}. */
@Command
final class Step implements Task {
    private final String function;

    @Parameters(paramLabel = "ID", description = "the document")
    private String id = "";

    private Step(String function) {
        this.function = function;
    }

    /** The command that calls a function of the ledger with a document's id; its help says what it does. */
    static CommandLine of(String function, String does) {
        CommandLine step = new CommandLine(new Step(function));
        step.getCommandSpec().usageMessage().description(does);
        return step;
    }

    @Override
    public Reply run(Desk desk) {
        try (Connection connection = desk.connect()) {
            return DocumentAdd.recorded(connection.submit(function, id));
        }
    }
}
