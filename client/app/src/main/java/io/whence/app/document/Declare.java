package io.whence.app.document;

import io.whence.app.desk.Desk;
import io.whence.app.desk.Input;
import io.whence.app.desk.Reply;
import io.whence.app.desk.Task;
import io.whence.ledger.Connection;
import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;
import io.whence.model.wire.DeclarationCodec;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.TreeMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code cover declare MASTER FILE}: one transaction under a master policy, completed with the master's own words. */
@Command(
        name = "declare",
        description = {
            "Record a transaction under a master policy; the insured binds it like any cover.",
            "FILE says what is this transaction's own; all else is the master's."
        })
final class Declare implements Task {
    @Parameters(index = "0", paramLabel = "MASTER", description = "the id of a cover that is a master")
    private String master = "";

    @Parameters(
            index = "1",
            paramLabel = "FILE",
            description =
                    "JSON: {\"id\":…,\"body\":{\"subjects\":[…],\"from\":…,\"until\":…,\"sumInsuredMinorUnits\":…}}, and \"insured\" or \"premium\" where they differ")
    private Path file = Path.of("");

    @Override
    public Reply run(Desk desk) throws IOException {
        try (Connection connection = desk.connect()) {
            Json shown = Json.parse(connection.evaluate("cover:show", master));
            Json.Fields masters =
                    (Json.Fields) new FieldReader("", shown).object("document").json("body");
            Json.Fields stated = Envelope.fill(
                    "cover", Input.document(file), DocumentAdd.exchange(connection.folder()), Instant.now());
            TreeMap<String, Json> document = new TreeMap<>(stated.members());
            document.put("body", DeclarationCodec.body(master, masters, Envelope.body(stated)));
            return DocumentAdd.submit(
                    connection, "cover", Preparation.of("cover").prepare(desk, Json.object(document)));
        }
    }
}
