package io.whence.app.money;

import io.whence.app.desk.Desk;
import io.whence.app.desk.Input;
import io.whence.app.desk.Reply;
import io.whence.app.desk.Task;
import io.whence.ledger.Connection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code finding add INCIDENT FILE}. */
@Command(name = "add", description = "Record a finding, as localize printed it, for an incident.")
final class FindingAdd implements Task {
    @Parameters(index = "0", paramLabel = "INCIDENT", description = "the incident that it explains")
    private String incident = "";

    @Parameters(index = "1", paramLabel = "FILE", description = "the finding, JSON")
    private Path file = Path.of("");

    @Override
    public Reply run(Desk desk) {
        byte[] finding = Input.document(file).canonical();
        try (Connection connection = desk.connect()) {
            return Moves.recorded(connection.submit("claims:find", incident.getBytes(StandardCharsets.UTF_8), finding));
        }
    }
}
