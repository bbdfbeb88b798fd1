package io.whence.app.money;

import io.whence.app.desk.Desk;
import io.whence.app.desk.Input;
import io.whence.app.desk.Reply;
import io.whence.app.desk.Task;
import io.whence.model.bytes.Json;
import io.whence.model.wire.CessionJson;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code cover cession --terms T.json --cession C.json}: what a treaty takes of claims, with no ledger. */
@Command(
        name = "cession",
        description =
                "Reckon what a treaty takes of the claims of one occurrence, worksheet by worksheet. Needs no ledger.")
final class CessionCommand implements Task {
    @Option(names = "--terms", required = true, paramLabel = "FILE", description = "the treaty's terms")
    private Path terms = Path.of("");

    @Option(names = "--cession", required = true, paramLabel = "FILE", description = "claims, each with its worksheet")
    private Path cession = Path.of("");

    @Override
    public Reply run(Desk desk) {
        return Reply.done(Json.parse(CessionJson.answer(Input.bytes(terms), Input.bytes(cession))));
    }
}
