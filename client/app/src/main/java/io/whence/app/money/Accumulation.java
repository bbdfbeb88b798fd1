package io.whence.app.money;

import io.whence.app.desk.Desk;
import io.whence.app.desk.Reply;
import io.whence.app.desk.Task;
import io.whence.ledger.Connection;
import io.whence.model.bytes.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code cover accumulation INSURER SUBJECT}. */
@Command(
        name = "accumulation",
        description = "Add up what one breach of a product or version could cost an insurer, beside its capacity.")
final class Accumulation implements Task {
    @Parameters(index = "0", paramLabel = "INSURER", description = "whose covers are added up")
    private String insurer = "";

    @Parameters(index = "1", paramLabel = "SUBJECT", description = "a product or version that covers name")
    private String subject = "";

    @Override
    public Reply run(Desk desk) {
        try (Connection connection = desk.connect()) {
            return Reply.done(Json.parse(connection.evaluate("cover:accumulation", insurer, subject)));
        }
    }
}
