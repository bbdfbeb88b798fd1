package io.whence.app.money;

import java.util.List;
import picocli.CommandLine;

/** The moves of incidents, covers and contributions, and how any form becomes a command. */
final class Forms {
    private static final String PAPER = "845e91831319e89c4d656bdb80c278ac09a7230d61e5dfd2e1b1fbb436ac8917";
    private static final String INCIDENT_ID = "incident the incident's id, or --id";
    private static final String CLAIM = "claim the claim's id, or --id";

    static final List<MoveForm> INCIDENT = List.of(
            MoveForm.of(
                    "report",
                    "Report a breach.",
                    "{'id':'inc-1','perils':['LEAK'],'discoveredAt':'2026-03-02T00:00:00Z'}",
                    "id a new id, or --id",
                    "perils LEAK, TAMPERING, ABUSE, LOSS: one or more",
                    "discoveredAt when it was noticed, RFC 3339 UTC",
                    "occurredAt? when it happened",
                    "versions? the versions concerned",
                    "copies? the copies concerned",
                    "sample? digest of what was found",
                    "report? digest of the report"),
            MoveForm.of("verify", "Record that a reported breach happened.", "{'incident':'inc-1'}", INCIDENT_ID),
            MoveForm.of("reject", "Record that a reported breach did not happen.", "{'incident':'inc-1'}", INCIDENT_ID),
            MoveForm.of(
                    "classify",
                    "Give an incident its class and grade.",
                    "{'incident':'inc-1','coding':{'scheme':'GB/T 20986-2023','category':'DATA_LEAK','grade':'3'}}",
                    INCIDENT_ID,
                    "coding {scheme, category, grade, veris?}"),
            MoveForm.of("close", "Close an incident.", "{'incident':'inc-1'}", INCIDENT_ID),
            MoveForm.of(
                    "merge",
                    "Merge an incident into the one that it is a part of.",
                    "{'incident':'inc-2','into':'inc-1'}",
                    INCIDENT_ID,
                    "into the incident that remains"));

    static final List<MoveForm> COVER = List.of(
            MoveForm.of(
                    "premium",
                    "Record premium that came in.",
                    "{'cover':'cov-1','receipt':'r-1','receivedAt':'2026-02-01T00:00:00Z','minorUnits':30000,"
                            + "'reference':'" + PAPER + "'}",
                    "cover the cover's id, or --id",
                    "receipt an id of the insurer's own; the same again answers as the first time",
                    "receivedAt when it came in, RFC 3339 UTC",
                    "minorUnits how much",
                    "reference digest of the bank's paper"),
            MoveForm.of(
                    "capacity",
                    "State the most that the signer's covers of one product, or of one incident, may cost in an occurrence.",
                    "{'currency':'CNY','minorUnits':500000000}",
                    "currency ISO 4217",
                    "minorUnits the most"),
            MoveForm.of(
                    "fulfil",
                    "Record that an obligation of a cover was met.",
                    "{'cover':'cov-1','obligation':'backup','evidence':'" + PAPER + "'}",
                    "cover the cover's id, or --id",
                    "obligation its id in the cover",
                    "evidence digest of the paper that shows it"),
            MoveForm.of(
                    "reimburse",
                    "Record what a reinsurer paid of a ceded claim.",
                    "{'treaty':'treaty-1','claim':'clm-1','minorUnits':4000000,'reference':'" + PAPER + "'}",
                    "treaty the cover of reinsurance",
                    "claim the claim that was ceded",
                    "minorUnits how much",
                    "reference digest of the bank's paper"));

    static final List<MoveForm> CONTRIBUTION = List.of(
            MoveForm.of(
                    "call",
                    "Call the other insurers of a loss to share it.",
                    "{'claim':'clm-1','insurers':['coinsurer'],'commitBy':'2026-04-01T00:00:00Z',"
                            + "'openBy':'2026-05-01T00:00:00Z'}",
                    CLAIM,
                    "insurers the others; the claim's own is left out",
                    "commitBy until when figures are committed",
                    "openBy until when they are opened"),
            MoveForm.of("lapse", "Give a sharing up, once a date has passed.", "{'claim':'clm-1'}", CLAIM),
            MoveForm.of(
                    "receive",
                    "Record that another insurer's contribution came in.",
                    "{'claim':'clm-1','from':'coinsurer','reference':'" + PAPER + "'}",
                    CLAIM,
                    "from who paid",
                    "reference digest of the bank's paper"));

    private Forms() {}

    /** Adds a command for each form of a subject. */
    static void add(CommandLine group, String subject, List<MoveForm> forms) {
        for (MoveForm form : forms) {
            CommandLine move = new CommandLine(new Moves(subject));
            move.getCommandSpec().usageMessage().description(form.does());
            move.getHelpSectionMap().put(CommandLine.Model.UsageMessageSpec.SECTION_KEY_FOOTER, help -> form.told());
            group.addSubcommand(form.verb(), move);
        }
    }
}
