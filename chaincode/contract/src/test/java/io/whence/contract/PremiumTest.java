package io.whence.contract;

import static io.whence.contract.ClaimStory.APPROVER;
import static io.whence.contract.ClaimStory.HANDLER;
import static io.whence.contract.ClaimStory.INSURED;
import static io.whence.contract.Story.answer;
import static io.whence.contract.Story.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.whence.model.bytes.FieldReader;
import java.time.Duration;
import java.util.List;
import org.hyperledger.fabric.shim.Chaincode.Response;
import org.junit.jupiter.api.Test;

/** Premiums of covers on the ledger: charged, given back pro rata; and how much of one risk an insurer takes. */
class PremiumTest {
    private static final String PREMIUM = "'premium':{'rates':{'id':'r-1','currency':'CNY','rates':["
            + "{'section':'DATA-LOSS','percent':'1'},{'section':'RESPONSE','percent':'2'}],'factors':[{'id':'controls',"
            + "'bands':[{'from':'0','factor':'1.5'},{'from':'0.5','factor':'1'}]}]},"
            + "'risk':{'exposures':[{'section':'DATA-LOSS','minorUnits':3600000},{'section':'RESPONSE','minorUnits':25000}],"
            + "'scores':{'controls':'0.5'}}},";

    private final ClaimStory story = ClaimStory.begin();

    @Test
    void a_premium_is_charged_changed_pro_rata_and_given_back_when_the_cover_is_cancelled() {
        story.story.added(HANDLER, "cover", "cov-2", priced(PREMIUM));
        assertThat(shown("cov-2").has("premium"))
                .as("nothing is charged before it is bound")
                .isFalse();
        bind("cov-2");
        assertThat(account("cov-2")).containsExactly("CHARGE 36500");
        String amended = priced(PREMIUM.replace("'controls':'0.5'", "'controls':'0.4'"))
                .replace("'subjects'", "'effectiveFrom':'2026-04-11T00:00:00Z','subjects'");
        answer(story.story.add(
                HANDLER, "cover", "cov-2", amended, "'prev':'" + shown("cov-2").text("digest") + "',"));
        bind("cov-2");
        // 265 of 365 days are left: the old premium goes back, the new one is charged for them
        assertThat(account("cov-2")).containsExactly("CHARGE 36500", "REFUND 26500", "CHARGE 39750");
        story.pass(Duration.ofDays(90));
        answer(story.story.peer.call(HANDLER, "cover:cancel", "cov-2"));
        FieldReader premium = shown("cov-2").object("premium");
        long refund = premium.objects("entries", 9, entry -> entry.minorUnits("minorUnits"))
                .getLast();
        assertThat(refund).isBetween(32_250L, 32_400L);
        assertThat(premium.whole("dueMinorUnits", Long.MIN_VALUE, Long.MAX_VALUE))
                .isEqualTo(36_500 - 26_500 + 39_750 - refund);
    }

    @Test
    void a_premium_in_another_currency_or_without_a_rate_is_refused() {
        assertThat(refusal(story.story.add(HANDLER, "cover", "cov-2", priced(PREMIUM.replace("CNY", "EUR")))))
                .isEqualTo("CURRENCY_DIFFERS body.premium.rates.currency EUR");
        assertThat(refusal(story.story.add(
                        HANDLER,
                        "cover",
                        "cov-2",
                        priced(PREMIUM.replace("'RESPONSE','percent':'2'", "'OTHER','percent':'2'")))))
                .isEqualTo("RATE_MISSING body.premium.risk.exposures[1].section RESPONSE");
    }

    @Test
    void a_cover_beyond_the_insurer_s_capacity_for_its_subject_is_not_bound() {
        // what each may cost in an occurrence: the sections' limits, 5,200,000
        assertThat(refusal(capacity(HANDLER, 15_600_000))).startsWith("ROLE_DENIED");
        answer(capacity(APPROVER, 15_599_999));
        add("cov-2");
        bind("cov-2");
        add("cov-3");
        assertThat(refusal(story.story.peer.call(INSURED, "cover:bind", "cov-3")))
                .isEqualTo("CAPACITY_EXCEEDED subjects.p-1 15600000");
        answer(capacity(APPROVER, 15_600_000));
        bind("cov-3");
        assertThat(accumulated()).containsExactly("15600000 15600000");
    }

    @Test
    void a_cover_that_ended_or_changed_its_subjects_counts_no_more() {
        add("cov-2");
        bind("cov-2");
        assertThat(accumulated()).containsExactly("10400000 ");
        answer(story.story.peer.call(HANDLER, "cover:cancel", "cov-1"));
        assertThat(accumulated()).containsExactly("5200000 ");
        String other = ClaimStory.cover("insurer").replace("'subjects':['pv-1']", "'subjects':['pv-2']");
        answer(story.story.add(
                HANDLER, "cover", "cov-2", other, "'prev':'" + shown("cov-2").text("digest") + "',"));
        bind("cov-2");
        assertThat(accumulated()).isEmpty();
    }

    @Test
    void a_cover_without_a_limit_is_not_bound_where_capacity_is_stated() {
        answer(capacity(APPROVER, 100_000_000));
        String unbounded = ClaimStory.cover("insurer").replace("'limit':{'kind':'FLAT','minorUnits':5000000},", "");

        story.story.added(HANDLER, "cover", "cov-2", unbounded);
        assertThat(refusal(story.story.peer.call(INSURED, "cover:bind", "cov-2")))
                .isEqualTo("CAPACITY_UNBOUNDED cover cov-2");
    }

    @Test
    void an_incident_is_added_up_by_insurer() {
        story.moved(INSURED, "claim:notify", story.notice("clm-1", "cov-1"));
        story.moved(HANDLER, "claim:register", "{'claim':'clm-1','reserveMinorUnits':3000000}");
        story.moved(
                INSURED,
                "claim:notify",
                story.notice("clm-2", "cov-1").replace("data-value", "more").replace("forensics", "more"));
        FieldReader incident =
                new FieldReader("", answer(story.story.peer.call(INSURED, "incident:accumulation", "inc-1")));
        assertThat(incident.json("insurers").text())
                .isEqualTo("[{\"claimedMinorUnits\":6300000,\"claims\":2,\"covers\":1,\"currency\":\"CNY\","
                        + "\"exposedMinorUnits\":5200000,\"insurer\":\"insurer\","
                        + "\"openMinorUnits\":0,\"paidMinorUnits\":0,\"reserveMinorUnits\":3000000}]");
    }

    private static String priced(String premium) {
        return ClaimStory.cover("insurer").replace("'subjects'", premium + "'subjects'");
    }

    private void add(String id) {
        story.story.added(HANDLER, "cover", id, ClaimStory.cover("insurer"));
    }

    private void bind(String id) {
        answer(story.story.peer.call(INSURED, "cover:bind", id));
    }

    private Response capacity(String who, long amount) {
        return story.call(who, "cover:capacity", "{'currency':'CNY','minorUnits':" + amount + "}");
    }

    private FieldReader shown(String cover) {
        return new FieldReader("", answer(story.story.peer.call(INSURED, "cover:show", cover)));
    }

    private List<String> account(String cover) {
        return shown(cover)
                .object("premium")
                .objects("entries", 9, entry -> entry.text("kind") + " " + entry.minorUnits("minorUnits"));
    }

    private List<String> accumulated() {
        FieldReader answer =
                new FieldReader("", answer(story.story.peer.call(INSURED, "cover:accumulation", "insurer", "pv-1")));
        return answer.objects(
                "totals",
                9,
                sum -> sum.minorUnits("minorUnits") + " "
                        + sum.minorUnitsIfPresent("capacityMinorUnits")
                                .map(String::valueOf)
                                .orElse(""));
    }
}
