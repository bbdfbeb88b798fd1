package io.whence.acceptance;

import static io.whence.acceptance.Stage.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.whence.model.bytes.FieldReader;
import io.whence.model.value.Digest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The record says which terms of a claim were met, by whom; what it leaves open a person answers before money moves. */
@ParameterizedClass
@EnumSource(Network.class)
final class AcceptanceTermsTest {
    private static final String PAPER = Digest.over(new byte[] {9}).hex();

    private final Stage stage;

    AcceptanceTermsTest(Network network) {
        stage = Stages.on(network);
    }

    @Test
    void a_lost_object_is_proved_by_recorded_challenges_and_what_no_record_shows_by_a_person() {
        assertThat(stage.record(7_801, delivered("c-terms")).code()).isEqualTo("VALID");
        assessed();
        FieldReader receipt = line("RECEIPT_MATCHED");
        assertThat(receipt.text("answer")).isEqualTo("UNKNOWN");
        assertThat(receipt.object("between").text("from")).isEqualTo("exchange");
        assertThat(receipt.texts("keys", 9)).containsExactly("copy/c-terms");
        assertThat(propose()).startsWith("400 TERM_UNANSWERED term RECEIPT_MATCHED c-terms");
        answer("RECEIPT_MATCHED", "c-terms");
        assertThat(propose()).startsWith("400 TERM_UNANSWERED term OBLIGATION_MET challenges-run");
        answer("OBLIGATION_MET", "challenges-run");
        assertThat(propose()).startsWith("400 TERM_UNANSWERED term RETRIEVAL_FAILED c-terms");
        challenge("art-terms-1", "2026-02-27T00:00:00Z", "2026-02-28T00:00:00Z");
        assertThat(propose()).startsWith("400 TERM_BREACHED term RETRIEVAL_FAILED c-terms");
        challenge("art-terms-2", "2026-03-01T00:00:00Z");
        assertThat(line("RETRIEVAL_FAILED").text("detail")).isEqualTo("3 of 3 failures within 72 hours");
        assertThat(propose()).startsWith("400 TERM_UNANSWERED term CONDITION no-valid-copy");
        answer("CONDITION", "no-valid-copy");
        answer("EXCLUSION", "fees-unpaid");
        answer("EXCLUSION", "wilful-act");
        assertThat(moved(
                                INSURER,
                                "claim:propose",
                                "{'claim':'clm-te','reasons':[{'item':'1','clause':'6.1','code':'COVERED'}]}")
                        .object("claim")
                        .text("state"))
                .isEqualTo("PROPOSED");
    }

    private void assessed() {
        stage.added("adjuster/ADJUSTER", "party", "adjuster-9", "{'roles':['ADJUSTER'],'mspId':'AdjusterMSP'}");
        stage.added(
                INSURER,
                "cover",
                "cov-te",
                "{'product':'decentralised-storage','insurer':'insurer','insured':'provider',"
                        + "'from':'2026-01-01T00:00:00Z','until':'2099-01-01T00:00:00Z','reportingWindowDays':30,"
                        + "'jurisdiction':'CN-2015','subjects':['pv-1'],'obligations':[{'id':'challenges-run','by':'exchange',"
                        + "'duty':'challenges'}],'terms':{'currency':'CNY','sections':[{'id':'OBJECT-LOSS',"
                        + "'clause':'6.1','limit':{'kind':'FLAT','minorUnits':100000}}]}}");
        assertThat(stage.submit(PROVIDER, "cover:bind", Member.bytes("cov-te")).code())
                .isEqualTo("VALID");
        moved(PROVIDER, "incident:report", "{'id':'inc-te','perils':['LOSS'],'discoveredAt':'2026-03-02T00:00:00Z'}");
        moved(
                PROVIDER,
                "claim:notify",
                "{'claim':'clm-te','incident':'inc-te','cover':'cov-te','lossAt':'2026-03-01T00:00:00Z',"
                        + "'discoveredAt':'2026-03-02T00:00:00Z','copies':['c-terms'],'items':[{'id':'1',"
                        + "'section':'OBJECT-LOSS','head':'objects','claimedMinorUnits':100000}],"
                        + "'evidence':[{'kind':'CORRESPONDENCE','digest':'" + PAPER + "'}]}");
        moved(INSURER, "claim:register", "{'claim':'clm-te','reserveMinorUnits':100000}");
        moved(INSURER, "claim:investigate", "{'appointee':'adjuster-9','claim':'clm-te'}");
        moved(
                "adjuster/ADJUSTER",
                "claim:assess",
                "{'claim':'clm-te','cause':'loss','report':'" + PAPER
                        + "','items':[{'id':'1','substantiatedMinorUnits':100000}]}");
    }

    private void challenge(String id, String... unanswered) {
        List<String> challenges = List.of(unanswered).stream()
                .map(at -> "{'at':'" + at + "','outcome':'UNANSWERED'}")
                .toList();
        stage.added(
                EXCHANGE,
                "artefact",
                id,
                "{'kind':'RETRIEVAL_LOG','copy':'c-terms','challenges':[" + String.join(",", challenges) + "]}");
    }

    private void answer(String term, String about) {
        moved(
                "adjuster/ADJUSTER",
                "claim:answer",
                "{'claim':'clm-te','terms':[{'term':'" + term + "','about':'" + about
                        + "','answer':'SATISFIED','ground':'" + PAPER + "'}]}");
    }

    private String propose() {
        return stage.submit(
                        INSURER,
                        "claim:propose",
                        json("{'claim':'clm-te','reasons':[{'item':'1','clause':'6.1','code':'COVERED'}]}")
                                .canonical())
                .refusal();
    }

    private FieldReader line(String term) {
        FieldReader shown = new FieldReader(
                "", stage.ask(INSURER, "claim:admissibility", "clm-te").json());
        return shown.objects("lines", 99, line -> line).stream()
                .filter(line -> line.text("term").equals(term))
                .findFirst()
                .orElseThrow();
    }

    private FieldReader moved(String who, String function, String move) {
        Outcome outcome = stage.submit(who, function, json(move).canonical());
        assertThat(outcome.code()).as("%s: %s", function, outcome).isEqualTo("VALID");
        return new FieldReader("", outcome.json());
    }
}
