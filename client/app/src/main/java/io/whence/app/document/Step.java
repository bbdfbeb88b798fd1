package io.whence.app.document;

import io.whence.app.desk.Desk;
import io.whence.app.desk.Reply;
import io.whence.app.desk.Task;
import io.whence.ledger.Connection;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** A step in the life of a document: {@code agreement accept}, {@code cover bind}, {@code cover cancel}. */
@Command(description = "Take this step, as the organisation that may.")
final class Step implements Task {
    private final String function;

    @Parameters(paramLabel = "ID")
    private String id = "";

    Step(String function) {
        this.function = function;
    }

    @Override
    public Reply run(Desk desk) {
        try (Connection connection = desk.connect()) {
            return DocumentAdd.recorded(connection.submit(function, id));
        }
    }
}
