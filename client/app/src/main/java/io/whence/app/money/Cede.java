package io.whence.app.money;

import io.whence.app.desk.Desk;
import io.whence.app.desk.Reply;
import io.whence.app.desk.Task;
import io.whence.ledger.Connection;
import io.whence.model.bytes.Json;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cover cede TREATY --claim CLAIM}. */
@Command(
        name = "cede",
        description =
                "Raise a treaty's claim where settling the paid one did not: the treaty came later, or contributions came in.")
final class Cede implements Task {
    @Parameters(paramLabel = "TREATY", description = "a bound cover of the product reinsurance-treaty")
    private String treaty = "";

    @Option(names = "--claim", required = true, paramLabel = "CLAIM", description = "the claim that was paid")
    private String claim = "";

    @Override
    public Reply run(Desk desk) {
        Json.Fields move = Json.object(Map.of("treaty", Json.of(treaty), "claim", Json.of(claim)));
        try (Connection connection = desk.connect()) {
            return Moves.recorded(connection.submit("cover:cede", move.canonical()));
        }
    }
}
