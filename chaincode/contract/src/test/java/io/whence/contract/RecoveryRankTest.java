package io.whence.contract;

import static io.whence.contract.ClaimStory.ADJUSTER;
import static io.whence.contract.ClaimStory.APPROVER;
import static io.whence.contract.ClaimStory.BANK;
import static io.whence.contract.ClaimStory.HANDLER;
import static io.whence.contract.ClaimStory.INSURED;
import static io.whence.contract.ClaimStory.PAYMENT;
import static io.whence.contract.ClaimStory.RECEIPT;
import static io.whence.contract.ClaimStory.REPORT;
import static org.assertj.core.api.Assertions.assertThat;

import io.whence.model.bytes.FieldReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who keeps what came back, by why it had not been paid; and what a ledger's worksheet says of a cut of hours. */
class RecoveryRankTest {
    private final ClaimStory story = ClaimStory.begin();

    RecoveryRankTest() {
        Story.answer(story.story.peer.call(ClaimStory.REGULATOR, "claims:concur", story.finding));
    }

    /** A loss of 1,000,000, of which the party at fault gives back four fifths of what was paid. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '#',
            value = {
                "; 'policy':{'layers':[{'id':'L','participationPercent':'40'}]}; 320000; 0; 320000",
                ",'coPaymentPercent':'10'; 'policy':{}; 720000; 0; 720000",
                ",'coPaymentPercent':'10'; 'switches':{'recovery':'MADE_WHOLE'}; 720000; 100000; 620000",
                ",'limit':{'kind':'FLAT','minorUnits':500000}; 'policy':{}; 400000; 400000; 0",
                ",'limit':{'kind':'FLAT','minorUnits':900000}; 'policy':{}; 720000; 100000; 620000",
                ",'limit':{'kind':'FLAT','minorUnits':900000}; 'policy':{'layers':[{'id':'L','participationPercent':'40'}]}; 288000; 40000; 248000",
                "; 'premium':{'dueMinorUnits':100,'receivedMinorUnits':60}; 480000; 0; 480000"
            })
    void what_came_back_goes_first_to_the_loss_above_the_limits_and_last_to_what_the_insured_agreed_to_bear(
            String section, String beside, long received, long insured, long insurer) {
        cover(section == null ? "" : section, beside);
        settled();
        story.moved(HANDLER, "claim:recover", "{'claim':'clm-1','step':'OPEN'}");
        story.moved(
                HANDLER,
                "claim:recover",
                "{'claim':'clm-1','step':'RECEIVE','party':'lender-03','minorUnits':" + received + ",'reference':'"
                        + BANK + "'}");
        FieldReader split = story.moved(APPROVER, "claim:recover", "{'claim':'clm-1','step':'APPORTION'}")
                .object("recovery")
                .object("apportionment");
        assertThat(split.minorUnits("insuredMinorUnits")).isEqualTo(insured);
        assertThat(split.objects("insurers", 9, each -> each.minorUnits("minorUnits")))
                .containsExactly(insurer);
    }

    @Test
    void a_ledger_worksheet_explains_the_hours_that_were_not_shown() {
        cover("", "'policy':{}");
        story.moved(INSURED, "claim:notify", notice("'hours':'16','minorUnitsPerHour':1000"));
        investigated("'hours':'10','minorUnitsPerHour':1000");
        String digest = proposed().text("digest");
        FieldReader worksheet = new FieldReader(
                        "", Story.answer(story.story.peer.call(HANDLER, "claim:worksheet", digest)))
                .object("worksheet");
        assertThat(worksheet.minorUnits("lossMinorUnits")).isEqualTo(16_000);
        assertThat(worksheet.minorUnits("netMinorUnits")).isEqualTo(10_000);
        assertThat(worksheet.object("retained").minorUnits("unsubstantiated")).isEqualTo(6_000);
    }

    private void cover(String section, String beside) {
        story.story.added(
                HANDLER,
                "cover",
                "cov-2",
                "{'product':'circulation-security','insurer':'insurer','insured':'provider',"
                        + "'from':'2026-01-01T00:00:00Z','until':'2027-01-01T00:00:00Z','reportingWindowDays':30,"
                        + "'jurisdiction':'CN-2015','subjects':['pv-1'],'obligations':["
                        + "{'id':'security-protection','by':'provider','duty':'measures','dueAt':'2026-02-01T00:00:00Z'},"
                        + "{'id':'marked-delivery','by':'exchange','duty':'marks'}],'terms':{'currency':'CNY',"
                        + "'sections':[{'id':'DATA-LOSS','deductible':{'kind':'FLAT','minorUnits':0}" + limited(section)
                        + "}]," + beside + "}}");
        Story.answer(story.story.peer.call(INSURED, "cover:bind", "cov-2"));
    }

    /** A cover states a limit, if only one that takes nothing. */
    private static String limited(String section) {
        return section.contains("'limit'") ? section : section + ",'limit':{'kind':'PERCENT_OF_LOSS','percent':'100'}";
    }

    private void settled() {
        story.moved(INSURED, "claim:notify", notice("'claimedMinorUnits':1000000"));
        investigated("'substantiatedMinorUnits':1000000");
        move(APPROVER, "decide", "'outcome':'ACCEPT','worksheet':'" + proposed().text("digest") + "'");
        move(INSURED, "agree", "'subrogationReceipt':'" + RECEIPT + "'");
        story.moved(HANDLER, "claim:pay", "{'claim':'clm-1'}");
        move(PAYMENT, "settle", "'reference':'" + BANK + "'");
    }

    private void investigated(String shown) {
        move(HANDLER, "register", "'reserveMinorUnits':100");
        move(HANDLER, "investigate", "'appointee':'adjuster','finding':'" + story.finding + "'");
        story.receiptAnswered("clm-1");
        move(
                ADJUSTER,
                "assess",
                "'cause':'leak','report':'" + REPORT + "','faults':[{'party':'lender-03','percent':'80'}],"
                        + "'items':[{'id':'1'," + shown + "}]");
    }

    private FieldReader proposed() {
        return move(HANDLER, "propose", "'reasons':[{'item':'1','clause':'DATA-LOSS','code':'COVERED'}]")
                .object("proposal")
                .object("worksheet");
    }

    private FieldReader move(String as, String verb, String members) {
        return story.moved(as, "claim:" + verb, "{'claim':'clm-1'," + members + "}");
    }

    private static String notice(String amount) {
        return "{'claim':'clm-1','incident':'inc-1','cover':'cov-2','lossAt':'2026-03-01T08:00:00Z',"
                + "'discoveredAt':'2026-03-01T08:00:00Z','copies':['c-1'],'items':[{'id':'1','section':'DATA-LOSS',"
                + "'head':'data-value'," + amount + "}],'evidence':[{'kind':'LOSS_ASSESSMENT','digest':'" + REPORT
                + "'}]}";
    }
}
