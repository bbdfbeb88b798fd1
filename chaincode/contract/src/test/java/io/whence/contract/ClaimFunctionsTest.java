package io.whence.contract;

import static io.whence.contract.ClaimStory.ADJUSTER;
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
import io.whence.model.bytes.Json;
import org.junit.jupiter.api.Test;

/** Claims over the chaincode: the whole story, what it writes beside the claim, and what it refuses. */
class ClaimFunctionsTest {
    private final ClaimStory story = ClaimStory.notified();

    @Test
    void a_claim_runs_from_notice_to_recovery() {
        assertThat(story.toAssessed()).isEqualTo("ASSESSED");
        String worksheet = story.proposed();
        FieldReader accepted = accept(worksheet);
        assertThat(accepted.text("state")).isEqualTo("PARTLY_ACCEPTED");
        // 2,000,000 - 100,000 deductible + 150,000
        assertThat(accepted.minorUnits("payableMinorUnits")).isEqualTo(2_050_000);

        story.moved(INSURED, "claim:agree", "{'claim':'clm-1','subrogationReceipt':'" + RECEIPT + "'}");
        story.moved(HANDLER, "claim:pay", "{'claim':'clm-1'}");
        FieldReader settled = settle();
        assertThat(settled.text("state")).isEqualTo("SETTLED");
        assertThat(settled.object("account").minorUnits("paidMinorUnits")).isEqualTo(2_050_000);

        FieldReader open = story.moved(HANDLER, "claim:recover", "{'claim':'clm-1','step':'OPEN'}")
                .object("recovery");
        assertThat(open.json("ceilings").text()).isEqualTo("[{\"minorUnits\":1640000,\"party\":\"lender-03\"}]");
        story.moved(
                HANDLER,
                "claim:recover",
                "{'claim':'clm-1','step':'RECEIVE','party':'lender-03','minorUnits':1000000,'costsMinorUnits':50000,"
                        + "'reference':'" + BANK + "'}");
        FieldReader split = story.moved(APPROVER, "claim:recover", "{'claim':'clm-1','step':'APPORTION'}")
                .object("recovery")
                .object("apportionment");
        assertThat(split.json("insurers").text()).isEqualTo("[{\"insurer\":\"insurer\",\"minorUnits\":950000}]");
        story.moved(HANDLER, "claim:recover", "{'claim':'clm-1','step':'CLOSE'}");

        story.moved(HANDLER, "claim:reserve", "{'claim':'clm-1','minorUnits':0}");
        assertThat(story.moved(HANDLER, "claim:close", "{'claim':'clm-1'}").text("state"))
                .isEqualTo("CLOSED");
    }

    @Test
    void a_worksheet_on_the_ledger_replays_to_the_same_bytes() {
        story.toAssessed();
        String digest = story.proposed();
        Json document = answer(story.story.peer.call(INSURED, "claim:worksheet", digest));
        FieldReader fields = new FieldReader("", document);
        byte[] replayed = io.whence.model.wire.WorksheetJson.answer(
                fields.json("terms").canonical(), fields.json("loss").canonical());
        assertThat(replayed).isEqualTo(fields.json("worksheet").canonical());
        assertThat(fields.object("worksheet").text("digest")).isEqualTo(digest);
    }

    @Test
    void a_worksheet_that_is_not_on_the_ledger_is_refused_as_such() {
        assertThat(refusal(story.story.peer.call(INSURED, "claim:worksheet", "0".repeat(64))))
                .isEqualTo("WORKSHEET_UNKNOWN digest " + "0".repeat(64));
    }

    @Test
    void what_is_shown_is_what_the_last_move_answered() {
        FieldReader moved = story.moved(HANDLER, "claim:register", "{'claim':'clm-1','reserveMinorUnits':3000000}");
        FieldReader shown = new FieldReader("", answer(story.story.peer.call(INSURED, "claim:show", "clm-1")));
        assertThat(shown.json("steps")).isEqualTo(moved.json("steps"));
    }

    @Test
    void no_money_is_proposed_on_a_finding_that_nobody_else_recomputed() {
        ClaimStory alone = ClaimStory.begin();
        alone.moved(INSURED, "claim:notify", alone.notice("clm-1", "cov-1"));
        alone.toAssessed();
        assertThat(refusal(alone.call(HANDLER, "claim:propose", ClaimStory.reasons("COVERED"))))
                .isEqualTo("TERM_BREACHED term EVIDENCE DATA-LOSS.finding");
        answer(alone.story.peer.call(ClaimStory.REGULATOR, "claims:concur", alone.finding));
        assertThat(alone.proposed()).hasSize(64);
    }

    @Test
    void the_author_of_a_finding_does_not_concur_with_it() {
        assertThat(refusal(story.story.peer.call(ClaimStory.EXCHANGE, "claims:concur", story.finding)))
                .isEqualTo("OWN_FINDING caller ExchangeMSP");
    }

    @Test
    void the_same_loss_is_not_claimed_twice_from_one_insurer() {
        assertThat(refusal(story.call(INSURED, "claim:notify", story.notice("clm-2", "cov-1"))))
                .isEqualTo("DUPLICATE_CLAIM items.1 clm-1");
    }

    @Test
    void a_withdrawn_claim_gives_its_fingerprints_back() {
        story.moved(INSURED, "claim:withdraw", "{'claim':'clm-1'}");
        assertThat(story.moved(INSURED, "claim:notify", story.notice("clm-2", "cov-1"))
                        .text("state"))
                .isEqualTo("NOTIFIED");
    }

    @Test
    void a_decision_is_refused_when_another_claim_used_the_cover_since_the_proposal() {
        story.toAssessed();
        String stale = story.proposed();
        story.moved(
                INSURED,
                "claim:notify",
                story.notice("clm-2", "cov-1")
                        .replace("data-value", "other-value")
                        .replace("forensics", "call-centre"));
        runToAcceptance("clm-2");
        assertThat(refusal(story.call(APPROVER, "claim:decide", decision(stale))))
                .startsWith("WORKSHEET_DIFFERS worksheet ");
        assertThat(accept(story.proposed()).text("state")).isEqualTo("PARTLY_ACCEPTED");
    }

    private void runToAcceptance(String claim) {
        story.moved(HANDLER, "claim:register", "{'claim':'" + claim + "','reserveMinorUnits':3000000}");
        story.moved(
                HANDLER,
                "claim:investigate",
                "{'claim':'" + claim + "','appointee':'adjuster','finding':'" + story.finding + "'}");
        story.moved(ADJUSTER, "claim:answer", ClaimStory.ANSWERS.replace("clm-1", claim));
        story.moved(ADJUSTER, "claim:assess", ClaimStory.assessment("2000000").replace("clm-1", claim));
        String worksheet = story.moved(
                        HANDLER, "claim:propose", ClaimStory.reasons("COVERED").replace("clm-1", claim))
                .object("proposal")
                .object("worksheet")
                .text("digest");
        story.moved(APPROVER, "claim:decide", decision(worksheet).replace("clm-1", claim));
    }

    private FieldReader accept(String worksheet) {
        return story.moved(APPROVER, "claim:decide", decision(worksheet));
    }

    private FieldReader settle() {
        return story.moved(PAYMENT, "claim:settle", "{'claim':'clm-1','reference':'" + BANK + "'}");
    }

    private static String decision(String worksheet) {
        return "{'claim':'clm-1','outcome':'ACCEPT','worksheet':'" + worksheet + "'}";
    }
}
