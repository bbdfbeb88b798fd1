package io.whence.contract;

import static io.whence.contract.ClaimStory.APPROVER;
import static io.whence.contract.ClaimStory.BANK;
import static io.whence.contract.ClaimStory.HANDLER;
import static io.whence.contract.ClaimStory.INSURED;
import static io.whence.contract.ClaimStory.PAYMENT;
import static io.whence.contract.ClaimStory.RECEIPT;
import static io.whence.contract.Story.answer;
import static io.whence.contract.Story.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.whence.model.bytes.FieldReader;
import io.whence.model.wire.WorksheetJson;
import java.util.List;
import org.hyperledger.fabric.shim.Chaincode.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Treaties are covers on covers: a paid claim raises the treaty's, and what changes it later changes only the difference. */
class CessionFunctionsTest {
    private static final String REINSURER = "coinsurer/HANDLER";
    private static final String CEDENT = "insurer/INSURED";
    private static final String QUOTA_SHARE = "{'id':'QS','participationPercent':'40'}";
    private static final String EXCESS =
            "{'id':'XL','attachmentMinorUnits':1500000,'occurrenceLimitMinorUnits':1000000,'aggregate':{'minorUnits':1500000}}";

    private final ClaimStory story = ClaimStory.notified();

    @BeforeEach
    void treaties() {
        treaty("qs", QUOTA_SHARE);
        treaty("xl", EXCESS);
    }

    @Test
    void a_claim_whose_payment_is_confirmed_raises_the_claims_of_its_treaties_by_itself() {
        settled("clm-1");
        // paid 2,050,000: 40 % of it, and what is above 1,500,000
        assertThat(ceded("qs", "clm-1").minorUnits("cededMinorUnits")).isEqualTo(820_000);
        FieldReader excess = ceded("xl", "clm-1");
        assertThat(excess.minorUnits("cededMinorUnits")).isEqualTo(550_000);
        assertThat(excess.minorUnits("retainedMinorUnits")).isEqualTo(1_500_000);
    }

    @Test
    void two_claims_of_one_occurrence_bear_the_attachment_once_and_share_the_limit() {
        settled("clm-1");
        story.moved(
                INSURED,
                "claim:notify",
                story.notice("clm-2", "cov-1").replace("data-value", "more").replace("forensics", "more"));
        settled("clm-2");
        // the second one costs 2,000,000: only 450,000 are left of the limit
        assertThat(ceded("xl", "clm-2").minorUnits("cededMinorUnits")).isEqualTo(450_000);
        FieldReader bordereau = bordereau("xl");
        assertThat(bordereau.objects("rows", 9, row -> row.text("claim") + " " + row.minorUnits("cededMinorUnits")))
                .containsExactly("clm-1 550000", "clm-2 450000");
        assertThat(bordereau.object("total").minorUnits("cededMinorUnits")).isEqualTo(1_000_000);
        assertThat(bordereau.text("reinsurer")).isEqualTo("coinsurer");
        assertThat(bordereau.text("currency")).isEqualTo("CNY");
    }

    @Test
    void the_treaty_s_worksheet_replays_to_the_same_bytes() {
        settled("clm-1");
        String digest = ceded("xl", "clm-1").text("worksheet");
        FieldReader document = new FieldReader("", answer(story.story.peer.call(REINSURER, "claim:worksheet", digest)));
        assertThat(WorksheetJson.answer(
                        document.json("terms").canonical(),
                        document.json("loss").canonical()))
                .isEqualTo(document.json("worksheet").canonical());
    }

    @Test
    void what_a_recovery_brings_back_lowers_the_cession_and_only_the_difference_is_due() {
        settled("clm-1");
        assertThat(refusal(cede("qs", "clm-1"))).isEqualTo("NOTHING_NEW claim clm-1");
        assertThat(reimbursed(820_000).minorUnits("dueMinorUnits")).isZero();
        story.moved(HANDLER, "claim:recover", "{'claim':'clm-1','step':'OPEN'}");
        story.moved(
                HANDLER,
                "claim:recover",
                "{'claim':'clm-1','step':'RECEIVE','party':'lender-03','minorUnits':1000000,'reference':'" + BANK
                        + "'}");
        story.moved(APPROVER, "claim:recover", "{'claim':'clm-1','step':'APPORTION'}");
        FieldReader renewed = ceded("qs", "clm-1");
        assertThat(renewed.minorUnits("cededMinorUnits")).isEqualTo(420_000);
        assertThat(renewed.minorUnits("returnableMinorUnits")).isEqualTo(400_000);
    }

    @Test
    void what_a_claw_back_brings_back_lowers_the_cession_once_it_is_returned() {
        settled("clm-1");
        ceded("qs", "clm-1");
        reimbursed(820_000);
        story.moved(
                APPROVER,
                "claim:clawback",
                "{'claim':'clm-1','reason':'FRAUD','ground':'" + story.finding + "','minorUnits':2050000}");
        assertThat(refusal(cede("qs", "clm-1"))).isEqualTo("NOTHING_NEW claim clm-1");
        story.moved(PAYMENT, "claim:return", "{'claim':'clm-1','minorUnits':1050000,'reference':'" + BANK + "'}");
        FieldReader renewed = ceded("qs", "clm-1");
        assertThat(renewed.minorUnits("cededMinorUnits")).isEqualTo(400_000);
        assertThat(renewed.minorUnits("returnableMinorUnits")).isEqualTo(420_000);
        story.moved(PAYMENT, "claim:return", "{'claim':'clm-1','minorUnits':1000000,'reference':'" + BANK + "'}");
        assertThat(ceded("qs", "clm-1").minorUnits("returnableMinorUnits")).isEqualTo(820_000);
    }

    @Test
    void a_reinsurer_reimburses_at_most_what_is_due() {
        assertThat(refusal(reimburse(1))).isEqualTo("CESSION_UNKNOWN claim clm-1");
        settled("clm-1");
        assertThat(reimbursed(819_999).minorUnits("dueMinorUnits")).isEqualTo(1);
        assertThat(refusal(reimburse(2))).isEqualTo("REIMBURSED_ABOVE_DUE minorUnits 2");
        assertThat(reimbursed(1).minorUnits("dueMinorUnits")).isZero();
        assertThat(refusal(reimburse(1))).isEqualTo("REIMBURSED_ABOVE_DUE minorUnits 1");
    }

    @Test
    void a_claim_that_is_not_paid_or_not_under_the_treaty_is_not_ceded() {
        assertThat(refusal(cede("qs", "clm-1"))).isEqualTo("NOT_SETTLED claim NOTIFIED");
        assertThat(refusal(cede("cov-1", "clm-1"))).isEqualTo("TREATY_EXPECTED treaty cov-1");
        story.story.added(HANDLER, "cover", "cov-2", ClaimStory.cover("insurer"));
        answer(story.story.peer.call(INSURED, "cover:bind", "cov-2"));
        story.moved(
                INSURED,
                "claim:notify",
                story.notice("clm-2", "cov-2").replace("data-value", "more").replace("forensics", "more"));
        assertThat(refusal(cede("qs", "clm-2"))).isEqualTo("NOT_CEDED claim cov-2");
        assertThat(refusal(story.call(REINSURER, "cover:cede", "{'treaty':'qs','claim':'clm-1'}")))
                .isEqualTo("NOT_THE_INSURER caller CoinsurerMSP");
    }

    @Test
    void a_claim_that_nobody_has_decided_is_not_ceded_whatever_was_paid_ahead() {
        story.toAssessed();
        move(
                APPROVER,
                "claim:payInterim {'claim':'%s','payee':'provider','minorUnits':1000,'basis':'" + ClaimStory.REPORT
                        + "'}",
                "clm-1");
        move(PAYMENT, "claim:confirmInterim {'claim':'%s','payment':'1','reference':'" + BANK + "'}", "clm-1");
        assertThat(refusal(cede("qs", "clm-1"))).isEqualTo("NOT_SETTLED claim ASSESSED");
        assertThat(bordereau("qs").objects("rows", 9, row -> row)).isEmpty();
    }

    @Test
    void a_treaty_that_came_after_the_payment_is_ceded_to_by_hand() {
        settled("clm-1");
        treaty("late", QUOTA_SHARE);
        assertThat(bordereau("late").objects("rows", 9, row -> row)).isEmpty();
        answer(cede("late", "clm-1"));
        assertThat(ceded("late", "clm-1").minorUnits("cededMinorUnits")).isEqualTo(820_000);
    }

    @Test
    void a_treaty_that_does_not_answer_never_stands_in_the_way_of_a_payment() {
        story.story.added(
                REINSURER, "cover", "eur", terms(QUOTA_SHARE).replace("'currency':'CNY'", "'currency':'EUR'"));
        answer(story.story.peer.call(CEDENT, "cover:bind", "eur"));
        story.story.added(REINSURER, "cover", "past", terms(QUOTA_SHARE).replace("2026-01-01", "2026-12-01"));
        answer(story.story.peer.call(CEDENT, "cover:bind", "past"));
        settled("clm-1");
        assertThat(bordereau("eur").objects("rows", 9, row -> row)).isEmpty();
        assertThat(bordereau("past").objects("rows", 9, row -> row)).isEmpty();
        assertThat(refusal(cede("eur", "clm-1"))).startsWith("CURRENCY_DIFFERS");
        assertThat(refusal(cede("past", "clm-1"))).startsWith("OUTSIDE_TREATY");
    }

    @Test
    void a_treaty_on_a_master_takes_the_claims_of_its_declarations() {
        story.story.added(HANDLER, "cover", "m-1", MasterTest.MASTER);
        answer(story.story.peer.call(INSURED, "cover:bind", "m-1"));
        story.story.added(REINSURER, "cover", "qs-m", terms(QUOTA_SHARE).replace("cov-1", "m-1"));
        answer(story.story.peer.call(CEDENT, "cover:bind", "qs-m"));
        story.story.added(HANDLER, "cover", "d-1", MasterTest.body(MasterTest.OWN));
        answer(story.story.peer.call(INSURED, "cover:bind", "d-1"));
        new PlainClaim(story, "clm-9", "d-1", "NOT-AS-DESCRIBED").settled("inc-2", 810);
        assertThat(ceded("qs-m", "clm-9").minorUnits("cededMinorUnits")).isEqualTo(320);
    }

    @Test
    void an_insurer_reinsures_its_own_covers_only() {
        story.story.added(REINSURER, "cover", "cov-3", ClaimStory.cover("coinsurer"));
        assertThat(refusal(story.story.add(
                        REINSURER, "cover", "t", terms(QUOTA_SHARE).replace("cov-1", "cov-3"))))
                .isEqualTo("NOT_THE_INSURER body.subjects cov-3");
        assertThat(refusal(story.story.add(
                        REINSURER, "cover", "t", terms(QUOTA_SHARE).replace("cov-1", "cov-9"))))
                .isEqualTo("COVER_UNKNOWN cover cov-9");
    }

    private void treaty(String id, String layer) {
        story.story.added(REINSURER, "cover", id, terms(layer));
        answer(story.story.peer.call(CEDENT, "cover:bind", id));
    }

    private static String terms(String layer) {
        return "{'product':'reinsurance-treaty','insurer':'coinsurer','insured':'insurer',"
                + "'from':'2026-01-01T00:00:00Z','until':'2027-01-01T00:00:00Z','reportingWindowDays':365,"
                + "'jurisdiction':'CN-2015','subjects':['cov-1'],"
                + "'terms':{'currency':'CNY','policy':{'layers':[" + layer + "]}}}";
    }

    private void settled(String claim) {
        List.of(
                        "claim:register {'claim':'%s','reserveMinorUnits':3000000}",
                        "claim:investigate {'claim':'%s','appointee':'adjuster','finding':'" + story.finding + "'}")
                .forEach(move -> move(HANDLER, move, claim));
        story.moved(ClaimStory.ADJUSTER, "claim:answer", ClaimStory.ANSWERS.replace("clm-1", claim));
        story.moved(
                ClaimStory.ADJUSTER,
                "claim:assess",
                ClaimStory.assessment("2000000").replace("clm-1", claim));
        String worksheet = story.moved(
                        HANDLER, "claim:propose", ClaimStory.reasons("COVERED").replace("clm-1", claim))
                .object("proposal")
                .object("worksheet")
                .text("digest");
        move(APPROVER, "claim:decide {'claim':'%s','outcome':'ACCEPT','worksheet':'" + worksheet + "'}", claim);
        move(INSURED, "claim:agree {'claim':'%s','subrogationReceipt':'" + RECEIPT + "'}", claim);
        move(HANDLER, "claim:pay {'claim':'%s'}", claim);
        move(PAYMENT, "claim:settle {'claim':'%s','reference':'" + BANK + "'}", claim);
    }

    private void move(String who, String move, String claim) {
        String[] words = move.split(" ", 2);
        story.moved(who, words[0], words[1].replace("%s", claim));
    }

    private Response cede(String treaty, String claim) {
        return story.call(HANDLER, "cover:cede", "{'treaty':'" + treaty + "','claim':'" + claim + "'}");
    }

    /** The row of a claim in the bordereau, which nobody had to ask for. */
    private FieldReader ceded(String treaty, String claim) {
        return bordereau(treaty).objects("rows", 9, row -> row).stream()
                .filter(row -> row.text("claim").equals(claim))
                .findFirst()
                .orElseThrow();
    }

    private Response reimburse(long amount) {
        return story.call(
                PAYMENT,
                "cover:reimburse",
                "{'treaty':'qs','claim':'clm-1','minorUnits':" + amount + ",'reference':'" + BANK + "'}");
    }

    private FieldReader reimbursed(long amount) {
        return new FieldReader("", answer(reimburse(amount)));
    }

    private FieldReader bordereau(String treaty) {
        return new FieldReader("", answer(story.story.peer.call(REINSURER, "cover:bordereau", treaty)));
    }
}
