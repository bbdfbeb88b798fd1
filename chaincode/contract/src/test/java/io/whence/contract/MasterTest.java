package io.whence.contract;

import static io.whence.contract.ClaimStory.APPROVER;
import static io.whence.contract.ClaimStory.HANDLER;
import static io.whence.contract.ClaimStory.INSURED;
import static io.whence.contract.Story.answer;
import static io.whence.contract.Story.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;
import io.whence.model.wire.DeclarationCodec;
import java.time.Duration;
import org.hyperledger.fabric.shim.Chaincode.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Master policies: transactions are declared one by one, in the master's words, inside its bounds, from its aggregate. */
class MasterTest {
    static final String MASTER = "{'product':'per-transaction','insurer':'insurer','insured':'provider',"
            + "'from':'2026-01-01T00:00:00Z','until':'2027-01-01T00:00:00Z','reportingWindowDays':30,"
            + "'jurisdiction':'CN-2015','master':{'perTransactionMinorUnits':1000,'volumeMinorUnits':2500},"
            + "'obligations':[{'id':'catalogue-checked','by':'exchange','duty':'checks'}],"
            + "'terms':{'currency':'CNY','sections':[{'id':'NOT-AS-DESCRIBED','deductible':{'kind':'FLAT','minorUnits':10},"
            + "'aggregate':{'minorUnits':1500}}]}}";
    static final String OWN = "{'subjects':['pv-1'],'from':'2026-02-01T00:00:00Z',"
            + "'until':'2026-04-01T00:00:00Z','sumInsuredMinorUnits':1000}";

    private final ClaimStory story = ClaimStory.begin();

    @BeforeEach
    void a_master_in_force() {
        story.story.added(HANDLER, "cover", "m-1", MASTER);
        answer(story.story.peer.call(INSURED, "cover:bind", "m-1"));
    }

    @Test
    void a_transaction_is_declared_bound_and_listed_under_its_master() {
        answer(bound("d-1", OWN));
        answer(bound("d-2", OWN.replace("1000", "600")));
        FieldReader listed = declarations();
        assertThat(listed.objects(
                        "declarations",
                        9,
                        row -> row.text("cover") + " " + row.minorUnits("sumInsuredMinorUnits") + " "
                                + row.text("state")))
                .containsExactly("d-1 1000 IN_FORCE", "d-2 600 IN_FORCE");
        assertThat(listed.minorUnits("declaredMinorUnits")).isEqualTo(1_600);
        assertThat(listed.minorUnits("volumeMinorUnits")).isEqualTo(2_500);
        assertThat(refusal(story.story.peer.call(INSURED, "cover:declarations", "d-1")))
                .isEqualTo("MASTER_EXPECTED master d-1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            'sumInsuredMinorUnits':1000 | 'sumInsuredMinorUnits':1001 | ABOVE_TRANSACTION body.terms.sumInsuredMinorUnits 1001
            '2026-02-01T00:00:00Z'      | '2025-12-31T23:59:59Z'      | OUTSIDE_MASTER body.until
            '2026-04-01T00:00:00Z'      | '2027-01-01T00:00:00.001Z'  | OUTSIDE_MASTER body.until
            ['pv-1']                    | []                          | SUBJECTS_MISSING body.subjects none
            """)
    void a_declaration_stays_inside_its_master(String part, String instead, String refusal) {
        assertThat(OWN).contains(part);
        assertThat(refusal(declared("d-1", OWN.replace(part, instead)))).startsWith(refusal);
        answer(declared("d-1", OWN));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "minorUnits":10}         | "minorUnits":9}          | DECLARATION_DIFFERS body.terms not as in m-1
            "minorUnits":1500        | "minorUnits":9000        | DECLARATION_DIFFERS body.terms not as in m-1
            "reportingWindowDays":30 | "reportingWindowDays":60 | DECLARATION_DIFFERS body.reportingWindowDays not as in m-1
            "insured":"provider"     | "insured":"lender-03"    | INSURED_NOT_ALLOWED body.insured lender-03
            "under":"m-1"            | "under":"cov-1"          | MASTER_EXPECTED body.under cov-1
            "under":"m-1"            | "under":"m-9"            | COVER_UNKNOWN cover m-9
            """)
    void a_declaration_is_in_its_master_s_words(String part, String instead, String refusal) {
        String body = body(OWN);
        assertThat(body).contains(part);
        assertThat(refusal(story.story.add(HANDLER, "cover", "d-1", body.replace(part, instead))))
                .isEqualTo(refusal);
    }

    @Test
    void declarations_share_the_master_s_aggregate_and_exhaust_it_together() {
        answer(bound("d-1", OWN));
        answer(bound("d-2", OWN));
        PlainClaim first = new PlainClaim(story, "clm-1", "d-1", "NOT-AS-DESCRIBED");
        assertThat(first.settled("inc-2", 900)).isEqualTo(890);
        PlainClaim second = new PlainClaim(story, "clm-2", "d-2", "NOT-AS-DESCRIBED");
        assertThat(second.settled("inc-2", 900))
                .as("a deductible of its own, and 610 that the other declaration left of 1,500")
                .isEqualTo(610);
        assertThat(state("m-1")).isEqualTo("EXHAUSTED");
        assertThat(state("d-1")).isEqualTo("EXHAUSTED");
        story.story.added(HANDLER, "cover", "d-3", body(OWN.replace("1000", "500")));
        assertThat(refusal(story.story.peer.call(INSURED, "cover:bind", "d-3")))
                .isEqualTo("MASTER_NOT_IN_FORCE under EXHAUSTED");
    }

    @Test
    void a_reversed_decision_gives_the_master_back_what_the_declaration_used() {
        answer(bound("d-1", OWN));
        PlainClaim first = new PlainClaim(story, "clm-1", "d-1", "NOT-AS-DESCRIBED");
        first.accepted("inc-2", 900);
        story.moved(
                APPROVER,
                "claim:clawback",
                "{'claim':'clm-1','reason':'FRAUD','ground':'" + first.found("inc-2") + "','minorUnits':0}");
        assertThat(new PlainClaim(story, "clm-2", "d-1", "NOT-AS-DESCRIBED").accepted("inc-3", 1_000))
                .isEqualTo(990);
    }

    @Test
    void the_volume_of_a_master_is_not_exceeded() {
        answer(bound("d-1", OWN));
        answer(bound("d-2", OWN));
        assertThat(refusal(bound("d-3", OWN.replace("1000", "501"))))
                .isEqualTo("VOLUME_EXCEEDED declaredMinorUnits 2501");
        answer(bound("d-4", OWN.replace("1000", "500")));
        assertThat(declarations().minorUnits("declaredMinorUnits")).isEqualTo(2_500);
    }

    @Test
    void nothing_is_declared_under_a_master_that_is_not_in_force_nor_claimed_under_the_master_itself() {
        answer(declared("d-1", OWN));
        assertThat(refusal(story.call(
                        INSURED,
                        "claim:notify",
                        new PlainClaim(story, "clm-1", "m-1", "NOT-AS-DESCRIBED")
                                .notice("inc-1", 1, "2026-02-20T00:00:00Z"))))
                .isEqualTo("DECLARATION_EXPECTED cover m-1");
        answer(story.story.peer.call(HANDLER, "cover:cancel", "m-1"));
        assertThat(refusal(story.story.peer.call(INSURED, "cover:bind", "d-1")))
                .isEqualTo("MASTER_NOT_IN_FORCE under CANCELLED");
        story.story.added(HANDLER, "cover", "m-2", MASTER);
        assertThat(refusal(story.story.add(HANDLER, "cover", "d-2", body(OWN).replace("m-1", "m-2"))))
                .isEqualTo("COVER_STATE cover QUOTED");
    }

    @Test
    void a_version_of_the_master_that_nobody_bound_changes_nothing_and_one_that_is_bound_does() {
        answer(declared("d-1", OWN));
        answer(declared("d-2", OWN));
        String digest = new FieldReader("", answer(story.story.peer.call(INSURED, "cover:show", "m-1"))).text("digest");
        String plain = MASTER.replace("'master':{'perTransactionMinorUnits':1000,'volumeMinorUnits':2500},", "");
        answer(story.story.add(HANDLER, "cover", "m-1", plain, "'prev':'" + digest + "',"));
        answer(story.story.peer.call(INSURED, "cover:bind", "d-1"));
        answer(story.story.peer.call(INSURED, "cover:bind", "m-1"));
        assertThat(refusal(story.story.peer.call(INSURED, "cover:bind", "d-2")))
                .isEqualTo("MASTER_EXPECTED body.under m-1");
    }

    @Test
    void a_declaration_outlives_the_master_that_it_was_bound_under() {
        answer(bound("d-1", OWN));
        answer(story.story.peer.call(HANDLER, "cover:cancel", "m-1"));
        assertThat(new PlainClaim(story, "clm-1", "d-1", "NOT-AS-DESCRIBED").accepted("inc-2", 900))
                .isEqualTo(890);
        story.pass(Duration.ofDays(40));
        assertThat(state("d-1")).isEqualTo("EXPIRED");
    }

    static String body(String own) {
        return DeclarationCodec.body("m-1", fields(MASTER), fields(own)).text();
    }

    private static Json.Fields fields(String quoted) {
        return (Json.Fields) Json.parse(Story.quoted(quoted));
    }

    private Response declared(String id, String own) {
        return story.story.add(HANDLER, "cover", id, body(own));
    }

    private Response bound(String id, String own) {
        answer(declared(id, own));
        return story.story.peer.call(INSURED, "cover:bind", id);
    }

    private FieldReader declarations() {
        return new FieldReader("", answer(story.story.peer.call(INSURED, "cover:declarations", "m-1")));
    }

    private String state(String cover) {
        return new FieldReader("", answer(story.story.peer.call(INSURED, "cover:show", cover))).text("state");
    }
}
