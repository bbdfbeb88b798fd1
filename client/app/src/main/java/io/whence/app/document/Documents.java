package io.whence.app.document;

import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** The commands of one type of document. */
public final class Documents {
    private Documents() {}

    /** The commands {@code add}, {@code show} and {@code list} of a type, and what that type has beside them. */
    public static CommandLine of(String type) {
        CommandLine commands = new CommandLine(CommandSpec.create().name(type));
        commands.getCommandSpec().usageMessage().description(description(type));
        commands.addSubcommand(new DocumentAdd(type));
        commands.addSubcommand(new DocumentShow(type));
        commands.addSubcommand(new DocumentList(type));
        if (type.equals("agreement")) {
            commands.addSubcommand(new AgreementAccept());
        }
        return commands;
    }

    private static String description(String type) {
        return switch (type) {
            case "party" -> "Organisations and people that data passes between.";
            case "product" -> "What is offered.";
            case "version" -> "Frozen contents of products.";
            case "certificate" -> "Registrations of rights in products.";
            case "policy" -> "Usage policies: what may be done with data.";
            case "agreement" -> "Usage policies that a provider and a recipient accepted.";
            default -> "Documents of type " + type + ".";
        };
    }
}
