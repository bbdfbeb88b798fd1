package io.whence.app.document;

import io.whence.app.desk.Desk;
import io.whence.app.desk.Input;
import io.whence.app.desk.Reply;
import io.whence.app.desk.Task;
import io.whence.ledger.Connection;
import io.whence.marking.CopyRoot;
import io.whence.marking.Table;
import io.whence.model.bytes.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code version add FILE [--in TABLE]}. */
@Command(
        name = "add",
        description = "Record a frozen content of a product; --in fills what can be read from the table itself.")
final class VersionAdd implements Task {
    @Parameters(paramLabel = "FILE", description = "the document, JSON: at least {\"id\":…,\"body\":{…}}")
    private Path file = Path.of("");

    @Option(names = "--in", paramLabel = "TABLE", description = "the table: fills rows, bytes, root and schema")
    private @Nullable Path in;

    @Override
    public Reply run(Desk desk) throws IOException {
        Json json = Input.document(file);
        Optional<Path> path = Optional.ofNullable(in).map(Input::required);
        Optional<Table> table = path.isPresent() ? Optional.of(Table.read(path.get())) : Optional.empty();
        try (Connection connection = desk.connect()) {
            Json.Fields document =
                    Envelope.fill("version", json, DocumentAdd.exchange(connection.folder()), Instant.now());
            return DocumentAdd.submit(
                    connection, "version", table.isPresent() ? filled(document, path.get(), table.get()) : document);
        }
    }

    private static Json.Fields filled(Json.Fields document, Path path, Table table) throws IOException {
        Json.Fields filled = Envelope.with(document, "rows", Json.of(table.rows()));
        filled = Envelope.with(filled, "bytes", Json.of(Files.size(path)));
        filled = Envelope.with(filled, "root", Json.of(table.canonical().hex()));
        return Envelope.with(filled, "schema", Json.of(CopyRoot.schema(table).hex()));
    }
}
