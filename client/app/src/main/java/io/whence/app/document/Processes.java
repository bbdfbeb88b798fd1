package io.whence.app.document;

import io.whence.app.desk.Task;
import io.whence.app.money.Ask;
import io.whence.app.money.Page;
import io.whence.model.circulation.NegotiationMove;
import io.whence.model.circulation.TransferMove;
import java.util.ArrayList;
import java.util.List;
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
            group.addSubcommand(verb(move), described(new NegotiationStep(), does(move)));
        }
        group.addSubcommand("of", Ask.of("negotiation:of", "Show the negotiation that an agreement came of."));
        return read(group, "negotiation");
    }

    /** {@code transfer}: how data is handed over under an agreement. */
    public static CommandLine transfer() {
        CommandLine group = group("transfer", "How data is handed over, in the steps of the Dataspace Protocol.");
        for (TransferMove move : TransferMove.values()) {
            group.addSubcommand(verb(move), described(new TransferStep(), does(move)));
        }
        return read(group, "transfer");
    }

    private static String does(NegotiationMove move) {
        return switch (move) {
            case REQUEST -> "Ask, as the consumer, for a version under a policy, or for another policy.";
            case OFFER -> "Offer, as the provider, a version under a policy, or another policy.";
            case ACCEPT -> "Accept the offer, as the consumer.";
            case AGREE -> "Name the agreement that came of it, as the provider.";
            case VERIFY -> "Verify the agreement, as the consumer.";
            case FINALIZE -> "Make the agreement final, as the provider.";
            case TERMINATE -> "End a negotiation that leads to nothing.";
        };
    }

    private static String does(TransferMove move) {
        return switch (move) {
            case REQUEST -> "Ask for data under an agreement, in a format.";
            case START -> "Start handing the data over.";
            case SUSPEND -> "Suspend a transfer that was started.";
            case RESUME -> "Resume a transfer that was suspended.";
            case COMPLETE -> "Record that the transfer is complete.";
            case TERMINATE -> "End a transfer that is not complete.";
        };
    }

    private static CommandLine described(Task step, String does) {
        CommandLine command = new CommandLine(step);
        List<String> lines = new ArrayList<>(List.of(does));
        lines.addAll(List.of(command.getCommandSpec().usageMessage().description()));
        command.getCommandSpec().usageMessage().description(lines.toArray(String[]::new));
        return command;
    }

    private static CommandLine read(CommandLine group, String kind) {
        group.addSubcommand("show", Ask.of(kind + ":show", "Show a " + kind + " with all its steps."));
        group.addSubcommand("list", Page.of(kind + ":list", "List " + kind + "s"));
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
