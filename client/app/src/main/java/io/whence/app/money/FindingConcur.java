package io.whence.app.money;

import io.whence.app.breach.Localize;
import io.whence.app.desk.Desk;
import io.whence.app.desk.DeskRule;
import io.whence.app.desk.Reply;
import io.whence.app.desk.Task;
import io.whence.ledger.Connection;
import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code finding concur DIGEST}, with what {@code localize} is told: the finding is made again before it is agreed to. */
@Command(
        name = "concur",
        description = {
            "Recompute a finding with this organisation's own inputs, and record that it came out to the same bytes.",
            "Told like localize: --leak, --version, the provider's --original, the --openings that it disclosed, …"
        })
final class FindingConcur implements Task {
    @Parameters(paramLabel = "DIGEST", description = "the finding on record")
    private String digest = "";

    @Mixin
    private Localize again = new Localize();

    @Override
    public Reply run(Desk desk) throws IOException {
        Json recorded = recorded(desk);
        Json own = again.run(desk).json();
        Difference.between(own, recorded).ifPresent(difference -> {
            throw DeskRule.FINDING_DIFFERS.refuse(difference.path(), difference.text());
        });
        try (Connection connection = desk.connect()) {
            return Moves.recorded(connection.submit("claims:concur", digest));
        }
    }

    private Json recorded(Desk desk) {
        try (Connection connection = desk.connect()) {
            byte[] shown = connection.evaluate("finding:show", digest);
            return new FieldReader("", Json.parse(shown)).json("finding");
        }
    }
}
