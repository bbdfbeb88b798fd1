package io.whence.contract;

import static io.whence.contract.ClaimStory.ADJUSTER;
import static io.whence.contract.ClaimStory.APPROVER_2;
import static io.whence.contract.ClaimStory.BANK;
import static io.whence.contract.ClaimStory.EXCHANGE;
import static io.whence.contract.ClaimStory.HANDLER;
import static io.whence.contract.ClaimStory.INSURED;
import static io.whence.contract.ClaimStory.PAYMENT;
import static io.whence.contract.ClaimStory.REPORT;

import io.whence.model.bytes.FieldReader;

/** A claim of one item that no copy is concerned in and nobody is at fault for. */
record PlainClaim(ClaimStory story, String claim, String cover, String section) {
    /** Reports the incident, if it is the first claim's, and takes the claim up to its proposal. */
    FieldReader proposed(String incident, long amount, String lossAt) {
        if (story.story.peer.call(EXCHANGE, "incident:show", incident).getStatusCode() != 200) {
            Story.answer(story.call(
                    EXCHANGE,
                    "incident:report",
                    "{'id':'" + incident + "','perils':['LEAK'],'discoveredAt':'2026-03-01T08:00:00Z'}"));
        }
        story.moved(INSURED, "claim:notify", notice(incident, amount, lossAt));
        move(HANDLER, "register", "'reserveMinorUnits':100");
        move(HANDLER, "investigate", "'appointee':'adjuster'");
        move(
                ADJUSTER,
                "assess",
                "'cause':'leak','report':'" + REPORT + "','faults':[],'items':[{'id':'1','substantiatedMinorUnits':"
                        + amount + "}]");
        return again();
    }

    /** Proposes once more and answers the worksheet. */
    FieldReader again() {
        return move(HANDLER, "propose", "'reasons':[{'item':'1','clause':'1','code':'COVERED'}]")
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

    FieldReader move(String who, String verb, String members) {
        return story.moved(who, "claim:" + verb, "{'claim':'" + claim + "'," + members + "}");
    }
}
