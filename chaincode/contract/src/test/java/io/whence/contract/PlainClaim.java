package io.whence.contract;

import static io.whence.contract.ClaimStory.ADJUSTER;
import static io.whence.contract.ClaimStory.APPROVER_2;
import static io.whence.contract.ClaimStory.BANK;
import static io.whence.contract.ClaimStory.EXCHANGE;
import static io.whence.contract.ClaimStory.HANDLER;
import static io.whence.contract.ClaimStory.INSURED;
import static io.whence.contract.ClaimStory.PAYMENT;
import static io.whence.contract.ClaimStory.REGULATOR;
import static io.whence.contract.ClaimStory.REPORT;

import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.hyperledger.fabric.shim.Chaincode.Response;

/** A claim of one item that no copy is concerned in and nobody is at fault for. */
record PlainClaim(ClaimStory story, String claim, String cover, String section) {
    /** Reports the incident, if it is the first claim's, and takes the claim up to its proposal. */
    FieldReader proposed(String incident, long amount, String lossAt) {
        if (story.story.peer.call(EXCHANGE, "incident:show", incident).getStatusCode() != 200) {
            Story.answer(story.call(
                    EXCHANGE,
                    "incident:report",
                    "{'id':'" + incident + "','perils':['LEAK','TAMPERING','LOSS','DEFECT','INTERRUPTION'],"
                            + "'discoveredAt':'2026-03-01T08:00:00Z'}"));
        }
        story.moved(INSURED, "claim:notify", notice(incident, amount, lossAt));
        move(HANDLER, "register", "'reserveMinorUnits':100");
        move(HANDLER, "investigate", "'appointee':'adjuster','finding':'" + found(incident) + "'");
        move(
                ADJUSTER,
                "assess",
                "'cause':'leak','report':'" + REPORT + "','faults':[],'items':[{'id':'1','substantiatedMinorUnits':"
                        + amount + "}]");
        answerWhatIsOpen();
        return again();
    }

    /** Proposes once more and answers the worksheet. */
    FieldReader again() {
        return move(HANDLER, "propose", "'reasons':[{'item':'1','clause':'" + clause() + "','code':'COVERED'}]")
                .object("proposal")
                .object("worksheet");
    }

    /** The same, accepted; answers what is due. */
    long accepted(String incident, long amount) {
        FieldReader worksheet = proposed(incident, amount, "2026-02-20T00:00:00Z");
        move(APPROVER_2, "decide", "'outcome':'ACCEPT','worksheet':'" + worksheet.text("digest") + "'");
        return worksheet.minorUnits("netMinorUnits");
    }

    /** The same, paid. */
    long settled(String incident, long amount) {
        long due = accepted(incident, amount);
        move(INSURED, "agree", "'subrogationReceipt':'" + REPORT + "'");
        story.moved(HANDLER, "claim:pay", "{'claim':'" + claim + "'}");
        move(PAYMENT, "settle", "'reference':'" + BANK + "'");
        return due;
    }

    String notice(String incident, long amount, String lossAt) {
        return "{'claim':'" + claim + "','incident':'" + incident + "','cover':'" + cover + "','lossAt':'" + lossAt
                + "','discoveredAt':'2026-03-01T08:00:00Z','items':[{'id':'1','section':'" + section + "','head':'"
                + claim + "','claimedMinorUnits':" + amount + "}],'evidence':[{'kind':'LOSS_ASSESSMENT','digest':'"
                + REPORT + "'}]}";
    }

    /** A finding on the incident that names somebody, with the regulator's concurrence. */
    String found(String incident) {
        byte[] document = Json.parse(Story.quoted(
                        ClaimStory.findingJson("IDENTIFIED_UP_TO_PROVIDER").replace("lender-03", incident)))
                .canonical();
        Response found =
                story.story.peer.submit(EXCHANGE, "claims:find", incident.getBytes(StandardCharsets.UTF_8), document);
        String digest = new FieldReader("", Story.answer(found)).text("digest");
        story.story.peer.call(REGULATOR, "claims:concur", digest);
        return digest;
    }

    /** The adjuster's word that every term which the record leaves open is met. */
    private void answerWhatIsOpen() {
        Json lines = Story.answer(story.story.peer.call(ADJUSTER, "claim:admissibility", claim));
        List<String> terms = new FieldReader("", lines)
                .objects("lines", 99, line -> line).stream()
                        .filter(line -> line.flag("open", false))
                        .map(line -> "{'term':'" + line.text("term") + "','about':'" + line.text("about")
                                + "','answer':'SATISFIED','ground':'" + REPORT + "'}")
                        .toList();
        if (!terms.isEmpty()) {
            move(ADJUSTER, "answer", "'terms':[" + String.join(",", terms) + "]");
        }
    }

    /** The clause of the section, or the section where it states none. */
    private String clause() {
        FieldReader shown = new FieldReader("", Story.answer(story.story.peer.call(HANDLER, "cover:show", cover)));
        return shown.object("document").object("body").object("terms").objects("sections", 99, each -> each).stream()
                .filter(each -> each.text("id").equals(section))
                .map(each -> each.textIfPresent("clause").orElse(section))
                .findFirst()
                .orElseThrow();
    }

    FieldReader move(String who, String verb, String members) {
        return story.moved(who, "claim:" + verb, "{'claim':'" + claim + "'," + members + "}");
    }
}
