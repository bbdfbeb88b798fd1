package io.whence.contract;

import static io.whence.contract.ClaimStory.APPROVER;
import static io.whence.contract.ClaimStory.BANK;
import static io.whence.contract.ClaimStory.HANDLER;
import static io.whence.contract.ClaimStory.INSURED;
import static io.whence.contract.ClaimStory.PAYMENT;
import static io.whence.contract.ClaimStory.RECEIPT;
import static org.assertj.core.api.Assertions.assertThat;

import io.whence.model.bytes.FieldReader;
import org.hyperledger.fabric.shim.Chaincode.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What claims use of a cover's aggregate, across claims: it goes, it comes back where the terms say so, it runs out. */
class AggregateTest {
    private final ClaimStory story = ClaimStory.begin();

    AggregateTest() {
        Story.answer(story.story.peer.call(ClaimStory.REGULATOR, "claims:concur", story.finding));
    }

    @ParameterizedTest
    @CsvSource({"false, 500000", "true, 1450000"})
    void a_recovery_reinstates_the_aggregate_where_the_cover_says_so(boolean switched, long left) {
        cover(2_500_000, switched);
        settle("clm-1", 2_000_000);
        story.moved(HANDLER, "claim:recover", "{'claim':'clm-1','step':'OPEN'}");
        story.moved(
                HANDLER,
                "claim:recover",
                "{'claim':'clm-1','step':'RECEIVE','party':'lender-03','minorUnits':1000000,'costsMinorUnits':50000,"
                        + "'reference':'" + BANK + "'}");
        story.moved(APPROVER, "claim:recover", "{'claim':'clm-1','step':'APPORTION'}");
        story.moved(INSURED, "claim:notify", notice("clm-2", "other", 2_000_000));
        assertThat(proposed("clm-2", 2_000_000).minorUnits("netMinorUnits")).isEqualTo(left);
    }

    @Test
    void a_cover_stays_exhausted_until_what_was_clawed_back_is_returned() {
        cover(2_000_000, false);
        settle("clm-1", 2_000_000);
        story.moved(INSURED, "claim:notify", notice("clm-2", "other", 1_900_000));
        assertThat(state()).isEqualTo("EXHAUSTED");
        assertThat(Story.refusal(clawBack("0".repeat(64)))).startsWith("GROUND_UNKNOWN");
        Story.answer(clawBack(story.finding));
        assertThat(state()).isEqualTo("EXHAUSTED");
        assertThat(proposed("clm-2", 1_900_000).minorUnits("netMinorUnits")).isZero();
        returned(500_000);
        assertThat(state()).isEqualTo("IN_FORCE");
        assertThat(again("clm-2")).isEqualTo(500_000);
        returned(1_500_000);
        assertThat(again("clm-2")).as("every accumulator is as it was").isEqualTo(1_900_000);
    }

    @Test
    void what_is_given_up_of_a_claw_back_stays_used() {
        cover(2_000_000, false);
        settle("clm-1", 2_000_000);
        Story.answer(clawBack(story.finding));
        returned(500_000);
        story.moved(APPROVER, "claim:writeOff", "{'claim':'clm-1','ground':'" + RECEIPT + "'}");
        story.moved(HANDLER, "claim:reserve", "{'claim':'clm-1','minorUnits':0}");
        story.moved(HANDLER, "claim:close", "{'claim':'clm-1'}");
        story.moved(INSURED, "claim:notify", notice("clm-2", "other", 1_900_000));
        assertThat(proposed("clm-2", 1_900_000).minorUnits("netMinorUnits")).isEqualTo(500_000);
    }

    @Test
    void a_payment_ahead_is_bounded_by_the_cover_and_uses_its_aggregate_at_once() {
        cover(1_000_000, false);
        investigated("clm-1", 4_000_000, "data-value");
        assertThat(Story.refusal(ahead("clm-1", "anybody-at-all", 900_000))).startsWith("PAYEE_UNNAMED");
        assertThat(Story.refusal(ahead("clm-1", "provider", 1_000_001))).startsWith("PAYMENT_ABOVE_DUE");
        Story.answer(ahead("clm-1", "provider", 900_000));
        investigated("clm-2", 4_000_000, "other");
        assertThat(Story.refusal(ahead("clm-2", "provider", 100_001))).startsWith("PAYMENT_ABOVE_DUE");
        Story.answer(ahead("clm-2", "provider", 100_000));
        assertThat(state()).isEqualTo("EXHAUSTED");
    }

    private Response clawBack(String ground) {
        return story.call(
                APPROVER,
                "claim:clawback",
                "{'claim':'clm-1','reason':'FRAUD','ground':'" + ground + "','minorUnits':2000000}");
    }

    private void returned(long minorUnits) {
        story.moved(
                PAYMENT,
                "claim:return",
                "{'claim':'clm-1','minorUnits':" + minorUnits + ",'reference':'" + BANK + "'}");
    }

    private Response ahead(String claim, String payee, long minorUnits) {
        return story.call(
                APPROVER,
                "claim:payInterim",
                "{'claim':'" + claim + "','payee':'" + payee + "','minorUnits':" + minorUnits + ",'basis':'"
                        + ClaimStory.REPORT + "','items':[{'id':'1','substantiatedMinorUnits':4000000}]}");
    }

    private void investigated(String claim, long amount, String head) {
        story.moved(INSURED, "claim:notify", notice(claim, head, amount));
        story.moved(HANDLER, "claim:register", "{'claim':'" + claim + "','reserveMinorUnits':4000000}");
        story.moved(
                HANDLER,
                "claim:investigate",
                "{'claim':'" + claim + "','appointee':'adjuster','finding':'" + story.finding + "'}");
        story.receiptAnswered(claim);
    }

    private long again(String claim) {
        return propose(claim).minorUnits("netMinorUnits");
    }

    private void cover(long aggregate, boolean switched) {
        story.story.added(HANDLER, "cover", "cov-2", oneSection(aggregate, switched));
        Story.answer(story.story.peer.call(INSURED, "cover:bind", "cov-2"));
    }

    private static String oneSection(long aggregate, boolean switched) {
        return "{'product':'circulation-security','insurer':'insurer',"
                + "'insured':'provider','from':'2026-01-01T00:00:00Z','until':'2027-01-01T00:00:00Z',"
                + "'reportingWindowDays':30,'jurisdiction':'CN-2015','subjects':['pv-1'],'obligations':["
                + "{'id':'security-protection','by':'provider','duty':'measures','dueAt':'2026-02-01T00:00:00Z'},"
                + "{'id':'marked-delivery','by':'exchange','duty':'marks'}],'terms':{'currency':'CNY',"
                + "'sections':[{'id':'DATA-LOSS','deductible':{'kind':'FLAT','minorUnits':0},'aggregate':{'minorUnits':"
                + aggregate + "}}],"
                + "'switches':{'recoveryReinstatesAggregate':" + switched + "}}}";
    }

    private void settle(String claim, long amount) {
        story.moved(INSURED, "claim:notify", notice(claim, "data-value", amount));
        String worksheet = proposed(claim, amount).text("digest");
        story.moved(
                APPROVER,
                "claim:decide",
                "{'claim':'" + claim + "','outcome':'ACCEPT','worksheet':'" + worksheet + "'}");
        story.moved(INSURED, "claim:agree", "{'claim':'" + claim + "','subrogationReceipt':'" + RECEIPT + "'}");
        story.moved(HANDLER, "claim:pay", "{'claim':'" + claim + "'}");
        story.moved(PAYMENT, "claim:settle", "{'claim':'" + claim + "','reference':'" + BANK + "'}");
    }

    private FieldReader proposed(String claim, long amount) {
        story.moved(HANDLER, "claim:register", "{'claim':'" + claim + "','reserveMinorUnits':100}");
        story.moved(
                HANDLER,
                "claim:investigate",
                "{'claim':'" + claim + "','appointee':'adjuster','finding':'" + story.finding + "'}");
        story.receiptAnswered(claim);
        story.moved(
                ClaimStory.ADJUSTER,
                "claim:assess",
                "{'claim':'" + claim + "','cause':'leak','report':'" + ClaimStory.REPORT
                        + "','faults':[{'party':'lender-03','percent':'80'}],'items':[{'id':'1','substantiatedMinorUnits':"
                        + amount + ",'basis':['" + ClaimStory.REPORT + "']}]}");
        return propose(claim);
    }

    private FieldReader propose(String claim) {
        return story.moved(
                        HANDLER,
                        "claim:propose",
                        "{'claim':'" + claim + "','reasons':[{'item':'1','clause':'DATA-LOSS','code':'COVERED'}]}")
                .object("proposal")
                .object("worksheet");
    }

    private static String notice(String claim, String head, long amount) {
        return "{'claim':'" + claim + "','incident':'inc-1','cover':'cov-2','lossAt':'2026-03-01T08:00:00Z',"
                + "'discoveredAt':'2026-03-01T08:00:00Z','copies':['c-1'],'items':[{'id':'1','section':'DATA-LOSS',"
                + "'head':'" + head + "','claimedMinorUnits':" + amount + "}],"
                + "'evidence':[{'kind':'LOSS_ASSESSMENT','digest':'" + ClaimStory.REPORT + "'}]}";
    }

    private String state() {
        return new FieldReader("", Story.answer(story.story.peer.call(HANDLER, "cover:show", "cov-2"))).text("state");
    }
}
