package io.whence.app.money;

import io.whence.app.desk.Desk;
import io.whence.app.desk.Reply;
import io.whence.app.desk.Task;
import io.whence.ledger.Connection;
import io.whence.model.bytes.Json;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** A page of what the ledger holds, in the order of ids. */
@Command
public final class Page implements Task {
    private final String function;

    @Option(names = "--after", paramLabel = "ID", description = "start after this id")
    private String after = "";

    @Option(names = "--limit", paramLabel = "N", description = "at most this many, 1..1000 (default ${DEFAULT-VALUE})")
    private int limit = 100;

    private Page(String function) {
        this.function = function;
    }

    /** The command that turns the pages of a function of the ledger; its help says what it lists. */
    public static CommandLine of(String function, String lists) {
        CommandLine page = new CommandLine(new Page(function));
        page.getCommandSpec().usageMessage().description(lists + ", in the order of ids, a page at a time.");
        return page;
    }

    @Override
    public Reply run(Desk desk) {
        try (Connection connection = desk.connect()) {
            return Reply.done(Json.parse(connection.evaluate(function, after, Integer.toString(limit))));
        }
    }
}
