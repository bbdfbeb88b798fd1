package io.whence.app.money;

import io.whence.app.desk.Desk;
import io.whence.app.desk.Reply;
import io.whence.app.desk.Task;
import io.whence.ledger.Connection;
import io.whence.model.bytes.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code contribution kept CLAIM}. */
@Command(
        name = "kept",
        description = "Print what the signer's organisation keeps of a shared claim in its own collection.")
final class ContributionKept implements Task {
    @Parameters(paramLabel = "CLAIM", description = "the claim that is shared")
    private String claim = "";

    @Override
    public Reply run(Desk desk) {
        try (Connection connection = desk.connect()) {
            return Reply.done(Json.parse(connection.evaluatePrivately("contribution:kept", claim)));
        }
    }
}
