package io.whence.app.document;

import io.whence.app.money.Ask;
import io.whence.app.money.Page;
import io.whence.model.circulation.NegotiationMove;
import io.whence.model.circulation.TransferMove;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** The commands of negotiations and transfers: one a move of their tables, and what is on record. */
public final class Processes {
    private Processes() {}

    /** {@code negotiation}: how a provider and a consumer come to an agreement. */
    public static CommandLine negotiation() {
        CommandLine group =
                group("negotiation", "How an agreement comes about, in the steps of the Dataspace Protocol.");
        for (NegotiationMove move : NegotiationMove.values()) {
            group.addSubcommand(verb(move), new NegotiationStep());
        }
        group.addSubcommand("of", new Ask("negotiation:of"));
        return read(group);
    }

    /** {@code transfer}: how data is handed over under an agreement. */
    public static CommandLine transfer() {
        CommandLine group = group("transfer", "How data is handed over, in the steps of the Dataspace Protocol.");
        for (TransferMove move : TransferMove.values()) {
            group.addSubcommand(verb(move), new TransferStep());
        }
        return read(group);
    }

    private static CommandLine read(CommandLine group) {
        group.addSubcommand("show", new Ask(group.getCommandName() + ":show"));
        group.addSubcommand("list", new Page(group.getCommandName() + ":list"));
        return group;
    }

    private static CommandLine group(String name, String description) {
        CommandLine group = new CommandLine(CommandSpec.create().name(name));
        group.getCommandSpec().usageMessage().description(description);
        return group;
    }

    private static String verb(Enum<?> move) {
        return move.name().toLowerCase(Locale.ROOT);
    }
}
