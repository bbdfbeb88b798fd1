package io.whence.app.document;

import io.whence.app.desk.Desk;
import io.whence.app.desk.Reply;
import io.whence.app.desk.Task;
import io.whence.ledger.Connection;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code agreement accept ID}. */
@Command(name = "accept", description = "Accept an agreement as the recipient's own organisation.")
final class AgreementAccept implements Task {
    @Parameters(paramLabel = "ID")
    private String id = "";

    @Override
    public Reply run(Desk desk) {
        try (Connection connection = desk.connect()) {
            return DocumentAdd.recorded(connection.submit("agreement:accept", id));
        }
    }
}
