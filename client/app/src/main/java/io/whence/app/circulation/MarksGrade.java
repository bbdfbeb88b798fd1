package io.whence.app.circulation;

import io.whence.app.desk.Desk;
import io.whence.app.desk.Input;
import io.whence.app.desk.Reply;
import io.whence.app.desk.Task;
import io.whence.marking.Marking;
import io.whence.marking.Table;
import io.whence.model.bytes.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code marks grade}: what leaks of a version would show under a plan. Needs no ledger and delivers nothing. */
@Command(description = "Say what leaks of 1, 10 and 100 % of a copy would show if the table were marked by this plan.")
final class MarksGrade implements Task {
    private static final int SEED_BYTES = 32;

    @Option(names = "--in", paramLabel = "TABLE", required = true, description = "CSV, JSON lines or Parquet")
    private Path in = Path.of("");

    @Option(names = "--marks", paramLabel = "PLAN", required = true, description = "the plan of marks")
    private Path marks = Path.of("");

    @Option(names = "--slots", description = "as if recipients chose slots")
    private boolean slots;

    @Mixin
    private Grading grading = new Grading();

    /** Marks are placed by a seed of this command's own: a delivery has other ones, and about as many. */
    @Override
    public Reply run(Desk desk) throws IOException {
        Table table = Table.read(Input.required(in));
        Optional<Marking> marking = Outgoing.marking(
                table, "graded", new MarkingSecret(MarkingSecret.plan(marks), "00".repeat(SEED_BYTES)));
        Graded graded = grading.of(marking, slots, () -> 0);
        return Reply.done(Json.object(graded.members()), graded.text());
    }
}
