package io.whence.app.document;

import io.whence.app.desk.Desk;
import io.whence.app.desk.Input;
import io.whence.app.desk.Reply;
import io.whence.app.desk.Task;
import io.whence.ledger.Connection;
import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.TreeMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code cover amend FILE}: the next version of a cover, which names the present one as the one before it. */
@Command(
        name = "amend",
        description = {
            "Record a new version of a cover; the insured binds it like the first one.",
            "FILE is a whole cover; its body.effectiveFrom says from when it answers for losses."
        })
final class Amend implements Task {
    @Parameters(paramLabel = "FILE", description = "the new version, JSON: {\"id\":…,\"body\":{…}}")
    private Path file = Path.of("");

    @Override
    public Reply run(Desk desk) throws IOException {
        Json.Fields fields = Input.object(file);
        try (Connection connection = desk.connect()) {
            String id = new FieldReader("", fields).id("id");
            FieldReader present = new FieldReader("", Json.parse(connection.evaluate("cover:show", id)));
            TreeMap<String, Json> next = new TreeMap<>(fields.members());
            next.put("prev", Json.of(present.digest("digest").hex()));
            Json.Fields document =
                    Envelope.fill("cover", Json.object(next), DocumentAdd.exchange(connection.folder()), Instant.now());
            return DocumentAdd.submit(
                    connection, "cover", Preparation.of("cover").prepare(desk, document));
        }
    }
}
