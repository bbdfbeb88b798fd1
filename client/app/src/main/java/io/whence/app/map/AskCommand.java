package io.whence.app.map;

import io.whence.app.desk.Desk;
import io.whence.app.desk.DeskRule;
import io.whence.app.desk.ReadModels;
import io.whence.app.desk.Reply;
import io.whence.app.desk.Task;
import io.whence.ledger.Connection;
import io.whence.model.value.Time;
import io.whence.trace.Asked;
import io.whence.trace.Question;
import io.whence.trace.Questions;
import io.whence.trace.ReadModel;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** One question to the map: {@code ask holders pv-1}. */
@Command
public final class AskCommand implements Task {
    private final Question question;

    @Parameters(index = "0", arity = "0..1", paramLabel = "ID", description = "what is asked about")
    private @Nullable String id;

    @Option(names = "--from", paramLabel = "TIME", description = "of exposure: the period's first moment")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "TIME", description = "of exposure: the first moment after the period")
    private @Nullable String to;

    @Option(names = "--format", paramLabel = "FORM", description = "table (default), json or csv")
    private TableForm form = TableForm.TABLE;

    @Mixin
    private AsOf asOf = new AsOf();

    AskCommand(Question question) {
        this.question = question;
    }

    /** {@code ask}, with a command for each question. */
    public static CommandLine ask() {
        CommandLine ask = new CommandLine(CommandSpec.create().name("ask"));
        ask.getCommandSpec().usageMessage().description("Ask the map: who held what, what is late, what is at risk.");
        for (Question question : Question.values()) {
            CommandLine one = new CommandLine(new AskCommand(question));
            one.getCommandSpec().usageMessage().description("Ask about " + question.text() + ".");
            ask.addSubcommand(question.word(), one);
        }
        ask.addSubcommand("rule", new RuleCommand());
        ask.addSubcommand("rows", new RowsCommand());
        return ask;
    }

    @Override
    public Reply run(Desk desk) throws IOException {
        Asked asked = asked();
        try (Connection connection = desk.connect();
                ReadModel model = ReadModels.upToDate(desk, connection)) {
            return form.reply(desk, new Questions(model).answer(question, asked));
        }
    }

    private Asked asked() {
        Asked asked = asOf.asked(Optional.ofNullable(id));
        boolean aboutSomething = question != Question.RECEIPTS && question != Question.EXPIRED;
        if (aboutSomething && id == null) {
            throw DeskRule.USAGE.refuse("ID", "missing");
        }
        if ((question == Question.EXPOSURE) != (from != null && to != null)) {
            throw DeskRule.USAGE.refuse(
                    "--from", "exposure is over a period, --from TIME --to TIME, and nothing else is");
        }
        return from == null || to == null ? asked : asked.during(Time.parse("--from", from), Time.parse("--to", to));
    }
}
