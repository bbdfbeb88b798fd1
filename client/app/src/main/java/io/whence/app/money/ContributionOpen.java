package io.whence.app.money;

import io.whence.app.desk.Desk;
import io.whence.app.desk.DeskRule;
import io.whence.app.desk.Reply;
import io.whence.app.desk.Task;
import io.whence.ledger.Connection;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code contribution open CLAIM --secret FILE}. */
@Command(name = "open", description = "Open the figure committed to, once every insurer has committed.")
final class ContributionOpen implements Task {
    @Parameters(paramLabel = "CLAIM")
    private String claim = "";

    @Option(names = "--secret", required = true, paramLabel = "FILE", description = "what contribution commit kept")
    private Path secret = Path.of("");

    @Override
    public Reply run(Desk desk) {
        SecretFigure figure = SecretFigure.read(secret);
        if (!figure.claim().equals(claim)) {
            throw DeskRule.USAGE.refuse("--secret", "the figure of " + figure.claim());
        }
        try (Connection connection = desk.connect()) {
            return Moves.recorded(
                    connection.submit("contribution:open", figure.opening().canonical()));
        }
    }
}
