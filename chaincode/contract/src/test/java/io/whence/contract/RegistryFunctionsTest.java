package io.whence.contract;

import static io.whence.contract.Story.EXCHANGE;
import static io.whence.contract.Story.PROVIDER;
import static io.whence.contract.Story.answer;
import static io.whence.contract.Story.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.whence.model.bytes.FieldReader;
import org.hyperledger.fabric.shim.Chaincode.Response;
import org.junit.jupiter.api.Test;

/** Who may add which document, what must stand before it, and how it is read back. */
class RegistryFunctionsTest {
    private final Story story = Story.begin();

    @Test
    void a_function_that_is_not_listed_is_denied() {
        Response response = story.peer.call(EXCHANGE, "party:remove", "exchange");
        assertThat(response.getStatusCode()).isEqualTo(400);
        assertThat(refusal(response)).isEqualTo("FUNCTION_UNKNOWN function party:remove");
    }

    @Test
    void a_function_takes_its_listed_number_of_arguments() {
        assertThat(refusal(story.peer.call(EXCHANGE, "party:show"))).isEqualTo("ARGUMENTS_WRONG party:show 0");
    }

    @Test
    void an_organisation_is_registered_by_itself_and_is_one_party() {
        String insurer = "{'roles':['INSURER'],'mspId':'InsurerMSP'}";
        assertThat(refusal(story.add(EXCHANGE, "party", "insurer", insurer))).isEqualTo("NOT_THE_OWNER id insurer");
        story.added("insurer/HANDLER", "party", "insurer", insurer);
        assertThat(refusal(story.add("insurer/HANDLER", "party", "insurer-2", insurer)))
                .isEqualTo("MSP_TAKEN body.mspId InsurerMSP");
    }

    @Test
    void a_party_without_an_organisation_is_registered_by_exchange_or_regulator() {
        assertThat(refusal(story.add(PROVIDER, "party", "lender-04", "{'roles':['RECIPIENT']}")))
                .isEqualTo("NOT_THE_OWNER id lender-04");
        story.added("regulator/REGULATOR", "party", "lender-04", "{'roles':['RECIPIENT']}");
    }

    @Test
    void the_same_bytes_again_answer_with_the_first_record_and_other_bytes_are_refused() {
        Response first = story.add(EXCHANGE, "party", "lender-05", "{'roles':['RECIPIENT']}");
        assertThat(story.add(EXCHANGE, "party", "lender-05", "{'roles':['RECIPIENT']}")
                        .getPayload())
                .isEqualTo(first.getPayload());
        assertThat(refusal(story.add(EXCHANGE, "party", "lender-05", "{'roles':['WITNESS']}")))
                .isEqualTo("ID_TAKEN id lender-05");
    }

    @Test
    void a_document_is_superseded_by_naming_its_digest() {
        String digest = new FieldReader(
                        "", answer(story.add(EXCHANGE, "party", "lender-05", "{'roles':['RECIPIENT']}")))
                .text("digest");
        String wrong = "'prev':'" + Story.ROOT + "',";
        assertThat(refusal(story.add(EXCHANGE, "party", "lender-05", "{'roles':['WITNESS']}", wrong)))
                .startsWith("PREV_DIFFERS prev");
        answer(story.add(EXCHANGE, "party", "lender-05", "{'roles':['WITNESS']}", "'prev':'" + digest + "',"));
        FieldReader shown = new FieldReader("", answer(story.peer.call(EXCHANGE, "party:show", "lender-05")));
        assertThat(shown.object("document").object("body").texts("roles", 9)).containsExactly("WITNESS");
    }

    @Test
    void bytes_that_are_not_canonical_are_refused() {
        assertThat(refusal(story.peer.call(EXCHANGE, "party:add", "{ \"id\":\"x\"}")))
                .startsWith("NOT_CANONICAL");
        assertThat(refusal(story.peer.call(EXCHANGE, "party:add", "{\"id\":"))).startsWith("JSON_MALFORMED");
    }

    @Test
    void an_unknown_or_missing_member_is_named() {
        assertThat(refusal(story.add(EXCHANGE, "party", "x", "{'roles':[],'phone':'1'}")))
                .isEqualTo("FIELD_UNKNOWN body.phone 1");
        assertThat(refusal(story.add(PROVIDER, "product", "x", "{'owner':'provider','class':'DATASET'}")))
                .isEqualTo("FIELD_MISSING body.grading absent");
    }

    @Test
    void products_and_versions_are_added_by_their_owner_or_its_delegate() {
        String product = "{'owner':'provider','class':'DATASET','grading':'GENERAL'}";
        story.added(EXCHANGE, "product", "p-2", product);
        assertThat(refusal(story.add("regulator/REGULATOR", "product", "p-3", product)))
                .isEqualTo("PARTY_UNKNOWN caller RegulatorMSP");
        story.added("insurer/HANDLER", "party", "insurer", "{'roles':['INSURER'],'mspId':'InsurerMSP'}");
        assertThat(refusal(story.add("insurer/HANDLER", "product", "p-3", product)))
                .isEqualTo("NOT_THE_OWNER body.owner provider");
        assertThat(refusal(story.add(PROVIDER, "version", "pv-9", Story.version("p-9"))))
                .isEqualTo("DOCUMENT_UNKNOWN body.product p-9");
    }

    @Test
    void an_agreement_carries_its_recipients_signature() {
        assertThat(refusal(story.add(PROVIDER, "agreement", "agr-2", Story.agreement("lender-03"))))
                .isEqualTo("SIGNATURE_INVALID body.recipientSignature lender-03");
        String altered = Story.signed(Story.agreement("lender-03")).replace("'receiptHours':24", "'receiptHours':25");
        assertThat(refusal(story.add(PROVIDER, "agreement", "agr-2", altered)))
                .isEqualTo("SIGNATURE_INVALID body.recipientSignature lender-03");
    }

    @Test
    void an_agreement_ends_after_it_begins() {
        String empty = Story.agreement("lender-03").replace("2026-04-01", "2026-03-01");
        assertThat(refusal(story.add(PROVIDER, "agreement", "agr-2", Story.signed(empty))))
                .isEqualTo("PERIOD_EMPTY body.until 2026-03-01T00:00:00Z");
    }

    @Test
    void a_certificate_is_added_by_its_registry() {
        String certificate = "{'product':'p-1','registry':'exchange','number':'IP-1','kind':'DATA_IP','event':'FIRST',"
                + "'holder':'provider','deposit':'" + Story.ROOT + "'}";
        assertThat(refusal(story.add(PROVIDER, "certificate", "cert-1", certificate)))
                .isEqualTo("NOT_THE_OWNER body.registry exchange");
        story.added(EXCHANGE, "certificate", "cert-1", certificate);
    }

    @Test
    void lists_are_paged_in_order_of_ids() {
        FieldReader page = new FieldReader("", answer(story.peer.call(EXCHANGE, "party:list", "", "2")));
        assertThat(ids(page)).containsExactly("exchange", "lender-03");
        assertThat(page.text("next")).isEqualTo("lender-03");
        FieldReader last = new FieldReader("", answer(story.peer.call(EXCHANGE, "party:list", "lender-03", "2")));
        assertThat(ids(last)).containsExactly("provider");
        assertThat(last.has("next")).isFalse();
        assertThat(refusal(story.peer.call(EXCHANGE, "party:list", "", "1001")))
                .startsWith("NUMBER_OUT_OF_RANGE limit");
    }

    @Test
    void metadata_lists_every_function() {
        String metadata = answer(story.peer.call(EXCHANGE, "org.hyperledger.fabric:GetMetadata"))
                .text();
        assertThat(Functions.all().keySet())
                .allSatisfy(name -> assertThat(metadata).contains("\"" + name.substring(name.indexOf(':') + 1) + "\""));
    }

    private static java.util.List<String> ids(FieldReader page) {
        return page.list(
                "items",
                10,
                (at, json) -> new FieldReader(at, json).object("document").id("id"));
    }
}
