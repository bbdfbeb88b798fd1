package io.whence.app.money;

import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** The commands of incidents, findings and claims, one for each function of the ledger that is called with a file. */
public final class Claims {
    private Claims() {}

    /** {@code claim}: every move, and what can be asked of one. */
    public static CommandLine claim() {
        CommandLine claim = group("claim", "Claims: one command a move of a claim's life, and what the ledger knows.");
        Forms.add(claim, "claim", ClaimForms.ALL);
        claim.addSubcommand("show", Ask.of("claim:show", "Show a claim with its whole history."));
        claim.addSubcommand(
                "cover", Ask.of("claim:cover", "Show the frozen version of the cover that a claim rests on."));
        claim.addSubcommand("export", new ClaimExport());
        claim.addSubcommand("confirm", new ClaimConfirm());
        claim.addSubcommand(
                "clocks", Ask.of("claim:clocks", "Show a claim's deadlines: from when, until when, met or late."));
        claim.addSubcommand(
                "admissibility",
                Ask.of(
                        "claim:admissibility",
                        "Show which terms of the cover the record shows kept or broken, by whom, and which are open."));
        claim.addSubcommand("overdue", Page.of("claim:overdue", "List the claims that somebody is late with"));
        claim.addSubcommand(
                "worksheet",
                Ask.of(
                        "claim:worksheet",
                        "Show a worksheet, by its digest, with the terms and the loss that it replays from."));
        claim.addSubcommand("list", Page.of("claim:list", "List claims"));
        return claim;
    }

    /** {@code incident}: reported breaches. */
    public static CommandLine incident() {
        CommandLine incident = group("incident", "Reported breaches, which claims refer to.");
        Forms.add(incident, "incident", Forms.INCIDENT);
        incident.addSubcommand("show", Ask.of("incident:show", "Show an incident."));
        incident.addSubcommand(
                "accumulation",
                Ask.of(
                        "incident:accumulation",
                        "Show what an incident costs each insurer: claimed, set aside, open, paid."));
        incident.addSubcommand("list", Page.of("incident:list", "List incidents"));
        return incident;
    }

    /** {@code finding}: localisations that are on record. */
    public static CommandLine finding() {
        CommandLine finding = group("finding", "Findings on record, and who recomputed them.");
        finding.addSubcommand("add", new FindingAdd());
        finding.addSubcommand("concur", new FindingConcur());
        finding.addSubcommand("show", Ask.of("finding:show", "Show a finding, by its digest, and who recomputed it."));
        return finding;
    }

    /** What covers are asked and told beside their own life: premiums, declarations, obligations, accumulation, reinsurance. */
    public static void ofCovers(CommandLine cover) {
        cover.addSubcommand("quote", new QuoteCommand());
        cover.addSubcommand(
                "declarations",
                Ask.of("cover:declarations", "Show what was declared and bound under a master policy."));
        cover.addSubcommand("accumulation", new Accumulation());
        Forms.add(cover, "cover", Forms.COVER);
        cover.addSubcommand("cede", new Cede());
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
