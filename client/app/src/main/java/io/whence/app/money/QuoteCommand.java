package io.whence.app.money;

import io.whence.app.desk.Desk;
import io.whence.app.desk.Input;
import io.whence.app.desk.Reply;
import io.whence.app.desk.Task;
import io.whence.model.bytes.Json;
import io.whence.model.wire.QuoteJson;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code cover quote --rates R.json --risk S.json}: a premium, with no ledger. */
@Command(
        name = "quote",
        description = "Reckon the premium of a risk under a rate table, step by step. Needs no ledger.")
final class QuoteCommand implements Task {
    @Option(names = "--rates", required = true, paramLabel = "FILE", description = "the insurer's rate table")
    private Path rates = Path.of("");

    @Option(names = "--risk", required = true, paramLabel = "FILE", description = "exposures and scores")
    private Path risk = Path.of("");

    @Override
    public Reply run(Desk desk) {
        return Reply.done(Json.parse(QuoteJson.answer(Input.bytes(rates), Input.bytes(risk))));
    }
}
