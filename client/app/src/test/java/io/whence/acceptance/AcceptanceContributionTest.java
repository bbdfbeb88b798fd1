package io.whence.acceptance;

import static io.whence.acceptance.Stage.INSURER;
import static io.whence.acceptance.Stage.PROVIDER;
import static org.assertj.core.api.Assertions.assertThat;

import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;
import io.whence.model.claim.Sharing;
import io.whence.model.value.Digest;
import io.whence.model.value.Time;
import io.whence.model.wire.Disclosure;
import io.whence.model.wire.SharingCodec;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import org.hyperledger.fabric.client.GatewayException;
import org.hyperledger.fabric.client.Proposal;
import org.hyperledger.fabric.client.Status;
import org.hyperledger.fabric.client.Transaction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Two organisations that insure one loss share it: each commits, each opens, and the ledger says who owes whom. */
@ParameterizedClass
@EnumSource(Network.class)
final class AcceptanceContributionTest {
    private static final String COINSURER = "coinsurer/HANDLER";
    private static final byte[] SALT = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final String PAPER = Digest.over(new byte[] {9}).hex();
    private static final String OBLIGATIONS =
            "'obligations':[{'id':'security-protection','by':'provider','duty':'measures'}],";
    private static final String TERMS = "{'currency':'CNY','insurer':'insurer','sumInsuredMinorUnits':600000,"
            + "'sections':[{'id':'DATA-LOSS','deductible':{'kind':'FLAT','minorUnits':10000}},"
            + "{'id':'RESPONSE','clause':'3.1','deductible':{'kind':'FLAT','minorUnits':10000}}],"
            + "'policy':{'limit':{'kind':'FLAT','minorUnits':10000000}}}";
    private static final String OTHER_TERMS =
            TERMS.replace("'insurer':'insurer'", "'insurer':'coinsurer'").replace("600000", "300000");

    private final Stage stage;

    AcceptanceContributionTest(Network network) {
        stage = Stages.on(network);
    }

    @Test
    void insurers_split_a_loss_on_figures_that_were_fixed_before_any_was_seen() throws GatewayException {
        Json loss = decided();
        Sharing.Figure own = SharingCodec.figure(Stage.json(TERMS), loss, SALT);
        Sharing.Figure other = SharingCodec.figure(Stage.json(OTHER_TERMS), loss, SALT);
        call();
        Disclosure kept = keep(loss);
        commit(INSURER, "insurer", own);
        assertDisclosed(kept);
        assertThat(open(INSURER, own).refusal()).isEqualTo("400 COMMITMENTS_MISSING insurer coinsurer");
        commit(COINSURER, "coinsurer", other);
        assertThat(open(COINSURER, own).refusal()).startsWith("400 OPENING_DIFFERS figure ");
        assertThat(open(INSURER, own).code()).isEqualTo("VALID");
        FieldReader shared = new FieldReader("", open(COINSURER, other).json());
        // 90,000 each alone, 90,000 in all: 6 parts and 3
        assertThat(shared.objects("insurers", 9, seat -> seat.minorUnits("shareMinorUnits")))
                .containsExactly(60_000L, 30_000L);
        assertThat(shared.json("dues").text())
                .isEqualTo("[{\"from\":\"coinsurer\",\"minorUnits\":30000,\"to\":\"insurer\"}]");
        assertThat(move("insurer/PAYMENT", "contribution:receive", "'from':'coinsurer','reference':'" + PAPER + "'")
                        .json()
                        .text())
                .contains("\"state\":\"EVEN\"");
    }

    /** Puts the insurer's terms where its own peer alone holds them; the block says nothing of them. */
    private Disclosure keep(Json loss) throws GatewayException {
        String salt = Base64.getEncoder().encodeToString(SALT);
        Disclosure disclosure = new Disclosure("clm-sh", "insurer", Stage.json(TERMS), loss, salt, salt);
        assertThat(stage.submitted(() ->
                                kept(disclosure, "ExchangeMSP", "RegulatorMSP").endorse())
                        .code())
                .isEqualTo("ENDORSEMENT_POLICY_FAILURE");
        Transaction transaction = kept(disclosure, "InsurerMSP").endorse();
        Status status = stage.commit(transaction);
        assertThat(status.getCode().name()).isEqualTo("VALID");
        String block =
                stage.as(INSURER).block(status.getBlockNumber()).toByteString().toString(StandardCharsets.ISO_8859_1);
        assertThat(block)
                .contains("_implicit_org_InsurerMSP")
                .doesNotContain("sumInsuredMinorUnits")
                .doesNotContain(salt);
        return disclosure;
    }

    private Proposal kept(Disclosure disclosure, String... endorsing) {
        return stage.as(INSURER)
                .contract()
                .newProposal("contribution:keep")
                .addArguments("clm-sh")
                .putTransient("disclosure", disclosure.json().canonical())
                .setEndorsingOrganizations(endorsing)
                .build();
    }

    /** Its insurer reads it, nobody else does; every organisation checks what it is shown against the hash. */
    private void assertDisclosed(Disclosure kept) {
        assertThat(stage.ask(INSURER, "contribution:kept", "clm-sh").json()).isEqualTo(kept.json());
        for (String who : List.of(Stage.EXCHANGE, Stage.REGULATOR, COINSURER)) {
            assertThat(stage.ask(who, "contribution:kept", "clm-sh").refusal())
                    .isEqualTo("400 DISCLOSURE_UNKNOWN claim clm-sh");
            assertThat(stage.ask(who, "contribution:disclosed", kept.json().text())
                            .json()
                            .text())
                    .contains("\"kept\":true");
            String altered = kept.json().text().replace("600000", "700000");
            assertThat(stage.ask(who, "contribution:disclosed", altered).refusal())
                    .startsWith("400 DISCLOSURE_DIFFERS disclosure ");
        }
    }

    /** A claim under a cover of the first insurer. */
    private void notified() {
        stage.added("adjuster/ADJUSTER", "party", "adjuster-9", "{'roles':['ADJUSTER'],'mspId':'AdjusterMSP'}");
        stage.added(COINSURER, "party", "coinsurer", "{'roles':['INSURER'],'mspId':'CoinsurerMSP'}");
        stage.added(
                INSURER,
                "cover",
                "cov-sh",
                "{'product':'circulation-security','insurer':'insurer','insured':'provider',"
                        + "'from':'2026-01-01T00:00:00Z','until':'2099-01-01T00:00:00Z','reportingWindowDays':30,"
                        + "'jurisdiction':'CN-2015','subjects':['pv-1']," + OBLIGATIONS + "'terms':" + TERMS + "}");
        assertThat(stage.submit(PROVIDER, "cover:bind", Member.bytes("cov-sh")).code())
                .isEqualTo("VALID");
        moved(
                PROVIDER,
                "incident:report",
                "{'id':'inc-sh','perils':['LEAK'],'discoveredAt':'2026-03-02T00:00:00Z','versions':['pv-1']}");
        moved(
                PROVIDER,
                "claim:notify",
                "{'claim':'clm-sh','incident':'inc-sh','cover':'cov-sh','lossAt':'2026-03-01T00:00:00Z',"
                        + "'discoveredAt':'2026-03-02T00:00:00Z','items':[{'id':'1','section':'RESPONSE',"
                        + "'head':'value','claimedMinorUnits':100000}],'evidence':[{'kind':'ACCOUNTS','digest':'"
                        + PAPER + "'}]}");
    }

    /** The same claim accepted by its insurer; the loss as it was assessed. */
    private Json decided() {
        notified();
        moved(INSURER, "claim:register", "{'claim':'clm-sh','reserveMinorUnits':100000}");
        moved(INSURER, "claim:investigate", "{'appointee':'adjuster-9','claim':'clm-sh'}");
        moved(
                "adjuster/ADJUSTER",
                "claim:assess",
                "{'claim':'clm-sh','cause':'leak','report':'" + PAPER
                        + "','items':[{'id':'1','substantiatedMinorUnits':100000}]}");
        moved("adjuster/ADJUSTER", "claim:answer", "{'claim':'clm-sh'," + Stage.terms("cov-sh", PAPER) + "}");
        String worksheet = moved(
                        INSURER,
                        "claim:propose",
                        "{'claim':'clm-sh','reasons':[{'item':'1','clause':'3.1','code':'COVERED'}]}")
                .object("claim")
                .object("proposal")
                .object("worksheet")
                .text("digest");
        moved(
                "insurer/APPROVER",
                "claim:decide",
                "{'claim':'clm-sh','outcome':'ACCEPT','worksheet':'" + worksheet + "'}");
        return new FieldReader(
                        "", stage.ask(INSURER, "claim:worksheet", worksheet).json())
                .json("loss");
    }

    private void call() {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        String by = "'commitBy':'%s','openBy':'%s'"
                .formatted(Time.format(now.plus(Duration.ofHours(1))), Time.format(now.plus(Duration.ofHours(2))));
        assertThat(move(INSURER, "contribution:call", by + ",'insurers':['coinsurer']")
                        .code())
                .isEqualTo("VALID");
    }

    private void commit(String who, String insurer, Sharing.Figure figure) {
        String commitment =
                SharingCodec.commitment("clm-sh", insurer, figure, SALT).hex();
        assertThat(move(who, "contribution:commit", "'commitment':'" + commitment + "'")
                        .code())
                .isEqualTo("VALID");
    }

    private Outcome open(String who, Sharing.Figure figure) {
        String salt = Base64.getEncoder().encodeToString(SALT);
        String json = SharingCodec.figureJson(figure).text().replace('"', '\'');
        return move(who, "contribution:open", "'figure':" + json + ",'salt':'" + salt + "'");
    }

    private Outcome move(String who, String function, String members) {
        return stage.submit(
                who, function, Stage.json("{'claim':'clm-sh'," + members + "}").canonical());
    }

    private FieldReader moved(String who, String function, String move) {
        Outcome outcome = stage.submit(who, function, Stage.json(move).canonical());
        assertThat(outcome.code()).as("%s %s", function, outcome).isEqualTo("VALID");
        return new FieldReader("", outcome.json());
    }
}
