package io.whence.contract;

import static io.whence.contract.ClaimStory.*;
import static io.whence.contract.Story.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;
import java.time.Duration;
import java.util.List;
import org.hyperledger.fabric.shim.Chaincode.Response;
import org.junit.jupiter.api.Test;

/** What stands before any money stops it: no proposal to pay, and no decision, passes over it. */
class ThresholdTest {
    private static final String LOSS_AT = "'lossAt':'2026-03-01";

    private final ClaimStory story = ClaimStory.begin();

    ThresholdTest() {
        Story.answer(story.story.peer.call(REGULATOR, "claims:concur", story.finding));
    }

    @Test
    void a_loss_outside_the_period_is_not_paid_whoever_answers() {
        investigated(story.notice("clm-1", "cov-1").replace(LOSS_AT, "'lossAt':'2020-03-01"));
        assertThat(line("PERIOD")).isEqualTo("UNSATISFIED false true");
        assertThat(propose("COVERED")).isEqualTo("TERM_BREACHED term PERIOD cov-1");
        assertThat(refusal(answered("PERIOD", "cov-1"))).isEqualTo("TERM_SETTLED terms PERIOD cov-1");
        assertThat(propose("OUTSIDE_PERIOD")).isEmpty();
    }

    @Test
    void a_late_report_is_a_flag_and_never_refuses() {
        story.pass(Duration.ofDays(400));
        investigated(story.notice("clm-1", "cov-1"));
        assertThat(line("REPORTING_WINDOW")).isEqualTo("UNSATISFIED false false");
        assertThat(propose("COVERED")).isEmpty();
    }

    @Test
    void an_incident_rejected_after_the_notice_stops_the_proposal_and_the_decision() {
        investigated(story.notice("clm-1", "cov-1"));
        String worksheet = story.proposed();
        Story.answer(story.call(REGULATOR, "incident:reject", "{'incident':'inc-1'}"));
        assertThat(refusal(story.call(
                        APPROVER,
                        "claim:decide",
                        "{'claim':'clm-1','outcome':'ACCEPT','worksheet':'" + worksheet + "'}")))
                .isEqualTo("TERM_BREACHED term INCIDENT_STANDS inc-1");
        assertThat(propose("COVERED")).isEqualTo("TERM_BREACHED term INCIDENT_STANDS inc-1");
    }

    @Test
    void a_claim_follows_its_incident_into_the_one_that_it_is_part_of() {
        investigated(story.notice("clm-1", "cov-1"));
        Story.answer(story.call(
                EXCHANGE, "incident:report", "{'id':'inc-2','perils':['LEAK'],'discoveredAt':'2026-03-01T08:00:00Z'}"));
        Story.answer(story.call(REGULATOR, "incident:merge", "{'incident':'inc-1','into':'inc-2'}"));
        assertThat(line("INCIDENT_STANDS")).isEqualTo("SATISFIED false false");
        Story.answer(story.call(REGULATOR, "incident:reject", "{'incident':'inc-2'}"));
        assertThat(line("INCIDENT_STANDS")).isEqualTo("UNSATISFIED false true");
    }

    @Test
    void a_cover_may_reach_back_wait_and_end_at_a_border() {
        cover("'retroactiveFrom':'2026-03-01T08:00:00Z','inceptionWaitingDays':59,'territories':['CN','HK'],");
        investigated(story.notice("clm-1", "cov-2").replace("'copies'", "'territory':'CN','copies'"));
        assertThat(line("RETROACTIVE_DATE")).isEqualTo("SATISFIED false false");
        assertThat(line("WAITING_FROM_INCEPTION")).isEqualTo("SATISFIED false false");
        assertThat(line("TERRITORY")).isEqualTo("SATISFIED false false");
        assertThat(propose("COVERED")).isEmpty();
    }

    @Test
    void what_lies_before_the_retroactive_date_inside_the_waiting_or_abroad_is_not_paid() {
        cover("'retroactiveFrom':'2026-03-01T08:00:01Z','inceptionWaitingDays':60,'territories':['CN'],");
        investigated(story.notice("clm-1", "cov-2").replace("'copies'", "'territory':'US','copies'"));
        assertThat(line("RETROACTIVE_DATE")).isEqualTo("UNSATISFIED false true");
        assertThat(line("WAITING_FROM_INCEPTION")).isEqualTo("UNSATISFIED false true");
        assertThat(line("TERRITORY")).isEqualTo("UNSATISFIED false true");
        assertThat(propose("COVERED")).isEqualTo("TERM_BREACHED term RETROACTIVE_DATE cov-2");
    }

    @Test
    void where_a_loss_happened_is_a_person_s_to_say_when_the_notice_does_not() {
        cover("'territories':['CN'],");
        investigated(story.notice("clm-1", "cov-2"));
        assertThat(propose("COVERED")).isEqualTo("TERM_UNANSWERED term TERRITORY cov-2");
        answer("TERRITORY", "cov-2");
        assertThat(propose("COVERED")).isEmpty();
    }

    @Test
    void a_peril_that_the_section_does_not_answer_for_is_not_paid_under_it() {
        String interruption = ClaimStory.cover("insurer").replace("'RESPONSE'", "'INTERRUPTION','waiting':{'hours':0}");
        bound(interruption);
        investigated(story.notice("clm-1", "cov-2").replace("'RESPONSE'", "'INTERRUPTION'"));
        assertThat(propose("COVERED")).isEqualTo("TERM_BREACHED term PERIL INTERRUPTION");
        String rest = reasons("COVERED").replace("'3.2','code':'COVERED'", "'3.2','code':'NOT_COVERED'");
        assertThat(story.moved(HANDLER, "claim:propose", rest).text("state"))
                .as("the section that pays is in order")
                .isEqualTo("PROPOSED");
    }

    @Test
    void what_a_cover_insures_is_a_person_s_to_say_where_no_copy_is_named() {
        story.moved(INSURED, "claim:notify", story.notice("clm-1", "cov-1").replace("'copies':['c-1']", "'copies':[]"));
        story.moved(HANDLER, "claim:register", "{'claim':'clm-1','reserveMinorUnits':3000000}");
        story.moved(
                HANDLER,
                "claim:investigate",
                "{'claim':'clm-1','appointee':'adjuster','finding':'" + story.finding + "'}");
        story.moved(ADJUSTER, "claim:assess", assessment("2000000"));
        assertThat(line("SUBJECT")).isEqualTo("UNKNOWN true false");
        assertThat(propose("COVERED")).isEqualTo("TERM_UNANSWERED term SUBJECT cov-1");
    }

    @Test
    void a_copy_of_nothing_that_is_insured_is_not_paid_for() {
        bound(ClaimStory.cover("insurer").replace("'subjects':['pv-1']", "'subjects':['pv-other']"));
        investigated(story.notice("clm-1", "cov-2"));
        assertThat(propose("COVERED")).isEqualTo("TERM_BREACHED term SUBJECT c-1");
    }

    @Test
    void without_the_finding_that_the_product_asks_for_no_loss_of_data_is_paid() {
        story.moved(INSURED, "claim:notify", story.notice("clm-1", "cov-1"));
        story.moved(HANDLER, "claim:register", "{'claim':'clm-1','reserveMinorUnits':3000000}");
        story.moved(HANDLER, "claim:investigate", "{'claim':'clm-1','appointee':'adjuster'}");
        story.moved(ADJUSTER, "claim:answer", ANSWERS);
        story.moved(ADJUSTER, "claim:assess", assessment("2000000"));
        assertThat(propose("COVERED")).isEqualTo("TERM_BREACHED term EVIDENCE DATA-LOSS.finding");
    }

    @Test
    void a_paper_that_the_product_asks_for_is_laid_or_a_person_says_what_stands_for_it() {
        investigated(story.notice("clm-1", "cov-1").replace("ACCOUNTS", "OTHER"));
        assertThat(propose("COVERED")).isEqualTo("TERM_UNANSWERED term EVIDENCE RESPONSE.invoices");
        answer("EVIDENCE", "RESPONSE.invoices");
        assertThat(propose("COVERED")).isEmpty();
    }

    @Test
    void one_loss_is_one_loss_however_its_head_is_spelled() {
        story.moved(INSURED, "claim:notify", story.notice("clm-1", "cov-1"));
        for (String head : List.of("Data-Value", "data_value", "DATA.VALUE", "datavalue")) {
            assertThat(refusal(story.call(
                            INSURED,
                            "claim:notify",
                            story.notice("clm-2", "cov-1").replace("data-value", head))))
                    .isEqualTo("DUPLICATE_CLAIM items.1 clm-1");
        }
    }

    @Test
    void a_reason_names_a_clause_of_the_cover() {
        investigated(story.notice("clm-1", "cov-1"));
        assertThat(refusal(
                        story.call(HANDLER, "claim:propose", reasons("COVERED").replace("3.2", "no-such-clause"))))
                .isEqualTo("CLAUSE_UNKNOWN reasons.2.clause no-such-clause");
    }

    private void cover(String members) {
        bound(ClaimStory.cover("insurer").replace("'subjects'", members + "'subjects'"));
    }

    private void bound(String cover) {
        story.story.added(HANDLER, "cover", "cov-2", cover);
        Story.answer(story.story.peer.call(INSURED, "cover:bind", "cov-2"));
    }

    private void investigated(String notice) {
        story.moved(INSURED, "claim:notify", notice);
        story.toAssessed();
    }

    private void answer(String term, String about) {
        Story.answer(answered(term, about));
    }

    private Response answered(String term, String about) {
        return story.call(
                ADJUSTER,
                "claim:answer",
                "{'claim':'clm-1','terms':[{'term':'" + term + "','about':'" + about
                        + "','answer':'SATISFIED','ground':'" + REPORT + "'}]}");
    }

    /** The refusal of a proposal, or nothing. */
    private String propose(String code) {
        Response response = story.call(HANDLER, "claim:propose", reasons(code));
        return response.getStatusCode() == 200 ? "" : refusal(response);
    }

    /** The answer of the first line of a term, and whether it is open or stands against the claim. */
    private String line(String term) {
        Json answer = Story.answer(story.story.peer.call(INSURED, "claim:admissibility", "clm-1"));
        return new FieldReader("", answer)
                .objects("lines", 99, line -> line).stream()
                        .filter(line -> line.text("term").equals(term))
                        .map(line -> line.text("answer") + " " + line.flag("open", false) + " "
                                + line.flag("against", false))
                        .findFirst()
                        .orElseThrow();
    }
}
