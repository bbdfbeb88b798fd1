package io.whence.app.document;

import io.whence.app.map.PolicyReport;
import io.whence.app.money.Claims;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** The commands of one type of document. */
public final class Documents {
    /** Every type of document that the ledger keeps. */
    public static final List<String> TYPES =
            List.of("party", "product", "version", "certificate", "policy", "agreement", "cover", "artefact");

    private Documents() {}

    /** The commands {@code add}, {@code show} and {@code list} of a type, and what that type has beside them. */
    public static CommandLine of(String type) {
        CommandLine commands = new CommandLine(CommandSpec.create().name(type));
        commands.getCommandSpec().usageMessage().description(description(type));
        commands.addSubcommand(type.equals("version") ? new VersionAdd() : new DocumentAdd(type));
        commands.addSubcommand(new DocumentShow(type));
        commands.addSubcommand(new DocumentList(type));
        if (type.equals("cover")) {
            commands.addSubcommand("amend", new Amend());
            commands.addSubcommand("declare", new Declare());
            commands.addSubcommand(
                    "bind",
                    Step.of(
                            "cover:bind",
                            "Bind a quoted cover, as the insured: from then on it can answer for a loss."));
            commands.addSubcommand("cancel", Step.of("cover:cancel", "Cancel a cover, as the insurer."));
            commands.addSubcommand(
                    "runOff", Step.of("cover:runOff", "Let an ended cover run off: late claims are still taken."));
            commands.addSubcommand(
                    "close",
                    Step.of("cover:close", "Close a cover, once its reporting window and its claims are over."));
            Claims.ofCovers(commands);
        }
        if (type.equals("policy")) {
            commands.addSubcommand(new PolicyReport());
        }
        if (type.equals("agreement")) {
            commands.addSubcommand("accept", Step.of("agreement:accept", "Accept an agreement, as the recipient."));
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
            case "cover" -> "Insurance policies: bound by the insured, ended by the insurer.";
            case "artefact" -> "Typed papers of an insurance: assessments, challenges, counts.";
            default -> "Documents of type " + type + ".";
        };
    }
}
