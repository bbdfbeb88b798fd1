package io.whence.app.money;

import io.whence.app.desk.Desk;
import io.whence.app.desk.DeskRule;
import io.whence.app.desk.Reply;
import io.whence.app.desk.Task;
import io.whence.ledger.Connection;
import io.whence.model.wire.Disclosure;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code contribution open CLAIM [--secret FILE]}. */
@Command(
        name = "open",
        description = "Open the figure committed to, once every insurer has committed; the terms stay where they are.")
final class ContributionOpen implements Task {
    @Parameters(paramLabel = "CLAIM", description = "the claim that is shared")
    private String claim = "";

    @Option(names = "--secret", paramLabel = "FILE", description = "where contribution commit kept it, if in a file")
    private @Nullable Path secret;

    @Override
    public Reply run(Desk desk) {
        try (Connection connection = desk.connect()) {
            Disclosure disclosure = secret == null
                    ? Disclosure.read(connection.evaluatePrivately("contribution:kept", claim))
                    : SecretFigure.read(secret);
            if (!disclosure.claim().equals(claim)) {
                throw DeskRule.USAGE.refuse("--secret", "the figure of " + disclosure.claim());
            }
            return Moves.recorded(
                    connection.submit("contribution:open", disclosure.opening().canonical()));
        }
    }
}
