package io.whence.app.circulation;

import io.whence.app.desk.Desk;
import io.whence.app.desk.DeskRule;
import io.whence.app.desk.Input;
import io.whence.app.desk.Reply;
import io.whence.app.desk.Task;
import io.whence.marking.MarkColumn;
import io.whence.marking.PlanProposal;
import io.whence.marking.Table;
import io.whence.model.bytes.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code marks propose}: a plan for the owner of a table to read, change and confirm. Nothing is marked by it. */
@Command(
        description = {
            "Write a plan of marks that would suit a table: which columns could vary, and how far.",
            "It goes by the look of the values. Take out what safety or legal decisions rest on, then: deliver --marks PLAN"
        })
final class MarksPropose implements Task {
    @Option(names = "--in", paramLabel = "TABLE", required = true, description = "CSV, JSON lines or Parquet")
    private Path in = Path.of("");

    @Option(
            names = "--out",
            paramLabel = "PLAN",
            required = true,
            description = "where the plan is written; never over a file")
    private Path out = Path.of("");

    @Option(names = "--purposes", description = "with canaries for copies that are given for a stated purpose")
    private boolean purposes;

    @Override
    public Reply run(Desk desk) throws IOException {
        PlanProposal proposal = PlanProposal.of(Table.read(Input.required(in)), purposes);
        if (Files.exists(out)) {
            throw DeskRule.FILE_UNWRITABLE.refuse("--out", out + " exists");
        }
        Files.createDirectories(out.toAbsolutePath().getParent());
        Files.writeString(out, proposal.plan().json().text() + "\n");
        Json answer = Json.object(Map.of("out", Json.of(out.toString()), "proposal", proposal.json()));
        return Reply.done(answer, text(proposal));
    }

    private String text(PlanProposal proposal) {
        Stream<String> marked = proposal.plan().columns().stream().map(MarksPropose::text);
        Stream<String> left = proposal.left().stream()
                .map(one -> one.column() + ": left alone, " + one.why().text());
        return Stream.concat(marked, left).collect(Collectors.joining("\n")) + "\n"
                + proposal.plan().canaries() + " canary rows are invented, each for some copies\n"
                + "proposed, nothing more: read " + out + ", take out what must not vary, then deliver --marks " + out;
    }

    private static String text(MarkColumn column) {
        return column.name()
                + switch (column) {
                    case MarkColumn.Numeric numeric ->
                        ": by at most " + numeric.tolerance().toPlainString();
                    case MarkColumn.Dated dated -> ": by at most " + dated.daysMax() + " days";
                    case MarkColumn.Categorical words -> ": for words that are equivalent";
                };
    }
}
