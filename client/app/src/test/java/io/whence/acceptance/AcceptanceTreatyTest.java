package io.whence.acceptance;

import static io.whence.acceptance.Stage.INSURER;
import static io.whence.acceptance.Stage.PROVIDER;
import static org.assertj.core.api.Assertions.assertThat;

import io.whence.model.bytes.FieldReader;
import io.whence.model.value.Digest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A cover with its premium, bound within its insurer's capacity; its paid claim ceded to a treaty and reimbursed. */
@ParameterizedClass
@EnumSource(Network.class)
final class AcceptanceTreatyTest {
    private static final String REINSURER = "coinsurer/HANDLER";
    private static final String PAPER = Digest.over(new byte[] {8}).hex();
    private static final String PERIOD =
            "'from':'2026-01-01T00:00:00Z','until':'2099-01-01T00:00:00Z','reportingWindowDays':30,'jurisdiction':'CN-2015',";
    private static final String PREMIUM = "'premium':{'rates':{'id':'r-1','currency':'USD','rates':["
            + "{'section':'DATA-LOSS','percent':'1'}],'factors':[{'id':'controls','bands':[{'from':'0','factor':'1.5'}]}]},"
            + "'risk':{'exposures':[{'section':'DATA-LOSS','minorUnits':2000000}],'scores':{'controls':'0.5'}}},";

    private final Stage stage;

    AcceptanceTreatyTest(Network network) {
        stage = Stages.on(network);
    }

    @Test
    void a_cover_is_priced_and_bound_within_capacity_and_its_claim_is_ceded_to_a_quota_share() {
        covered();
        FieldReader shown =
                new FieldReader("", stage.ask(PROVIDER, "cover:show", "cov-tr").json());
        assertThat(shown.object("premium").minorUnits("dueMinorUnits")).isEqualTo(30_000);
        treaty();
        settled();
        FieldReader raised = new FieldReader(
                "", stage.ask(REINSURER, "cover:bordereau", "qs-tr").json());
        assertThat(raised.objects(
                        "rows", 9, row -> row.minorUnits("grossMinorUnits") + " " + row.minorUnits("cededMinorUnits")))
                .containsExactly("90000 36000");
        assertThat(stage.submit(
                                INSURER,
                                "cover:cede",
                                Stage.json("{'claim':'clm-tr','treaty':'qs-tr'}")
                                        .canonical())
                        .refusal())
                .isEqualTo("400 NOTHING_NEW claim clm-tr");
        moved(
                "insurer/PAYMENT",
                "cover:reimburse",
                "{'claim':'clm-tr','minorUnits':36000,'reference':'" + PAPER + "','treaty':'qs-tr'}");
        FieldReader bordereau = new FieldReader(
                "", stage.ask(REINSURER, "cover:bordereau", "qs-tr").json());
        assertThat(bordereau.object("total").minorUnits("reimbursedMinorUnits")).isEqualTo(36_000);
        assertThat(stage.ask(Stage.REGULATOR, "incident:accumulation", "inc-tr")
                        .json()
                        .text())
                .contains("\"claims\":1", "\"paidMinorUnits\":90000");
    }

    /** The same cover is refused while the insurer's capacity for its subject is one fen too small. */
    private void covered() {
        stage.added(PROVIDER, "product", "subject-tr", "{'owner':'provider','class':'DATASET','grading':'GENERAL'}");
        stage.added(
                INSURER,
                "cover",
                "cov-tr",
                "{'product':'circulation-security','insurer':'insurer','insured':'provider'," + PERIOD + PREMIUM
                        + "'subjects':['subject-tr'],'terms':{'currency':'USD','sumInsuredMinorUnits':2000000,"
                        + "'sections':[{'id':'DATA-LOSS','deductible':{'kind':'FLAT','minorUnits':10000}},"
                        + "{'id':'RESPONSE','clause':'3.1','deductible':{'kind':'FLAT','minorUnits':10000}}],"
                        + "'policy':{'limit':{'kind':'FLAT','minorUnits':2000000}}},'obligations':["
                        + "{'id':'security-protection','by':'provider','duty':'measures'}]}");
        capacity(1_999_999);
        Outcome refused = stage.submit(PROVIDER, "cover:bind", Member.bytes("cov-tr"));
        assertThat(refused.refusal()).isEqualTo("400 CAPACITY_EXCEEDED subjects.subject-tr 2000000");
        capacity(1_000_000_000);
        bound(PROVIDER, "cov-tr");
        assertThat(stage.ask(INSURER, "cover:accumulation", "insurer", "subject-tr")
                        .json()
                        .text())
                .contains("\"minorUnits\":2000000");
    }

    private void capacity(long most) {
        moved("insurer/APPROVER", "cover:capacity", "{'currency':'USD','minorUnits':" + most + "}");
    }

    private void treaty() {
        stage.added(REINSURER, "party", "coinsurer", "{'roles':['INSURER'],'mspId':'CoinsurerMSP'}");
        stage.added(
                REINSURER,
                "cover",
                "qs-tr",
                "{'product':'reinsurance-treaty','insurer':'coinsurer','insured':'insurer'," + PERIOD
                        + "'subjects':['cov-tr'],'terms':{'currency':'USD','policy':{'layers':["
                        + "{'id':'QS','participationPercent':'40'}]}}}");
        bound("insurer/INSURED", "qs-tr");
    }

    private void settled() {
        stage.added("adjuster/ADJUSTER", "party", "adjuster-9", "{'roles':['ADJUSTER'],'mspId':'AdjusterMSP'}");
        moved(PROVIDER, "incident:report", "{'id':'inc-tr','perils':['LEAK'],'discoveredAt':'2026-03-02T00:00:00Z'}");
        move(
                PROVIDER,
                "notify",
                "'incident':'inc-tr','cover':'cov-tr','lossAt':'2026-03-01T00:00:00Z',"
                        + "'discoveredAt':'2026-03-02T00:00:00Z','items':[{'id':'1','section':'RESPONSE',"
                        + "'head':'value','claimedMinorUnits':100000}],'evidence':[{'kind':'ACCOUNTS','digest':'"
                        + PAPER + "'}]");
        move(INSURER, "register", "'reserveMinorUnits':100000");
        move(INSURER, "investigate", "'appointee':'adjuster-9'");
        move(
                "adjuster/ADJUSTER",
                "assess",
                "'cause':'leak','report':'" + PAPER + "','items':[{'id':'1','substantiatedMinorUnits':100000}]");
        move("adjuster/ADJUSTER", "answer", Stage.terms("cov-tr", PAPER));
        String worksheet = move(INSURER, "propose", "'reasons':[{'item':'1','clause':'3.1','code':'COVERED'}]")
                .object("proposal")
                .object("worksheet")
                .text("digest");
        move("insurer/APPROVER", "decide", "'outcome':'ACCEPT','worksheet':'" + worksheet + "'");
        move(PROVIDER, "agree", "'subrogationReceipt':'" + PAPER + "'");
        move(INSURER, "pay", "");
        move("insurer/PAYMENT", "settle", "'reference':'" + PAPER + "'");
    }

    private void bound(String who, String cover) {
        assertThat(stage.submit(who, "cover:bind", Member.bytes(cover)).code()).isEqualTo("VALID");
    }

    private FieldReader move(String who, String verb, String members) {
        return moved(who, "claim:" + verb, "{'claim':'clm-tr'" + (members.isEmpty() ? "" : "," + members) + "}")
                .object("claim");
    }

    private FieldReader moved(String who, String function, String move) {
        Outcome outcome = stage.submit(who, function, Stage.json(move).canonical());
        assertThat(outcome.code()).as("%s %s", function, outcome).isEqualTo("VALID");
        return new FieldReader("", outcome.json());
    }
}
