package io.whence.contract;

import static io.whence.contract.ClaimStory.EXCHANGE;
import static io.whence.contract.ClaimStory.HANDLER;
import static io.whence.contract.ClaimStory.INSURED;
import static io.whence.contract.Story.answer;
import static io.whence.contract.Story.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.whence.model.bytes.FieldReader;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Covers: who quotes and binds them, which version answers for a loss, and what the record says of their terms. */
class CoverFunctionsTest {
    private final ClaimStory story = ClaimStory.begin();

    @Test
    void a_cover_is_quoted_until_the_insured_binds_it_and_then_in_force_for_its_period() {
        story.story.added(HANDLER, "cover", "cov-2", ClaimStory.cover("insurer"));
        assertThat(state("cov-2")).isEqualTo("QUOTED");
        assertThat(refusal(story.story.peer.call(HANDLER, "cover:bind", "cov-2")))
                .startsWith("ROLE_DENIED");
        answer(story.story.peer.call(INSURED, "cover:bind", "cov-2"));
        assertThat(state("cov-2")).isEqualTo("IN_FORCE");
        story.pass(Duration.ofDays(310));
        assertThat(state("cov-2")).isEqualTo("EXPIRED");
        assertThat(refusal(story.story.peer.call(HANDLER, "cover:cancel", "cov-2")))
                .isEqualTo("COVER_STATE cover EXPIRED");
        answer(story.story.peer.call(HANDLER, "cover:runOff", "cov-2"));
        assertThat(refusal(story.story.peer.call(HANDLER, "cover:close", "cov-2")))
                .startsWith("WINDOW_OPEN reportBy 2027-01-31");
        story.pass(Duration.ofDays(40));
        answer(story.story.peer.call(HANDLER, "cover:close", "cov-2"));
        assertThat(state("cov-2")).isEqualTo("CLOSED");
    }

    @Test
    void a_cover_closes_once_its_last_claim_is_over() {
        story.moved(INSURED, "claim:notify", story.notice("clm-1", "cov-1"));
        answer(story.story.peer.call(HANDLER, "cover:cancel", "cov-1"));
        answer(story.story.peer.call(HANDLER, "cover:runOff", "cov-1"));
        story.pass(Duration.ofDays(350));
        assertThat(refusal(story.story.peer.call(HANDLER, "cover:close", "cov-1")))
                .isEqualTo("CLAIMS_OPEN cover cov-1");
        story.moved(INSURED, "claim:withdraw", "{'claim':'clm-1'}");
        answer(story.story.peer.call(HANDLER, "cover:close", "cov-1"));
        assertThat(state("cov-1")).isEqualTo("CLOSED");
    }

    @Test
    void nothing_is_claimed_under_a_cover_that_was_never_bound() {
        story.story.added(HANDLER, "cover", "cov-2", ClaimStory.cover("insurer"));
        assertThat(refusal(story.call(INSURED, "claim:notify", story.notice("clm-1", "cov-2"))))
                .isEqualTo("COVER_STATE cover QUOTED");
    }

    @Test
    void only_the_insurer_itself_quotes_in_its_name() {
        assertThat(refusal(story.story.add(HANDLER, "cover", "cov-2", ClaimStory.cover("exchange"))))
                .isEqualTo("NOT_THE_INSURER body.insurer exchange");
    }

    @Test
    void a_cover_keeps_to_its_product_and_to_known_jurisdictions() {
        String cover = ClaimStory.cover("insurer");
        assertThat(refused(cover.replace("circulation-security", "moon-insurance")))
                .isEqualTo("PRODUCT_UNKNOWN body.product moon-insurance");
        assertThat(refused(cover.replace("RESPONSE", "RANSOM")))
                .isEqualTo("TEMPLATE_DIFFERS body.terms.sections RANSOM");
        assertThat(refused(cover.replace("DATA-LOSS", "LIABILITY")))
                .isEqualTo("TEMPLATE_DIFFERS body.terms.sections DATA-LOSS");
        assertThat(refused(cover.replace("CN-2015", "XX-1"))).isEqualTo("JURISDICTION_UNKNOWN jurisdiction XX-1");
        assertThat(refused(cover.replace("2027-01-01", "2026-01-01"))).startsWith("COVER_PERIOD body.until");
        assertThat(refused(cover.replace("'FLAT'", "'ROUND'"))).startsWith("CHOICE_UNKNOWN body.terms.");
        assertThat(refused(cover.replace("'currency':'CNY',", "")))
                .isEqualTo("FIELD_MISSING body.terms.currency absent");
    }

    @Test
    void the_version_in_force_at_the_loss_answers_for_it_with_its_own_terms() {
        String first = digest("cov-1");
        String amended = ClaimStory.cover("insurer")
                .replace("'minorUnits':100000", "'minorUnits':900000")
                .replace("'subjects'", "'effectiveFrom':'2026-03-01T08:00:00Z','subjects'");
        answer(story.story.add(HANDLER, "cover", "cov-1", amended, "'prev':'" + first + "',"));
        answer(story.story.peer.call(INSURED, "cover:bind", "cov-1"));
        String early = story.notice("clm-1", "cov-1").replace("'lossAt':'2026-03-01", "'lossAt':'2026-02-28");
        assertThat(story.moved(INSURED, "claim:notify", early).text("coverVersion"))
                .as("the loss came before the amendment")
                .isEqualTo(first);
        String later =
                story.notice("clm-2", "cov-1").replace("data-value", "later").replace("forensics", "later");
        assertThat(story.moved(INSURED, "claim:notify", later).text("coverVersion"))
                .isEqualTo(digest("cov-1"));
        FieldReader shown = new FieldReader("", answer(story.story.peer.call(EXCHANGE, "cover:show", "cov-1")));
        assertThat(shown.objects("chain", 9, version -> version.text("digest") + version.flag("bound", false)))
                .containsExactly(digest("cov-1") + "true", first + "true");
    }

    @Test
    void a_loss_outside_the_period_is_taken_and_flagged() {
        String early = story.notice("clm-1", "cov-1").replace("'lossAt':'2026-03-01", "'lossAt':'2025-12-31");
        FieldReader answered = new FieldReader("", answer(story.call(INSURED, "claim:notify", early)));
        assertThat(answered.json("flags").text()).isEqualTo("[\"OUTSIDE_PERIOD\"]");
    }

    @Test
    void the_record_says_of_each_term_whether_it_was_met_and_where_it_stands() {
        story.moved(INSURED, "claim:notify", story.notice("clm-1", "cov-1"));
        assertThat(lines())
                .contains("PERIOD SATISFIED cov-1", "REPORTING_WINDOW SATISFIED cov-1", "SUBJECT SATISFIED c-1")
                .contains("AGREEMENT_IN_FORCE SATISFIED c-1", "RECEIPT_MATCHED UNKNOWN c-1")
                .contains("OBLIGATION_MET UNSATISFIED security-protection", "OBLIGATION_MET UNKNOWN marked-delivery");
    }

    @Test
    void an_obligation_is_reported_met_once_by_the_party_that_owes_it() {
        String met = "{'cover':'cov-1','obligation':'marked-delivery','evidence':'" + ClaimStory.REPORT + "'}";
        assertThat(refusal(story.call(INSURED, "cover:fulfil", met))).isEqualTo("NOT_THE_OBLIGED caller provider");
        answer(story.call(EXCHANGE, "cover:fulfil", met));
        assertThat(refusal(story.call(EXCHANGE, "cover:fulfil", met)))
                .isEqualTo("OBLIGATION_MET obligation marked-delivery");
        assertThat(refusal(story.call(EXCHANGE, "cover:fulfil", met.replace("marked-delivery", "other"))))
                .isEqualTo("OBLIGATION_UNKNOWN obligation other");
    }

    private java.util.List<String> lines() {
        FieldReader answer =
                new FieldReader("", answer(story.story.peer.call(INSURED, "claim:admissibility", "clm-1")));
        return answer.objects(
                "lines", 100, line -> line.text("term") + " " + line.text("answer") + " " + line.text("about"));
    }

    private String refused(String cover) {
        return refusal(story.story.add(HANDLER, "cover", "cov-2", cover));
    }

    private String state(String cover) {
        return new FieldReader("", answer(story.story.peer.call(EXCHANGE, "cover:show", cover))).text("state");
    }

    private String digest(String cover) {
        return new FieldReader("", answer(story.story.peer.call(EXCHANGE, "cover:show", cover))).text("digest");
    }
}
