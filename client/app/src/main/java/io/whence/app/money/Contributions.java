package io.whence.app.money;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** The commands by which insurers of one loss share it, without showing each other their policies. */
public final class Contributions {
    /** The moves that are called with a file. */
    static final List<String> MOVES = List.of("call", "lapse", "receive");

    private Contributions() {}

    /** {@code contribution}: call, commit, open, and what is owed. */
    public static CommandLine contribution() {
        CommandLine group = new CommandLine(CommandSpec.create().name("contribution"));
        group.getCommandSpec()
                .usageMessage()
                .description("Sharing one loss between its insurers: figures are committed, then opened, then split.");
        MOVES.forEach(move -> group.addSubcommand(move, new Moves("contribution")));
        group.addSubcommand("commit", new ContributionCommit());
        group.addSubcommand("open", new ContributionOpen());
        group.addSubcommand("kept", new ContributionKept());
        group.addSubcommand("check", new ContributionCheck());
        group.addSubcommand("show", new Ask("contribution:show"));
        group.addSubcommand("list", new Page("contribution:list"));
        return group;
    }
}
