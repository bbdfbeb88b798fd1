package io.whence.app.money;

import io.whence.app.desk.Desk;
import io.whence.app.desk.Reply;
import io.whence.app.desk.Task;
import io.whence.ledger.Connection;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code finding concur DIGEST}. */
@Command(name = "concur", description = "Record that the signer's organisation recomputed a finding to the same bytes.")
final class FindingConcur implements Task {
    @Parameters(paramLabel = "DIGEST")
    private String digest = "";

    @Override
    public Reply run(Desk desk) {
        try (Connection connection = desk.connect()) {
            return Moves.recorded(connection.submit("claims:concur", digest));
        }
    }
}
