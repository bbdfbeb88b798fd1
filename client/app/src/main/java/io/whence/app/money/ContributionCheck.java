package io.whence.app.money;

import io.whence.app.desk.Desk;
import io.whence.app.desk.Reply;
import io.whence.app.desk.Task;
import io.whence.ledger.Connection;
import io.whence.model.bytes.Json;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code contribution check FILE}. */
@Command(
        name = "check",
        description = "Check terms that an insurer discloses against what it kept and committed to before.")
final class ContributionCheck implements Task {
    @Parameters(paramLabel = "FILE", description = "what contribution kept printed, or commit --secret wrote")
    private Path disclosed = Path.of("");

    @Override
    public Reply run(Desk desk) {
        String document = new String(SecretFigure.read(disclosed).json().canonical(), StandardCharsets.UTF_8);
        try (Connection connection = desk.connect()) {
            return Reply.done(Json.parse(connection.evaluate("contribution:disclosed", document)));
        }
    }
}
