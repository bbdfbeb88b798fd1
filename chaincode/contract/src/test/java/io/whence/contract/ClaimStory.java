package io.whence.contract;

import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;
import io.whence.model.value.Digest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.hyperledger.fabric.shim.Chaincode.Response;

/** A ledger with a bound cover, a reported incident and a finding with concurrence, ready for claims. */
final class ClaimStory {
    static final String INSURED = "provider/INSURED";
    static final String HANDLER = "insurer/HANDLER";
    static final String APPROVER = "insurer/APPROVER";
    static final String APPROVER_2 = "insurer/APPROVER2";
    static final String PAYMENT = "insurer/PAYMENT";
    static final String FRAUD = "insurer/FRAUD";
    static final String ADJUSTER = "adjuster/ADJUSTER";
    static final String EXCHANGE = "exchange/EXCHANGE";
    static final String REGULATOR = "regulator/REGULATOR";
    static final String TRIBUNAL = "regulator/TRIBUNAL";

    static final String REPORT = Digest.over(new byte[] {7}).hex();
    static final String RECEIPT = Digest.over(new byte[] {8}).hex();
    static final String BANK = Digest.over(new byte[] {9}).hex();

    /** The adjuster's word on the receipt that nobody gave, the obligation without a date and the one that was missed. */
    static final String ANSWERS = "{'claim':'clm-1','terms':["
            + "{'term':'RECEIPT_MATCHED','about':'c-1','answer':'SATISFIED','ground':'" + REPORT + "'},"
            + "{'term':'OBLIGATION_MET','about':'marked-delivery','answer':'SATISFIED','ground':'" + REPORT + "'},"
            + "{'term':'OBLIGATION_MET','about':'security-protection','answer':'UNSATISFIED','ground':'" + REPORT
            + "'},"
            + exclusions() + "]}";

    final Story story = Story.begin();
    final String finding;
    private Instant now = Story.AT;

    private ClaimStory() {
        party(HANDLER, "insurer", "INSURER", "InsurerMSP");
        party(ADJUSTER, "adjuster", "ADJUSTER", "AdjusterMSP");
        party("regulator/REGULATOR", "regulator", "REGULATOR", "RegulatorMSP");
        party("panel/PANEL", "panel", "PANEL", "PanelMSP");
        party("coinsurer/HANDLER", "coinsurer", "INSURER", "CoinsurerMSP");
        Story.answer(story.record(EXCHANGE, 1, Story.delivered("c-1", Story.AT)));
        story.added(HANDLER, "cover", "cov-1", cover("insurer"));
        Story.answer(story.peer.call(INSURED, "cover:bind", "cov-1"));
        tick();
        Story.answer(
                call(
                        EXCHANGE,
                        "incident:report",
                        "{'id':'inc-1','perils':['LEAK'],'discoveredAt':'2026-03-01T08:00:00Z','versions':['pv-1'],'copies':['c-1']}"));
        byte[] document = Json.parse(Story.quoted(findingJson("IDENTIFIED_UP_TO_PROVIDER")))
                .canonical();
        Response found = story.peer.submit(EXCHANGE, "claims:find", "inc-1".getBytes(StandardCharsets.UTF_8), document);
        finding = new FieldReader("", Story.answer(found)).text("digest");
    }

    /** Everything up to the finding; nobody has concurred with it yet. */
    static ClaimStory begin() {
        return new ClaimStory();
    }

    /** Everything up to the notice, with the regulator's concurrence. */
    static ClaimStory notified() {
        ClaimStory begun = begin();
        Story.answer(begun.story.peer.call(REGULATOR, "claims:concur", begun.finding));
        begun.moved(INSURED, "claim:notify", begun.notice("clm-1", "cov-1"));
        return begun;
    }

    static String cover(String insurer) {
        return "{'product':'circulation-security','insurer':'" + insurer + "','insured':'provider',"
                + "'from':'2026-01-01T00:00:00Z','until':'2027-01-01T00:00:00Z','reportingWindowDays':30,"
                + "'jurisdiction':'CN-2015','subjects':['pv-1'],'obligations':["
                + "{'id':'security-protection','by':'provider','duty':'measures','dueAt':'2026-02-01T00:00:00Z'},"
                + "{'id':'marked-delivery','by':'exchange','duty':'marks'}],"
                + "'terms':{'currency':'CNY','insurer':'" + insurer + "','sumInsuredMinorUnits':6000000,'sections':["
                + "{'id':'DATA-LOSS','clause':'3.1','deductible':{'kind':'FLAT','minorUnits':100000},"
                + "'limit':{'kind':'FLAT','minorUnits':5000000},'aggregate':{'minorUnits':6000000,'usedMinorUnits':0}},"
                + "{'id':'RESPONSE','clause':'3.2','limit':{'kind':'FLAT','minorUnits':200000}}]}}";
    }

    static String findingJson(String verdict) {
        return "{'verdict':'" + verdict + "','named':['c-1'],'reason':null,'peril':'LEAK',"
                + "'copies':[{'id':'c-1','holder':'lender-03','rowsHeld':10}]}";
    }

    String notice(String claim, String cover) {
        return "{'claim':'" + claim + "','incident':'inc-1','cover':'" + cover + "',"
                + "'lossAt':'2026-03-01T08:00:00Z','discoveredAt':'2026-03-01T08:00:00Z','copies':['c-1'],"
                + "'items':[{'id':'1','section':'DATA-LOSS','head':'data-value','claimedMinorUnits':3000000},"
                + "{'id':'2','section':'RESPONSE','head':'forensics','claimedMinorUnits':150000}],"
                + "'evidence':[{'kind':'LOSS_ASSESSMENT','digest':'" + REPORT + "'},"
                + "{'kind':'ACCOUNTS','digest':'" + RECEIPT + "'}]}";
    }

    /** The adjuster's word that a copy arrived as it was sent, and whatever else the record leaves open. */
    void receiptAnswered(String claim) {
        moved(ADJUSTER, "claim:answer", ANSWERS.replace("'clm-1'", "'" + claim + "'"));
    }

    /** The adjuster's word that no exclusion of the product applies. */
    private static String exclusions() {
        return "{'term':'EXCLUSION','about':'lawfully-public','answer':'SATISFIED','ground':'" + REPORT + "'},"
                + "{'term':'EXCLUSION','about':'wilful-act','answer':'SATISFIED','ground':'" + REPORT + "'}";
    }

    /** Makes a move a minute later. */
    Response call(String as, String function, String json) {
        tick();
        return story.peer.submit(as, function, Json.parse(Story.quoted(json)).canonical());
    }

    /** Makes a move that must succeed; answers the claim after it. */
    FieldReader moved(String as, String function, String json) {
        return new FieldReader("", Story.answer(call(as, function, json))).object("claim");
    }

    void pass(Duration time) {
        now = now.plus(time);
        story.peer.setTime(now);
    }

    String toAssessed() {
        moved(HANDLER, "claim:register", "{'claim':'clm-1','reserveMinorUnits':3000000}");
        moved(HANDLER, "claim:investigate", "{'claim':'clm-1','appointee':'adjuster','finding':'" + finding + "'}");
        moved(ADJUSTER, "claim:answer", ANSWERS);
        return moved(ADJUSTER, "claim:assess", assessment("2000000")).text("state");
    }

    static String assessment(String substantiated) {
        return "{'claim':'clm-1','cause':'recipient-leak','report':'" + REPORT + "',"
                + "'faults':[{'party':'lender-03','percent':'80'}],'items':["
                + "{'id':'1','substantiatedMinorUnits':" + substantiated + ",'basis':['" + REPORT + "']},"
                + "{'id':'2','substantiatedMinorUnits':150000}]}";
    }

    /** Proposes and answers the digest of the worksheet. */
    String proposed() {
        return moved(HANDLER, "claim:propose", reasons("COVERED"))
                .object("proposal")
                .object("worksheet")
                .text("digest");
    }

    static String reasons(String code) {
        return "{'claim':'clm-1','reasons':[{'item':'1','clause':'3.1','code':'" + code
                + "'},{'item':'2','clause':'3.2','code':'" + code + "'}]}";
    }

    private void party(String as, String id, String role, String mspId) {
        story.added(as, "party", id, "{'roles':['" + role + "'],'mspId':'" + mspId + "'}");
    }

    private void tick() {
        pass(Duration.ofMinutes(1));
    }
}
