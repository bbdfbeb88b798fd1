package io.whence.app.money;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** The commands of incidents, findings and claims, one for each function of the ledger that is called with a file. */
public final class Claims {
    /** The moves of a claim, in the order of its life. */
    static final List<String> CLAIM_MOVES = List.of(
            "circumstance",
            "notify",
            "register",
            "investigate",
            "requestSupplement",
            "supplement",
            "assess",
            "answer",
            "propose",
            "consent",
            "decide",
            "serve",
            "payInterim",
            "confirmInterim",
            "agree",
            "pay",
            "settle",
            "reserve",
            "close",
            "withdraw",
            "dispute",
            "vote",
            "rule",
            "hold",
            "confirmHold",
            "release",
            "reopen",
            "clawback",
            "return",
            "writeOff",
            "timeBar",
            "recover");

    /** The moves of an incident. */
    static final List<String> INCIDENT_MOVES = List.of("report", "verify", "reject", "classify", "close", "merge");

    private Claims() {}

    /** {@code claim}: every move, and what can be asked of one. */
    public static CommandLine claim() {
        CommandLine claim = group("claim", "Claims: one command a move of a claim's life, and what the ledger knows.");
        CLAIM_MOVES.forEach(move -> claim.addSubcommand(move, new Moves("claim")));
        claim.addSubcommand("show", new Ask("claim:show"));
        claim.addSubcommand("cover", new Ask("claim:cover"));
        claim.addSubcommand("export", new ClaimExport());
        claim.addSubcommand("confirm", new ClaimConfirm());
        claim.addSubcommand("clocks", new Ask("claim:clocks"));
        claim.addSubcommand("admissibility", new Ask("claim:admissibility"));
        claim.addSubcommand("overdue", new Page("claim:overdue"));
        claim.addSubcommand("worksheet", new Ask("claim:worksheet"));
        claim.addSubcommand("list", new Page("claim:list"));
        return claim;
    }

    /** {@code incident}: reported breaches. */
    public static CommandLine incident() {
        CommandLine incident = group("incident", "Reported breaches, which claims refer to.");
        INCIDENT_MOVES.forEach(move -> incident.addSubcommand(move, new Moves("incident")));
        incident.addSubcommand("show", new Ask("incident:show"));
        incident.addSubcommand("accumulation", new Ask("incident:accumulation"));
        incident.addSubcommand("list", new Page("incident:list"));
        return incident;
    }

    /** {@code finding}: localisations that are on record. */
    public static CommandLine finding() {
        CommandLine finding = group("finding", "Findings on record, and who recomputed them.");
        finding.addSubcommand("add", new FindingAdd());
        finding.addSubcommand("concur", new FindingConcur());
        finding.addSubcommand("show", new Ask("finding:show"));
        return finding;
    }

    /** What covers are asked and told beside their own life: premiums, declarations, obligations, accumulation, reinsurance. */
    public static void ofCovers(CommandLine cover) {
        cover.addSubcommand("quote", new QuoteCommand());
        cover.addSubcommand("premium", new Moves("cover"));
        cover.addSubcommand("declarations", new Ask("cover:declarations"));
        cover.addSubcommand("capacity", new Moves("cover"));
        cover.addSubcommand("accumulation", new Accumulation());
        cover.addSubcommand("fulfil", new Moves("cover"));
        cover.addSubcommand("cede", new Cede());
        cover.addSubcommand("reimburse", new Moves("cover"));
        cover.addSubcommand("bordereau", new Bordereau());
        cover.addSubcommand("cession", new CessionCommand());
        cover.addSubcommand("compare", new CoverCompare());
    }

    private static CommandLine group(String name, String description) {
        CommandLine group = new CommandLine(CommandSpec.create().name(name));
        group.getCommandSpec().usageMessage().description(description);
        return group;
    }
}
