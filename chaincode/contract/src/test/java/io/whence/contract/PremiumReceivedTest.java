package io.whence.contract;

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
import org.hyperledger.fabric.shim.Chaincode.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Premium that came in is on record, and a loss finds paid what came in before it of what was due before it. */
class PremiumReceivedTest {
    private static final String LOSS_AT = "2026-02-20T00:00:00Z";
    private static final String PREMIUM = "'premium':{'rates':{'id':'r-1','currency':'CNY','rates':["
            + "{'section':'DATA-LOSS','percent':'1'}]},'risk':{'exposures':[{'section':'DATA-LOSS','minorUnits':100000}],"
            + "'scores':{}},'instalments':[{'dueAt':'2026-01-01T00:00:00Z','minorUnits':400},"
            + "{'dueAt':'SECOND','minorUnits':400},{'dueAt':'2026-07-01T00:00:00Z','minorUnits':200}]},";

    private final ClaimStory story = ClaimStory.begin();

    @Test
    void a_receipt_is_recorded_once_however_often_it_is_told() {
        bound("2026-04-01T00:00:00Z");
        var first = answer(received("r-1", 400, "2026-01-02T00:00:00Z"));
        assertThat(answer(received("r-1", 400, "2026-01-02T00:00:00Z"))).isEqualTo(first);
        assertThat(refusal(received("r-1", 401, "2026-01-02T00:00:00Z"))).isEqualTo("RECEIPT_DIFFERS receipt r-1");
        answer(received("r-2", 100, "2026-02-01T00:00:00Z"));
        FieldReader premium = shown().object("premium");
        assertThat(premium.minorUnits("dueMinorUnits")).isEqualTo(1_000);
        assertThat(premium.minorUnits("receivedMinorUnits")).isEqualTo(500);
        assertThat(premium.objects("receipts", 9, each -> each.text("receipt") + " " + each.minorUnits("minorUnits")))
                .containsExactly("r-1 400", "r-2 100");
        assertThat(premium.objects("instalments", 9, each -> each.minorUnits("minorUnits")))
                .containsExactly(400L, 400L, 200L);
    }

    @Test
    void what_did_not_come_in_yet_or_for_no_cover_or_to_somebody_else_is_refused() {
        story.story.added(HANDLER, "cover", "cov-2", cover("2026-04-01T00:00:00Z"));
        assertThat(refusal(received("r-1", 1, LOSS_AT))).isEqualTo("PREMIUM_UNBOUND cover cov-2");
        answer(story.story.peer.call(INSURED, "cover:bind", "cov-2"));
        assertThat(refusal(received("r-1", 1, "2027-01-01T00:00:00Z"))).startsWith("PREMIUM_IN_FUTURE receivedAt");
        assertThat(refusal(received("r-1", 0, LOSS_AT))).isEqualTo("NUMBER_OUT_OF_RANGE minorUnits 0");
        assertThat(refusal(told("coinsurer/PAYMENT", "r-1", 1, LOSS_AT)))
                .isEqualTo("NOT_THE_INSURER body.insurer insurer");
        assertThat(refusal(told(HANDLER, "r-1", 1, LOSS_AT)))
                .as("who handles a cover does not keep its accounts")
                .startsWith("ROLE_DENIED");
    }

    @Test
    void instalments_add_up_to_the_premium() {
        assertThat(refusal(story.story.add(
                        HANDLER, "cover", "cov-2", cover("2026-04-01T00:00:00Z").replace("200}", "201}"))))
                .isEqualTo("INSTALMENTS_DIFFER body.premium.instalments 1001");
    }

    /** Of 400 due before the loss, or 800 where the second instalment is, what was received before it is paid for. */
    @ParameterizedTest
    @CsvSource({
        "2026-02-20T00:00:00.001Z, 2026-02-19T23:59:59.999Z, 100, 2500",
        "2026-02-20T00:00:00Z,     2026-02-19T23:59:59.999Z, 100, 2500",
        "2026-02-19T23:59:59.999Z, 2026-02-19T23:59:59.999Z, 100, 1250",
        "2026-04-01T00:00:00Z,     2026-02-20T00:00:00Z,     100, 0",
        "2026-04-01T00:00:00Z,     2026-02-20T00:00:00.001Z, 100, 0",
        "2026-04-01T00:00:00Z,     2026-02-01T00:00:00Z,     400, 10000",
        "2026-04-01T00:00:00Z,     2026-02-01T00:00:00Z,     900, 10000"
    })
    void a_loss_is_paid_in_the_part_of_the_premium_that_was_received_before_it(
            String secondDueAt, String receivedAt, long received, long net) {
        bound(secondDueAt);
        answer(received("r-1", received, receivedAt));
        FieldReader worksheet = new PlainClaim(story, "clm-1", "cov-2", "DATA-LOSS").proposed("inc-2", 10_000, LOSS_AT);
        assertThat(worksheet.minorUnits("netMinorUnits")).isEqualTo(net);
        FieldReader kept = new FieldReader(
                "", answer(story.story.peer.call(HANDLER, "claim:worksheet", worksheet.text("digest"))));
        assertThat(WorksheetJson.answer(
                        kept.json("terms").canonical(), kept.json("loss").canonical()))
                .as("anybody replays it to the same bytes")
                .isEqualTo(kept.json("worksheet").canonical());
    }

    @Test
    void a_receipt_from_before_the_loss_that_is_told_late_makes_the_proposal_stale() {
        bound("2026-04-01T00:00:00Z");
        PlainClaim claim = new PlainClaim(story, "clm-1", "cov-2", "DATA-LOSS");
        String proposed = claim.proposed("inc-2", 10_000, LOSS_AT).text("digest");
        answer(received("r-1", 200, "2026-02-01T00:00:00Z"));
        assertThat(refusal(story.call(
                        ClaimStory.APPROVER,
                        "claim:decide",
                        "{'claim':'clm-1','outcome':'ACCEPT','worksheet':'" + proposed + "'}")))
                .startsWith("WORKSHEET_DIFFERS");
        assertThat(claim.again().minorUnits("netMinorUnits")).isEqualTo(5_000);
    }

    private static String cover(String secondDueAt) {
        return "{'product':'circulation-security','insurer':'insurer','insured':'provider',"
                + "'from':'2026-01-01T00:00:00Z','until':'2027-01-01T00:00:00Z','reportingWindowDays':30,"
                + "'jurisdiction':'CN-2015','subjects':['pv-1']," + PREMIUM.replace("SECOND", secondDueAt)
                + "'obligations':[{'id':'security-protection','by':'provider','duty':'measures'}],"
                + "'terms':{'currency':'CNY','sections':[{'id':'DATA-LOSS','deductible':{'kind':'FLAT','minorUnits':0},"
                + "'limit':{'kind':'PERCENT_OF_LOSS','percent':'100'}}],'premium':{}}}";
    }

    private void bound(String secondDueAt) {
        story.story.added(HANDLER, "cover", "cov-2", cover(secondDueAt));
        answer(story.story.peer.call(INSURED, "cover:bind", "cov-2"));
    }

    private Response received(String receipt, long amount, String at) {
        return told(PAYMENT, receipt, amount, at);
    }

    private Response told(String who, String receipt, long amount, String at) {
        String reference = amount % 2 == 0 ? BANK : RECEIPT;
        return story.call(
                who,
                "cover:premium",
                "{'cover':'cov-2','receipt':'" + receipt + "','minorUnits':" + amount + ",'receivedAt':'" + at
                        + "','reference':'" + reference + "'}");
    }

    private FieldReader shown() {
        return new FieldReader("", answer(story.story.peer.call(INSURED, "cover:show", "cov-2")));
    }
}
