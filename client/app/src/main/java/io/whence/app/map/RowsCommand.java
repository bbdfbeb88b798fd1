package io.whence.app.map;

import io.whence.app.breach.HeldRows;
import io.whence.app.desk.Desk;
import io.whence.app.desk.Input;
import io.whence.app.desk.Reply;
import io.whence.app.desk.Task;
import io.whence.ledger.Connection;
import io.whence.model.value.Id;
import io.whence.trace.Answer;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ask rows --in FILE --version V}: which copies contain these rows. */
@Command(description = "Ask which copies of a version contain these rows, as far as this home can open the copies.")
final class RowsCommand implements Task {
    @Option(names = "--in", paramLabel = "FILE", required = true, description = "the rows, CSV")
    private Path rows = Path.of("");

    @Option(names = "--version", paramLabel = "ID", required = true, description = "the version that was delivered")
    private String version = "";

    @Option(names = "--format", paramLabel = "FORM", description = "table (default), json or csv")
    private TableForm form = TableForm.TABLE;

    @Mixin
    private AsOf asOf = new AsOf();

    @Override
    public Reply run(Desk desk) throws IOException {
        Path file = Input.required(rows);
        try (Connection connection = desk.connect()) {
            Answer answer = new HeldRows(desk, connection)
                    .of(file, asOf.asked(java.util.Optional.of(Id.check("--version", version))));
            return form.reply(desk, answer);
        }
    }
}
