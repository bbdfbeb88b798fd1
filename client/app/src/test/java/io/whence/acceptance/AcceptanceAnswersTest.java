package io.whence.acceptance;

import static io.whence.acceptance.Stage.EXCHANGE;
import static io.whence.acceptance.Stage.INSURER;
import static io.whence.acceptance.Stage.PROVIDER;
import static io.whence.acceptance.Stage.delivered;
import static io.whence.acceptance.Stage.document;
import static io.whence.acceptance.Stage.received;
import static org.assertj.core.api.Assertions.assertThat;

import io.whence.contract.Functions;
import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;
import io.whence.model.merkle.MerkleHash;
import io.whence.model.value.Digest;
import io.whence.model.wire.BatchCodec;
import io.whence.model.wire.EventCodec;
import java.util.List;
import java.util.Map;
import org.hyperledger.fabric.client.GatewayException;
import org.hyperledger.fabric.client.Transaction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What the ledger answers to those it serves. */
@ParameterizedClass
@EnumSource(Network.class)
final class AcceptanceAnswersTest {
    private static final String RECIPIENT = "{'roles':['RECIPIENT']}";

    private final Stage stage;

    AcceptanceAnswersTest(Network network) {
        stage = Stages.on(network);
    }

    @Test
    void metadata_lists_every_function_to_anybodys_tools() {
        Outcome outcome = stage.ask(PROVIDER, "org.hyperledger.fabric:GetMetadata");
        FieldReader contracts = new FieldReader("", outcome.json()).object("contracts");
        List<String> listed = contracts.names().stream()
                .flatMap(contract -> contracts
                        .object(contract)
                        .objects("transactions", 1000, function -> contract + ":" + function.text("name"))
                        .stream())
                .sorted()
                .toList();
        assertThat(listed).containsExactlyElementsOf(Functions.all().keySet());
    }

    @Test
    void a_document_is_shown_as_it_was_submitted_with_its_digest_and_who_added_it() throws GatewayException {
        byte[] bytes = document("party", "shown-1", RECIPIENT, "");
        Transaction transaction = stage.as(EXCHANGE).endorse("party:add", bytes);
        stage.commit(transaction);
        FieldReader shown =
                new FieldReader("", stage.ask(INSURER, "party:show", "shown-1").json());
        assertThat(shown.json("document").canonical()).isEqualTo(bytes);
        assertThat(shown.digest("digest")).isEqualTo(Digest.over(bytes));
        assertThat(shown.text("transaction")).isEqualTo(transaction.getTransactionId());
        assertThat(shown.object("actor").text("mspId")).isEqualTo("ExchangeMSP");
    }

    @Test
    void the_same_document_again_answers_with_the_first_record() {
        Outcome first = stage.add(EXCHANGE, "party", "again-1", RECIPIENT);
        Outcome again = stage.add(EXCHANGE, "party", "again-1", RECIPIENT);
        assertThat(again.code()).isEqualTo("VALID");
        assertThat(new FieldReader("", again.json()).text("digest"))
                .isEqualTo(new FieldReader("", first.json()).text("digest"));
    }

    @Test
    void a_document_is_superseded_by_naming_its_digest() {
        Outcome first = stage.add(EXCHANGE, "party", "prev-1", RECIPIENT);
        String digest = new FieldReader("", first.json()).text("digest");
        byte[] successor = document("party", "prev-1", "{'roles':['WITNESS']}", "'prev':'" + digest + "',");
        assertThat(stage.submit(EXCHANGE, "party:add", successor).code()).isEqualTo("VALID");
        assertThat(stage.ask(EXCHANGE, "party:show", "prev-1").answer()).contains("WITNESS");
    }

    @Test
    void lists_are_paged_in_order_of_ids() {
        for (String id : List.of("zz-3", "zz-1", "zz-2")) {
            stage.added(EXCHANGE, "party", id, RECIPIENT);
        }
        FieldReader page =
                new FieldReader("", stage.ask(EXCHANGE, "party:list", "zz", "2").json());
        assertThat(ids(page)).containsExactly("zz-1", "zz-2");
        FieldReader rest = new FieldReader(
                "", stage.ask(EXCHANGE, "party:list", page.text("next"), "2").json());
        assertThat(ids(rest)).containsExactly("zz-3");
        assertThat(rest.has("next")).isFalse();
    }

    @Test
    void a_batch_answers_its_root_and_leaves_a_copy_with_its_receipt() {
        Outcome outcome = stage.record(6_001, delivered("a-1"), received("a-1"));
        FieldReader receipt = new FieldReader("", outcome.json());
        assertThat(receipt.digest("root"))
                .isEqualTo(MerkleHash.root(
                        List.of(EventCodec.encode(delivered("a-1")), EventCodec.encode(received("a-1")))));
        FieldReader copy = new FieldReader(
                "", stage.ask(PROVIDER, "circulation:copy", "a-1").json());
        assertThat(copy.text("holder")).isEqualTo("lender");
        assertThat(copy.text("receipt")).isEqualTo("MATCHED");
        assertThat(copy.text("receiptBasis")).isEqualTo("DELEGATED");
    }

    @Test
    void a_deflated_batch_is_the_same_batch() {
        List<byte[]> leaves = List.of(EventCodec.encode(delivered("a-2")));
        Outcome plain =
                stage.submit(EXCHANGE, "circulation:record", BatchCodec.seal("exchange", 6_002, leaves, Map.of()));
        Outcome deflated = stage.submit(
                EXCHANGE, "circulation:record", BatchCodec.sealDeflated("exchange", 6_002, leaves, Map.of()));
        assertThat(deflated.code()).isEqualTo("VALID");
        assertThat(new FieldReader("", deflated.json()).text("root"))
                .isEqualTo(new FieldReader("", plain.json()).text("root"));
    }

    @Test
    void a_change_is_seen_by_every_organisation_once_it_is_committed() {
        stage.added(EXCHANGE, "party", "seen-1", RECIPIENT);
        for (String who : Stage.everyone()) {
            assertThat(stage.ask(who, "party:show", "seen-1").code()).as(who).isEqualTo("OK");
        }
    }

    private static List<String> ids(FieldReader page) {
        return page.list("items", 10, (at, json) -> id(json));
    }

    private static String id(Json recorded) {
        return new FieldReader("", recorded).object("document").id("id");
    }
}
