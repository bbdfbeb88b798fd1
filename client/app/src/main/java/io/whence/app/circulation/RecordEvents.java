package io.whence.app.circulation;

import io.whence.app.desk.Desk;
import io.whence.app.desk.DeskRule;
import io.whence.app.desk.Input;
import io.whence.app.desk.Reply;
import io.whence.app.desk.Task;
import io.whence.ledger.BatchWriter;
import io.whence.ledger.Connection;
import io.whence.ledger.Follower;
import io.whence.ledger.Progress;
import io.whence.ledger.Receipt;
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
            "May be killed and run again on the same input: nothing is recorded twice, nothing is missing."
        })
public final class RecordEvents implements Task {
    private static final Path STANDARD_INPUT = Path.of("-");

    @Parameters(paramLabel = "FILE", description = "events, JSON lines; - reads standard input, and needs --source")
    private Path file = Path.of("");

    @Option(
            names = "--source",
            paramLabel = "NAME",
            description = "what standard input is called: the same events under the same name are recorded once")
    private @Nullable String source;

    @Option(
            names = "--on-refusal",
            paramLabel = "stop|set-aside FILE",
            parameterConsumer = OnRefusal.Words.class,
            description = "stop at the first refused event (default), or write refused events to FILE and go on")
    private OnRefusal onRefusal = OnRefusal.STOP;

    @Override
    public Reply run(Desk desk) {
        if (!file.equals(STANDARD_INPUT)) {
            Input.required(file);
        }
        WriterOptions options =
                onRefusal.setAside().map(WriterOptions.DEFAULT::settingAside).orElse(WriterOptions.DEFAULT);
        requireLedger(desk);
        try (Connection connection = desk.connectEnduring();
                ProgressLine progress = ProgressLine.start(desk)) {
            BatchWriter writer = new BatchWriter(connection, desk.home(), options);
            return Reply.done(record(writer, progress).json());
        }
    }

    /** An outage is outlasted; a ledger that is not there from the beginning is said at once. */
    private static void requireLedger(Desk desk) {
        try (Connection connection = desk.connect()) {
            Follower.height(connection);
        }
    }

    private Receipt record(BatchWriter writer, Progress progress) {
        if (!file.equals(STANDARD_INPUT)) {
            return writer.record(file, progress);
        }
        if (source == null) {
            throw DeskRule.USAGE.refuse("--source", "standard input has no name of its own");
        }
        return writer.record(source, System.in, progress);
    }
}
