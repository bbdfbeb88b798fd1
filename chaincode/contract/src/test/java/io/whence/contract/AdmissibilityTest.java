package io.whence.contract;

import static io.whence.contract.ClaimStory.*;
import static io.whence.contract.Story.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the record says of a claim's terms, who answers what it leaves open, and what may be proposed before. */
class AdmissibilityTest {
    private final ClaimStory story = ClaimStory.notified();

    @Test
    void each_line_says_between_whom_and_by_which_keys() {
        FieldReader receipt = line("RECEIPT_MATCHED", "c-1");
        assertThat(receipt.text("answer")).isEqualTo("UNKNOWN");
        assertThat(receipt.object("between").json("from").text()).isEqualTo("\"exchange\"");
        assertThat(receipt.object("between").json("to").text()).isEqualTo("\"lender-03\"");
        assertThat(line("AGREEMENT_IN_FORCE", "c-1").texts("keys", 9)).containsExactly("copy/c-1", "agreement/agr-1");
    }

    @Test
    void an_obligation_that_was_not_met_in_time_stands_against_nothing_where_a_person_says_that_it_caused_nothing() {
        assertThat(line("OBLIGATION_MET", "security-protection").text("answer")).isEqualTo("UNSATISFIED");
        assessedUnanswered();
        answer("RECEIPT_MATCHED", "c-1", "SATISFIED", false);
        assertThat(refusal(propose("COVERED"))).isEqualTo("TERM_UNANSWERED term OBLIGATION_MET security-protection");
        answer("OBLIGATION_MET", "security-protection", "UNSATISFIED", false);
        answer("OBLIGATION_MET", "marked-delivery", "SATISFIED", false);
        assertThat(story.proposed()).hasSize(64);
    }

    @Test
    void nothing_is_proposed_to_be_paid_before_a_person_answered_what_is_unknown() {
        assessedUnanswered();
        assertThat(refusal(propose("COVERED"))).isEqualTo("TERM_UNANSWERED term RECEIPT_MATCHED c-1");
        answer("RECEIPT_MATCHED", "c-1", "SATISFIED", false);
        answer("OBLIGATION_MET", "security-protection", "UNSATISFIED", false);
        assertThat(refusal(propose("COVERED"))).isEqualTo("TERM_UNANSWERED term OBLIGATION_MET marked-delivery");
        answer("OBLIGATION_MET", "marked-delivery", "SATISFIED", false);
        assertThat(story.proposed()).hasSize(64);
    }

    @Test
    void a_claim_may_be_declined_whatever_is_unknown() {
        assessedUnanswered();
        assertThat(story.moved(HANDLER, "claim:propose", reasons("EXCLUDED")).text("state"))
                .isEqualTo("PROPOSED");
    }

    @Test
    void a_broken_term_stands_against_the_claim_where_it_caused_the_loss() {
        story.toAssessed();
        answer("OBLIGATION_MET", "security-protection", "UNSATISFIED", false);
        assertThat(story.proposed()).hasSize(64);
        answer("OBLIGATION_MET", "security-protection", "UNSATISFIED", true);
        assertThat(refusal(propose("COVERED"))).isEqualTo("TERM_BREACHED term OBLIGATION_MET security-protection");
    }

    @Test
    void a_person_does_not_answer_what_the_record_shows_or_what_no_term_is_about() {
        assessedUnanswered();
        assertThat(refusal(story.call(ADJUSTER, "claim:answer", terms("PERIOD", "cov-1", "UNSATISFIED", true))))
                .isEqualTo("TERM_SETTLED terms PERIOD cov-1");
        assertThat(refusal(story.call(ADJUSTER, "claim:answer", terms("SUBJECT", "c-9", "SATISFIED", false))))
                .isEqualTo("TERM_UNKNOWN terms SUBJECT c-9");
        assertThat(refusal(story.call(
                        ADJUSTER,
                        "claim:answer",
                        terms("RECEIPT_MATCHED", "c-1", "SATISFIED", false).replace(REPORT, BANK))))
                .startsWith("HASH_UNRESOLVED terms.c-1.ground");
    }

    @Test
    void artefacts_are_refused_by_name_where_they_are_not_what_they_say() {
        story.toAssessed();
        String loss = "{'kind':'LOSS_ASSESSMENT','claim':'clm-1','assessedAt':'2026-03-01T08:00:00Z','currency':'CNY',"
                + "'items':[{'id':'1','method':'revenue','minorUnits':2000000}],'totalMinorUnits':2000000,'report':'"
                + REPORT + "'}";
        assertThat(artefact(HANDLER, loss)).isEqualTo("SIGNER_WRONG body.kind LOSS_ASSESSMENT by HANDLER");
        assertThat(artefact(ADJUSTER, loss.replace("'totalMinorUnits':2000000", "'totalMinorUnits':1")))
                .isEqualTo("TOTAL_DIFFERS body.totalMinorUnits 1");
        assertThat(artefact(ADJUSTER, loss.replace("2000000", "3000001")))
                .isEqualTo("ABOVE_CLAIMED body.items.1 3000001");
        assertThat(artefact(ADJUSTER, loss.replace("'id':'1'", "'id':'7'"))).isEqualTo("ITEM_UNKNOWN body.items 7");
        assertThat(artefact(ADJUSTER, loss.replace("clm-1", "clm-7"))).startsWith("CLAIM_UNKNOWN");
        assertThat(artefact(ADJUSTER, loss.replace("'kind'", "'price':1,'kind'")))
                .isEqualTo("FIELD_UNKNOWN body.price 1");
        String counts = "{'kind':'COHORT_COUNTS','version':'pv-1','from':'2026-01-01T00:00:00Z',"
                + "'until':'2026-02-01T00:00:00Z','cohorts':[{'id':'a','selected':2,'considered':1},"
                + "{'id':'b','selected':1,'considered':1}]}";
        assertThat(artefact(EXCHANGE, counts)).isEqualTo("COHORT_IMPOSSIBLE body.cohorts.a 2/1");
    }

    @Test
    void an_artefact_is_shown_with_who_signed_it_and_is_never_replaced() {
        String risk = "{'kind':'RISK_ASSESSMENT','cover':'cov-1','assessedAt':'2026-01-01T00:00:00Z','level':'MEDIUM',"
                + "'threats':[{'id':'leak','likelihood':2,'impact':5}],'report':'" + REPORT + "'}";
        story.story.added(HANDLER, "artefact", "art-1", risk);
        FieldReader shown = new FieldReader("", Story.answer(story.story.peer.call(INSURED, "artefact:show", "art-1")));
        assertThat(shown.object("actor").text("mspId")).isEqualTo("InsurerMSP");
        assertThat(artefact(HANDLER, risk.replace("MEDIUM", "LOW"))).isEqualTo("ID_TAKEN id art-1");
    }

    private void assessedUnanswered() {
        story.moved(HANDLER, "claim:register", "{'claim':'clm-1','reserveMinorUnits':3000000}");
        story.moved(
                HANDLER,
                "claim:investigate",
                "{'claim':'clm-1','appointee':'adjuster','finding':'" + story.finding + "'}");
        story.moved(ADJUSTER, "claim:assess", assessment("2000000"));
        answer("EXCLUSION", "lawfully-public", "SATISFIED", false);
        answer("EXCLUSION", "wilful-act", "SATISFIED", false);
    }

    private void answer(String term, String about, String answer, boolean caused) {
        story.moved(ADJUSTER, "claim:answer", terms(term, about, answer, caused));
    }

    private static String terms(String term, String about, String answer, boolean caused) {
        return "{'claim':'clm-1','terms':[{'term':'" + term + "','about':'" + about + "','answer':'" + answer
                + "','caused':" + caused + ",'ground':'" + REPORT + "'}]}";
    }

    private org.hyperledger.fabric.shim.Chaincode.Response propose(String code) {
        return story.call(HANDLER, "claim:propose", reasons(code));
    }

    private String artefact(String as, String body) {
        return refusal(story.story.add(as, "artefact", "art-1", body));
    }

    private FieldReader line(String term, String about) {
        Json answer = Story.answer(story.story.peer.call(INSURED, "claim:admissibility", "clm-1"));
        List<FieldReader> lines = new FieldReader("", answer).objects("lines", 99, line -> line);
        return lines.stream()
                .filter(line ->
                        line.text("term").equals(term) && line.text("about").equals(about))
                .findFirst()
                .orElseThrow();
    }
}
