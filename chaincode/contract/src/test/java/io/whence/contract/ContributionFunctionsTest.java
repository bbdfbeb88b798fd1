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
import io.whence.model.bytes.Json;
import io.whence.model.claim.Sharing;
import io.whence.model.wire.Disclosure;
import io.whence.model.wire.SharingCodec;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.hyperledger.fabric.shim.Chaincode.Response;
import org.junit.jupiter.api.Test;

/** Two insurers share one loss without seeing each other's terms; the insured is paid by its own insurer meanwhile. */
class ContributionFunctionsTest {
    private static final String OTHER = "coinsurer/HANDLER";
    private static final String OTHER_BANK = "coinsurer/PAYMENT";
    private static final byte[] SALT = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final String OTHER_TERMS = "{'currency':'CNY','insurer':'coinsurer','sumInsuredMinorUnits':3000000,"
            + "'sections':[{'id':'DATA-LOSS','deductible':{'kind':'FLAT','minorUnits':200000}},{'id':'RESPONSE'}]}";

    private final ClaimStory story = ClaimStory.notified();
    private final Sharing.Figure own;
    private final Sharing.Figure others;
    private final Json loss;

    ContributionFunctionsTest() {
        story.toAssessed();
        String worksheet = story.proposed();
        story.moved(APPROVER, "claim:decide", "{'claim':'clm-1','outcome':'ACCEPT','worksheet':'" + worksheet + "'}");
        FieldReader document =
                new FieldReader("", answer(story.story.peer.call(INSURED, "claim:worksheet", worksheet)));
        loss = document.json("loss");
        own = SharingCodec.figure(document.json("terms"), document.json("loss"), SALT);
        others = SharingCodec.figure(Json.parse(Story.quoted(OTHER_TERMS)), document.json("loss"), SALT);
    }

    @Test
    void the_pool_is_split_on_opened_figures_and_who_pays_more_than_its_share_is_owed_the_rest() {
        called();
        committed();
        answer(open(HANDLER, own));
        FieldReader shared = new FieldReader("", answer(open(OTHER, others)));
        assertThat(shared.text("state")).isEqualTo("SHARED");
        // alone 2,050,000 and 1,950,000; the insured may receive 2,050,000; by sums insured 6 : 3
        assertThat(shared.objects("insurers", 9, seat -> seat.minorUnits("shareMinorUnits")))
                .containsExactly(1_366_667L, 683_333L);
        assertThat(shared.json("dues").text())
                .isEqualTo("[{\"from\":\"coinsurer\",\"minorUnits\":683333,\"to\":\"insurer\"}]");
        FieldReader even = new FieldReader("", answer(received(PAYMENT, "coinsurer")));
        assertThat(even.text("state")).isEqualTo("EVEN");
    }

    @Test
    void the_insured_is_paid_in_full_by_its_insurer_and_the_contributor_shares_what_is_recovered() {
        called();
        committed();
        answer(open(HANDLER, own));
        answer(open(OTHER, others));
        story.moved(INSURED, "claim:agree", "{'claim':'clm-1','subrogationReceipt':'" + RECEIPT + "'}");
        story.moved(HANDLER, "claim:pay", "{'claim':'clm-1'}");
        FieldReader settled = story.moved(PAYMENT, "claim:settle", "{'claim':'clm-1','reference':'" + BANK + "'}");
        assertThat(settled.object("account").minorUnits("paidMinorUnits")).isEqualTo(2_050_000);
        received(PAYMENT, "coinsurer");
        story.moved(HANDLER, "claim:recover", "{'claim':'clm-1','step':'OPEN'}");
        story.moved(
                HANDLER,
                "claim:recover",
                "{'claim':'clm-1','step':'RECEIVE','party':'lender-03','minorUnits':900000,'reference':'" + BANK
                        + "'}");
        FieldReader split = story.moved(APPROVER, "claim:recover", "{'claim':'clm-1','step':'APPORTION'}")
                .object("recovery")
                .object("apportionment");
        assertThat(split.objects("insurers", 9, share -> share.text("insurer") + " " + share.minorUnits("minorUnits")))
                .containsExactly("insurer 600000", "coinsurer 300000");
    }

    @Test
    void what_is_early_late_missing_repeated_or_wrong_is_refused_by_name() {
        assertThat(refusal(commit(HANDLER, "insurer", own))).isEqualTo("SHARING_UNKNOWN claim clm-1");
        called();
        assertThat(refusal(call(HANDLER, "contribution:call", calling("coinsurer"))))
                .isEqualTo("SHARING_EXISTS claim clm-1");
        answer(commit(HANDLER, "insurer", own));
        assertThat(refusal(open(HANDLER, own))).isEqualTo("COMMITMENTS_MISSING insurer coinsurer");
        assertThat(refusal(commit(HANDLER, "insurer", own))).isEqualTo("COMMITMENT_REPEATED insurer insurer");
        assertThat(refusal(call(HANDLER, "contribution:lapse", "{'claim':'clm-1'}")))
                .startsWith("DEADLINE_AHEAD at ");
        answer(commit(OTHER, "coinsurer", others));
        assertThat(refusal(open(OTHER, own))).startsWith("OPENING_DIFFERS figure ");
        answer(open(OTHER, others));
        assertThat(refusal(open(OTHER, others))).isEqualTo("OPENING_REPEATED insurer coinsurer");
        assertThat(refusal(received(PAYMENT, "coinsurer"))).isEqualTo("SHARING_STATE state OPENING");
        story.pass(Duration.ofDays(20));
        assertThat(refusal(open(HANDLER, own))).startsWith("OPENING_LATE openBy 2026-03-15");
        assertThat(refusal(call(OTHER, "contribution:lapse", "{'claim':'clm-1'}")))
                .isEqualTo("NOT_A_SHARER caller CoinsurerMSP");
        answer(call(HANDLER, "contribution:lapse", "{'claim':'clm-1'}"));
        assertThat(refusal(open(HANDLER, own))).isEqualTo("SHARING_STATE state LAPSED");
    }

    @Test
    void a_commitment_after_its_date_is_refused() {
        called();
        story.pass(Duration.ofDays(10));
        assertThat(refusal(commit(OTHER, "coinsurer", others))).startsWith("COMMITMENT_LATE commitBy 2026-03-10");
    }

    @Test
    void a_commitment_copied_from_another_insurer_opens_nothing() {
        called();
        answer(commit(HANDLER, "insurer", own));
        String copied = SharingCodec.commitment("clm-1", "insurer", own, SALT).hex();
        answer(call(OTHER, "contribution:commit", "{'claim':'clm-1','commitment':'" + copied + "'}"));
        answer(open(HANDLER, own));
        assertThat(refusal(open(OTHER, own))).startsWith("OPENING_DIFFERS figure ");
    }

    @Test
    void a_figure_that_cannot_be_or_is_not_what_was_decided_is_refused() {
        called();
        Sharing.Figure lower = figure(own, own.lossMinorUnits(), own.aloneMinorUnits() - 1);
        Sharing.Figure higher = figure(others, others.lossMinorUnits(), others.afterRetentionsMinorUnits() + 1);
        answer(commit(HANDLER, "insurer", lower));
        answer(commit(OTHER, "coinsurer", higher));
        assertThat(refusal(open(HANDLER, lower))).isEqualTo("FIGURE_DIFFERS figure.aloneMinorUnits 2049999");
        assertThat(refusal(open(OTHER, higher))).isEqualTo("FIGURE_IMPOSSIBLE figure.aloneMinorUnits 1950001");
    }

    @Test
    void a_figure_of_another_loss_is_refused() {
        called();
        Sharing.Figure other = figure(others, 1_000, 1);
        answer(commit(HANDLER, "insurer", own));
        answer(commit(OTHER, "coinsurer", other));
        assertThat(refusal(open(OTHER, other))).isEqualTo("LOSS_DIFFERS figure.lossMinorUnits 1000");
    }

    @Test
    void only_insurers_that_were_called_take_part_and_only_the_claim_s_own_calls() {
        assertThat(refusal(call(OTHER, "contribution:call", calling("insurer"))))
                .isEqualTo("NOT_THE_INSURER caller CoinsurerMSP");
        assertThat(refusal(call(HANDLER, "contribution:call", calling("insurer"))))
                .isEqualTo("SHARERS_FEW insurers 1");
        assertThat(refusal(
                        call(HANDLER, "contribution:call", calling("coinsurer").replace("2026-03-15", "2026-03-09"))))
                .startsWith("DEADLINES_CROSSED openBy");
        assertThat(refusal(call(INSURED, "contribution:call", calling("coinsurer"))))
                .isEqualTo("ROLE_DENIED caller ProviderMSP/INSURED");
    }

    @Test
    void what_is_owed_is_received_once_by_the_insurer_it_is_owed_to() {
        called();
        committed();
        answer(open(HANDLER, own));
        answer(open(OTHER, others));
        assertThat(refusal(received(OTHER_BANK, "insurer"))).isEqualTo("DUE_UNKNOWN from insurer");
        answer(received(PAYMENT, "coinsurer"));
        assertThat(refusal(received(PAYMENT, "coinsurer"))).isEqualTo("SHARING_STATE state EVEN");
    }

    @Test
    void terms_kept_in_an_insurer_s_own_collection_are_read_by_it_alone_and_checked_by_anybody_when_disclosed() {
        called();
        Disclosure kept = disclosure("coinsurer");
        answer(keep(OTHER, kept));
        assertThat(answer(call(OTHER, "contribution:kept")).text())
                .isEqualTo(kept.json().text());
        assertThat(refusal(call(HANDLER, "contribution:kept"))).isEqualTo("DISCLOSURE_UNKNOWN claim clm-1");
        assertThat(refusal(disclosed(kept))).startsWith("DISCLOSURE_DIFFERS commitment");
        answer(commit(HANDLER, "insurer", own));
        answer(call(
                OTHER,
                "contribution:commit",
                "{'claim':'clm-1','commitment':'" + kept.commitment().hex() + "'}"));
        FieldReader checked = new FieldReader("", answer(disclosed(kept)));
        assertThat(checked.json("figure")).isEqualTo(SharingCodec.figureJson(kept.figure()));
        assertThat(checked.flag("kept", false)).isTrue();
        Disclosure other = new Disclosure(
                "clm-1", "coinsurer", kept.terms(), kept.loss(), kept.salt(), "AAAAAAAAAAAAAAAAAAAAAA==");
        assertThat(refusal(disclosed(other))).startsWith("DISCLOSURE_DIFFERS disclosure");
        assertThat(refusal(keep(OTHER, kept))).isEqualTo("SHARING_STATE state OPENING");
    }

    @Test
    void nobody_keeps_terms_for_another_insurer_or_another_claim() {
        called();
        assertThat(refusal(keep(HANDLER, disclosure("coinsurer"))))
                .isEqualTo("DISCLOSURE_OF_ANOTHER disclosure.insurer coinsurer");
        Disclosure own = disclosure("insurer");
        Disclosure elsewhere = new Disclosure("clm-2", "insurer", own.terms(), own.loss(), own.salt(), own.termsSalt());
        assertThat(refusal(keep(HANDLER, elsewhere))).isEqualTo("DISCLOSURE_OF_ANOTHER disclosure.claim clm-2");
    }

    private Disclosure disclosure(String insurer) {
        String salt = Base64.getEncoder().encodeToString(SALT);
        return new Disclosure("clm-1", insurer, Json.parse(Story.quoted(OTHER_TERMS)), loss, salt, salt);
    }

    private Response keep(String who, Disclosure disclosure) {
        return story.story
                .peer
                .handingIn("disclosure", disclosure.json().canonical())
                .call(who, "contribution:keep", "clm-1");
    }

    private Response call(String who, String function) {
        return story.story.peer.call(who, function, "clm-1");
    }

    private Response disclosed(Disclosure disclosure) {
        return story.story.peer.call(
                INSURED, "contribution:disclosed", disclosure.json().text());
    }

    private void called() {
        answer(call(HANDLER, "contribution:call", calling("coinsurer")));
    }

    private void committed() {
        answer(commit(HANDLER, "insurer", own));
        answer(commit(OTHER, "coinsurer", others));
    }

    private Response commit(String who, String insurer, Sharing.Figure figure) {
        String commitment =
                SharingCodec.commitment("clm-1", insurer, figure, SALT).hex();
        return call(who, "contribution:commit", "{'claim':'clm-1','commitment':'" + commitment + "'}");
    }

    private Response open(String who, Sharing.Figure figure) {
        String json = SharingCodec.figureJson(figure).text().replace('"', '\'');
        String salt = Base64.getEncoder().encodeToString(SALT);
        return call(who, "contribution:open", "{'claim':'clm-1','figure':" + json + ",'salt':'" + salt + "'}");
    }

    private Response received(String who, String from) {
        return call(who, "contribution:receive", "{'claim':'clm-1','from':'" + from + "','reference':'" + BANK + "'}");
    }

    private Response call(String who, String function, String json) {
        return story.call(who, function, json);
    }

    private static String calling(String insurer) {
        return "{'claim':'clm-1','insurers':['" + insurer
                + "'],'commitBy':'2026-03-10T00:00:00Z','openBy':'2026-03-15T00:00:00Z'}";
    }

    private static Sharing.Figure figure(Sharing.Figure like, long loss, long alone) {
        return new Sharing.Figure(
                loss,
                alone,
                alone,
                Math.min(loss, like.afterRetentionsMinorUnits()),
                like.sumInsuredMinorUnits(),
                like.mode(),
                like.terms(),
                like.worksheet());
    }
}
