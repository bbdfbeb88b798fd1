package io.whence.app.money;

import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** The commands by which insurers of one loss share it, without showing each other their policies. */
public final class Contributions {
    private Contributions() {}

    /** {@code contribution}: call, commit, open, and what is owed. */
    public static CommandLine contribution() {
        CommandLine group = new CommandLine(CommandSpec.create().name("contribution"));
        group.getCommandSpec()
                .usageMessage()
                .description("Sharing one loss between its insurers: figures are committed, then opened, then split.");
        Forms.add(group, "contribution", Forms.CONTRIBUTION);
        group.addSubcommand("commit", new ContributionCommit());
        group.addSubcommand("open", new ContributionOpen());
        group.addSubcommand("kept", new ContributionKept());
        group.addSubcommand("check", new ContributionCheck());
        group.addSubcommand(
                "show",
                Ask.of("contribution:show", "Show how a claim is shared: who committed, who opened, who owes whom."));
        group.addSubcommand("list", Page.of("contribution:list", "List the claims that are shared"));
        return group;
    }
}
