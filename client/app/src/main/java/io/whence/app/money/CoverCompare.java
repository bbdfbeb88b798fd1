package io.whence.app.money;

import io.whence.app.desk.Desk;
import io.whence.app.desk.Input;
import io.whence.app.desk.Reply;
import io.whence.app.desk.Task;
import io.whence.claims.wording.Wording;
import io.whence.claims.wording.WordingComparison;
import io.whence.ledger.Connection;
import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cover compare A B [--loss L.json]}. */
@Command(
        name = "compare",
        description = {
            "Compare two covers clause by clause: ids on the ledger, or files.",
            "With --loss: what each pays for the same incident, and which clause makes the difference."
        })
final class CoverCompare implements Task {
    @Parameters(index = "0", paramLabel = "A", description = "a cover's id, or a file that holds its document")
    private String first = "";

    @Parameters(index = "1", paramLabel = "B", description = "another")
    private String second = "";

    @Option(names = "--loss", paramLabel = "FILE", description = "the loss, item by item, as for worksheet")
    private @Nullable Path loss;

    @Override
    public Reply run(Desk desk) {
        Wording one = wording(desk, first);
        Wording other = wording(desk, second);
        return Reply.done(
                loss == null
                        ? WordingComparison.of(one, other)
                        : WordingComparison.of(one, other, Input.document(loss)));
    }

    private static Wording wording(Desk desk, String idOrFile) {
        if (Files.isRegularFile(Path.of(idOrFile))) {
            Path file = Path.of(idOrFile);
            Json document = Input.document(file);
            return Input.in(file, () -> Wording.read(idOrFile, document));
        }
        try (Connection connection = desk.connect()) {
            Json shown = Json.parse(connection.evaluate("cover:show", idOrFile));
            return Wording.read(idOrFile, new FieldReader("", shown).json("document"));
        }
    }
}
