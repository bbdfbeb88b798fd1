package io.whence.app.document;

import io.whence.app.desk.Desk;
import io.whence.app.desk.Reply;
import io.whence.app.desk.Task;
import java.io.IOException;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code transfer VERB ID}. */
@Command(description = "request names the agreement and the format; the other moves name nothing.")
final class TransferStep implements Task {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private StatedMove move = new StatedMove();

    @Option(names = "--agreement", paramLabel = "ID", description = "under which the data is handed over")
    private @Nullable String agreement;

    @Option(
            names = "--format",
            paramLabel = "WORD",
            description = "how, in the words of the catalogue: csv, HttpData-PULL")
    private @Nullable String format;

    @Override
    public Reply run(Desk desk) throws IOException {
        TreeMap<String, @Nullable String> members = new TreeMap<>();
        members.put("agreement", agreement);
        members.put("format", format);
        return move.submit(desk, "transfer", spec.name(), members);
    }
}
