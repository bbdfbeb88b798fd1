package io.whence.app.map;

import io.whence.app.desk.Desk;
import io.whence.app.desk.ReadModels;
import io.whence.app.desk.Reply;
import io.whence.app.desk.Task;
import io.whence.ledger.Connection;
import io.whence.trace.Policies;
import io.whence.trace.ReadModel;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ask rule COPY}: what its policy decides on an act. */
@Command(description = "Ask about a copy: the rule in force for it, and what that decides on each action.")
final class RuleCommand implements Task {
    @Parameters(index = "0", paramLabel = "COPY", description = "the copy")
    private String copy = "";

    @Option(names = "--action", paramLabel = "ACTION", description = "only this action (default: every one of ODRL's)")
    private @Nullable String action;

    @Option(names = "--purpose", paramLabel = "PURPOSE", description = "for what (default: unsaid)")
    private String purpose = "";

    @Option(names = "--format", paramLabel = "FORM", description = "table (default), json or csv")
    private TableForm form = TableForm.TABLE;

    @Mixin
    private AsOf asOf = new AsOf();

    @Override
    public Reply run(Desk desk) throws IOException {
        try (Connection connection = desk.connect();
                ReadModel model = ReadModels.upToDate(desk, connection)) {
            return form.reply(desk, new Policies(model).rule(copy, Optional.ofNullable(action), purpose, asOf.view()));
        }
    }
}
