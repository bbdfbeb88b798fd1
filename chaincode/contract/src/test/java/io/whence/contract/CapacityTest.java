package io.whence.contract;

import static io.whence.contract.ClaimStory.APPROVER;
import static io.whence.contract.ClaimStory.EXCHANGE;
import static io.whence.contract.ClaimStory.HANDLER;
import static io.whence.contract.ClaimStory.INSURED;
import static io.whence.contract.ClaimStory.REGULATOR;
import static io.whence.contract.Story.answer;
import static io.whence.contract.Story.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.whence.model.bytes.FieldReader;
import java.util.List;
import org.hyperledger.fabric.shim.Chaincode.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An insurer's capacity: what a cover insures counts by product and by incident, whatever the cover calls it. */
class CapacityTest {
    /** What every cover of these tests may cost in an occurrence. */
    private static final long MOST = 1_000;

    private final ClaimStory story = ClaimStory.begin();

    @BeforeEach
    void another_product() {
        answer(story.story.peer.call(HANDLER, "cover:cancel", "cov-1"));
        story.story.added(INSURED, "product", "p-2", "{'owner':'provider','class':'DATASET','grading':'GENERAL'}");
        story.story.added(INSURED, "version", "pv-2", Story.version("p-2"));
    }

    @Test
    void a_cover_that_names_nothing_or_nothing_known_is_not_bound_where_capacity_is_stated() {
        capacity(1_000_000);
        assertThat(refusal(bound("c-1", "", limited(900_000_000)))).isEqualTo("SUBJECTS_MISSING subjects none");
        assertThat(refusal(bound("c-2", "'subjects':['nobody'],", limited(MOST))))
                .isEqualTo("SUBJECT_UNKNOWN subjects nobody");
    }

    @Test
    void a_sum_insured_bounds_nothing_that_the_sections_would_pay() {
        capacity(1_000_000);
        String terms =
                "'terms':{'currency':'CNY','sumInsuredMinorUnits':1,'sections':[{'id':'DATA-LOSS','deductible':{'kind':'FLAT',"
                        + "'minorUnits':0},'limit':{'kind':'PERCENT_OF_LOSS','percent':'100'}}]}";
        assertThat(refusal(bound("c-1", "'subjects':['p-1'],", terms))).isEqualTo("CAPACITY_UNBOUNDED cover c-1");
        assertThat(refusal(bound("c-2", "'subjects':['p-1'],", limited(900_000_000))))
                .as("the limit counts, not the sum insured")
                .isEqualTo("CAPACITY_EXCEEDED subjects.p-1 900000000");
    }

    @Test
    void a_product_and_its_version_fill_one_capacity() {
        capacity(2 * MOST);
        answer(bound("c-1", "'subjects':['p-1'],", limited(MOST)));
        answer(bound("c-2", "'subjects':['pv-1'],", limited(MOST)));
        assertThat(refusal(bound("c-3", "'subjects':['pv-1','p-1'],", limited(MOST))))
                .isEqualTo("CAPACITY_EXCEEDED subjects.p-1 3000");
        assertThat(accumulated("pv-1")).isEqualTo(accumulated("p-1")).containsExactly("c-1", "c-2");
        answer(story.story.peer.call(HANDLER, "cover:cancel", "c-2"));
        assertThat(accumulated("pv-1")).containsExactly("c-1");
    }

    @Test
    void an_incident_of_two_products_counts_what_both_could_cost_once_it_is_verified() {
        capacity(2 * MOST);
        answer(bound("c-1", "'subjects':['p-1'],", limited(MOST)));
        answer(bound("c-2", "'subjects':['p-1','p-2'],", limited(MOST)));
        String incident = "{'id':'inc-2','perils':['LEAK'],'discoveredAt':'2026-03-01T08:00:00Z',"
                + "'versions':['pv-1','pv-2']}";
        answer(story.call(EXCHANGE, "incident:report", incident));
        answer(bound("c-3", "'subjects':['p-2'],", limited(0)));
        answer(story.call(REGULATOR, "incident:verify", "{'incident':'inc-2'}"));
        assertThat(refusal(bound("c-4", "'subjects':['pv-2'],", limited(MOST))))
                .as("on product p-2 alone there is room for it")
                .isEqualTo("CAPACITY_EXCEEDED incidents.inc-2 3000");
        assertThat(exposed("inc-2")).containsExactly("insurer 3 covers, 2000 of 2000");
        answer(story.call(REGULATOR, "incident:merge", "{'incident':'inc-2','into':'inc-1'}"));
        answer(story.story.peer.call(INSURED, "cover:bind", "c-4"));
    }

    private void capacity(long amount) {
        answer(story.call(APPROVER, "cover:capacity", "{'currency':'CNY','minorUnits':" + amount + "}"));
    }

    private static String limited(long most) {
        return "'terms':{'currency':'CNY','sumInsuredMinorUnits':1,'sections':[{'id':'DATA-LOSS','deductible':"
                + "{'kind':'FLAT','minorUnits':0},'limit':"
                + "{'kind':'FLAT','minorUnits':" + most + "}}]}";
    }

    private Response bound(String id, String subjects, String terms) {
        story.story.added(
                HANDLER,
                "cover",
                id,
                "{'product':'circulation-security','insurer':'insurer','insured':'provider',"
                        + "'from':'2026-01-01T00:00:00Z','until':'2027-01-01T00:00:00Z','reportingWindowDays':30,"
                        + "'jurisdiction':'CN-2015',"
                        + "'obligations':[{'id':'security-protection','by':'provider','duty':'measures'}],"
                        + subjects + terms + "}");
        return story.story.peer.call(INSURED, "cover:bind", id);
    }

    private List<String> accumulated(String subject) {
        return new FieldReader("", answer(story.story.peer.call(INSURED, "cover:accumulation", "insurer", subject)))
                .objects("covers", 9, cover -> cover.text("cover"));
    }

    private List<String> exposed(String incident) {
        return new FieldReader("", answer(story.story.peer.call(INSURED, "incident:accumulation", incident)))
                .objects(
                        "insurers",
                        9,
                        row -> row.text("insurer") + " " + row.count("covers") + " covers, "
                                + row.minorUnits("exposedMinorUnits") + " of " + row.minorUnits("capacityMinorUnits"));
    }
}
