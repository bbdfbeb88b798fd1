package io.whence.app.document;

import io.whence.app.desk.Desk;
import io.whence.app.desk.Input;
import io.whence.app.desk.Reply;
import io.whence.app.desk.Task;
import io.whence.ledger.Answer;
import io.whence.ledger.Connection;
import io.whence.ledger.ConnectionFolder;
import io.whence.ledger.Identity;
import io.whence.model.bytes.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.TreeMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code TYPE add FILE}. */
@Command(
        name = "add",
        description =
                "Record a document; the envelope's type, schemaVersion, exchange, declaredAt and links may be left out.")
final class DocumentAdd implements Task {
    private final String type;

    @Parameters(paramLabel = "FILE", description = "the document, JSON: at least {\"id\":…,\"body\":{…}}")
    private Path file = Path.of("");

    DocumentAdd(String type) {
        this.type = type;
    }

    @Override
    public Reply run(Desk desk) throws IOException {
        Json json = Input.document(file);
        try (Connection connection = desk.connect()) {
            Json.Fields document = Envelope.fill(type, json, exchange(connection.folder()), Instant.now());
            return submit(connection, type, Preparation.of(type).prepare(desk, document));
        }
    }

    /** Submits a finished document; answers with what the ledger says and the block that says so. */
    static Reply submit(Connection connection, String type, Json.Fields document) {
        Answer answer = connection.submit(type + ":add", document.canonical());
        return recorded(answer);
    }

    /** The ledger's answer with the block that records it. */
    static Reply recorded(Answer answer) {
        TreeMap<String, Json> members = new TreeMap<>();
        if (answer.payload() instanceof Json.Fields payload) {
            members.putAll(payload.members());
        }
        members.put("block", Json.of(answer.block()));
        return Reply.done(Json.object(members));
    }

    static String exchange(ConnectionFolder folder) {
        return folder.identities().stream()
                .filter(identity -> identity.role().equals("EXCHANGE"))
                .map(Identity::party)
                .findFirst()
                .orElse(folder.identities().getFirst().party());
    }
}
