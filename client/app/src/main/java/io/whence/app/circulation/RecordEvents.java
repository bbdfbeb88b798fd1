package io.whence.app.circulation;

import io.whence.app.desk.Desk;
import io.whence.app.desk.Input;
import io.whence.app.desk.Reply;
import io.whence.app.desk.Task;
import io.whence.ledger.BatchWriter;
import io.whence.ledger.Connection;
import io.whence.ledger.WriterOptions;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code record FILE}. */
@Command(
        name = "record",
        description = {
            "Record events, one JSON object a line, in batches.",
            "May be killed and run again on the same file: nothing is recorded twice, nothing is missing."
        })
public final class RecordEvents implements Task {
    @Parameters(paramLabel = "FILE", description = "events, JSON lines")
    private Path file = Path.of("");

    @Option(
            names = "--set-aside",
            paramLabel = "FILE",
            description = "write refused events there and go on (default: stop at the first)")
    private @Nullable Path setAside;

    @Override
    public Reply run(Desk desk) {
        Input.required(file);
        WriterOptions options = setAside == null ? WriterOptions.DEFAULT : WriterOptions.DEFAULT.settingAside(setAside);
        try (Connection connection = desk.connect()) {
            BatchWriter writer = new BatchWriter(connection, desk.home(), options);
            return Reply.done(writer.record(file, new ProgressLine(desk)).json());
        }
    }
}
