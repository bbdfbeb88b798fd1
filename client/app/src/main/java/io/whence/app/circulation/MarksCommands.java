package io.whence.app.circulation;

import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** {@code marks}: how a version is to be marked, before anything of it leaves. */
public final class MarksCommands {
    private MarksCommands() {}

    /** {@code marks}, with its commands. */
    public static CommandLine marks() {
        CommandLine marks = new CommandLine(CommandSpec.create().name("marks"));
        marks.getCommandSpec()
                .usageMessage()
                .description("How a version is to be marked: a plan to confirm, and what leaks would then show.");
        marks.addSubcommand("propose", new MarksPropose());
        marks.addSubcommand("grade", new MarksGrade());
        return marks;
    }
}
