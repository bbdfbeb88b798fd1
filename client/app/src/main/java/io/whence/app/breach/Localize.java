package io.whence.app.breach;

import io.whence.app.desk.Desk;
import io.whence.app.desk.DeskRule;
import io.whence.app.desk.Input;
import io.whence.app.desk.Reply;
import io.whence.app.desk.Task;
import io.whence.claims.localize.Finding;
import io.whence.claims.localize.Localizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code localize}: whose copy leaked. */
@Command(
        name = "localize",
        description = "Find whose copy leaked; exits with 0 where somebody is named, 1 where nobody is.")
public final class Localize implements Task {
    @Option(names = "--leak", paramLabel = "FILE", description = "what turned up, CSV")
    private @Nullable Path leak;

    @Option(names = "--copies", paramLabel = "DIR", description = "delivered files, ID.csv each: needs no ledger")
    private @Nullable Path copies;

    @Option(names = "--original", paramLabel = "FILE", description = "with --copies: the provider's own table")
    private @Nullable Path original;

    @Option(names = "--key", paramLabel = "COLUMN", description = "a column that identifies rows")
    private @Nullable String key;

    @Override
    public Reply run(Desk desk) throws IOException {
        Path leaked = Input.required(required("--leak", leak));
        Path folder = required("--copies", copies);
        if (!Files.isDirectory(folder)) {
            throw DeskRule.FILE_UNREADABLE.refuse(folder.toString(), "not a folder");
        }
        Optional<Path> table = Optional.ofNullable(original).map(Input::required);
        Finding finding = Localizer.withCopies(leaked, folder, table, Optional.ofNullable(key));
        Reply reply = Reply.done(finding.json());
        return finding.verdict().names() ? reply : reply.negative();
    }

    private static Path required(String option, @Nullable Path path) {
        if (path == null) {
            throw DeskRule.USAGE.refuse(option, "missing");
        }
        return path;
    }
}
