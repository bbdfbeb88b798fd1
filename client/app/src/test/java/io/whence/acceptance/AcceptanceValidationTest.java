package io.whence.acceptance;

import static io.whence.acceptance.Stage.EXCHANGE;
import static io.whence.acceptance.Stage.INSURER;
import static io.whence.acceptance.Stage.batch;
import static io.whence.acceptance.Stage.delivered;
import static io.whence.acceptance.Stage.document;
import static io.whence.acceptance.Stage.used;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.hyperledger.fabric.client.GatewayException;
import org.hyperledger.fabric.client.Proposal;
import org.hyperledger.fabric.client.Transaction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What a block says of a transaction: the validation codes of Fabric, for the reasons that Fabric has. */
@ParameterizedClass
@EnumSource(Network.class)
final class AcceptanceValidationTest {
    private static final String RECIPIENT = "{'roles':['RECIPIENT']}";

    private final Stage stage;

    AcceptanceValidationTest(Network network) {
        stage = Stages.on(network);
    }

    @Test
    void one_organisations_endorsement_does_not_meet_the_policy() throws GatewayException {
        for (String mspId : List.of("ExchangeMSP", "InsurerMSP", "RegulatorMSP")) {
            Transaction transaction = endorsedBy("solo-" + mspId, mspId).endorse();
            assertThat(stage.commit(transaction).getCode().name()).isEqualTo("ENDORSEMENT_POLICY_FAILURE");
        }
    }

    @Test
    void any_two_organisations_meet_the_policy_and_so_do_three() throws GatewayException {
        List<String[]> choices = List.of(
                new String[] {"ExchangeMSP", "InsurerMSP"},
                new String[] {"InsurerMSP", "RegulatorMSP"},
                new String[] {"ExchangeMSP", "RegulatorMSP"},
                new String[] {"ExchangeMSP", "InsurerMSP", "RegulatorMSP"});
        for (String[] mspIds : choices) {
            Transaction transaction =
                    endorsedBy("duo-" + String.join("-", mspIds), mspIds).endorse();
            assertThat(stage.commit(transaction).getCode().name()).isEqualTo("VALID");
        }
    }

    @Test
    void a_transaction_whose_endorsements_fall_short_leaves_nothing_behind() throws GatewayException {
        stage.commit(endorsedBy("solo-nothing", "InsurerMSP").endorse());
        assertThat(stage.ask(EXCHANGE, "party:show", "solo-nothing").refusal())
                .isEqualTo("400 DOCUMENT_UNKNOWN id solo-nothing");
    }

    @Test
    void an_organisation_without_a_peer_cannot_be_asked_to_endorse() {
        Outcome outcome =
                stage.submitted(() -> endorsedBy("no-peer", "ProviderMSP").endorse());
        assertThat(outcome.code()).isEqualTo("UNAVAILABLE");
        assertThat(outcome.answer()).contains("ProviderMSP");
    }

    @Test
    void of_two_transactions_that_read_the_same_key_the_later_is_a_stale_read() throws GatewayException {
        Transaction first = stage.as(EXCHANGE).endorse("party:add", document("party", "stale-1", RECIPIENT, ""));
        Transaction second = stage.as(EXCHANGE).endorse("party:add", document("party", "stale-1", RECIPIENT, ""));
        assertThat(stage.commit(first).getCode().name()).isEqualTo("VALID");
        assertThat(stage.commit(second).getCode().name()).isEqualTo("MVCC_READ_CONFLICT");
        assertThat(stage.ask(EXCHANGE, "party:show", "stale-1").answer()).contains(first.getTransactionId());
    }

    @Test
    void a_stale_read_within_one_block_is_found_as_well() throws Exception {
        List<Transaction> rivals =
                Stream.of(1, 2, 3, 4, 5).map(n -> rival("stale-block")).toList();
        List<String> codes = Member.commitTogether(rivals);
        assertThat(codes)
                .containsOnlyOnce("VALID")
                .contains("MVCC_READ_CONFLICT")
                .hasSize(5);
    }

    @Test
    void two_producers_of_one_sequence_conflict_and_the_repeat_is_answered_with_the_first() throws GatewayException {
        Transaction first = stage.as(EXCHANGE).endorse("circulation:record", batch(9_001, used("v-1")));
        Transaction second = stage.as("exchange/BROKER").endorse("circulation:record", batch(9_001, used("v-1")));
        assertThat(stage.commit(first).getCode().name()).isEqualTo("VALID");
        assertThat(stage.commit(second).getCode().name()).isEqualTo("MVCC_READ_CONFLICT");
        Outcome again = stage.record(9_001, used("v-1"));
        assertThat(again.code()).isEqualTo("VALID");
        assertThat(again.answer()).contains(first.getTransactionId());
    }

    @Test
    void batches_that_touch_different_keys_do_not_conflict() throws Exception {
        List<Transaction> batches = Stream.of(9_011, 9_012, 9_013, 9_014)
                .map(sequence -> delivery(sequence))
                .toList();
        assertThat(Member.commitTogether(batches)).containsOnly("VALID");
    }

    @Test
    void a_range_into_which_something_was_put_is_a_phantom_read() throws GatewayException {
        Transaction list = stage.as(INSURER).endorse("party:list", Member.bytes("phantom", "9"));
        stage.added(EXCHANGE, "party", "phantom-1", RECIPIENT);
        assertThat(stage.commit(list).getCode().name()).isEqualTo("PHANTOM_READ_CONFLICT");
    }

    @Test
    void a_range_out_of_reach_of_what_was_put_is_still_valid() throws GatewayException {
        Transaction list = stage.as(INSURER).endorse("policy:list", Member.bytes("", "9"));
        stage.added(EXCHANGE, "party", "phantom-2", RECIPIENT);
        assertThat(stage.commit(list).getCode().name()).isEqualTo("VALID");
    }

    @Test
    void a_transaction_that_comes_twice_is_valid_once() throws Exception {
        Transaction transaction = stage.as(EXCHANGE).endorse("party:add", document("party", "twice-1", RECIPIENT, ""));
        assertThat(stage.commit(transaction).getCode().name()).isEqualTo("VALID");
        transaction.submitAsync();
        assertThat(stage.as(EXCHANGE).codesOf(transaction.getTransactionId(), 2))
                .containsExactly("VALID", "DUPLICATE_TXID");
    }

    private Proposal endorsedBy(String id, String... mspIds) {
        return stage.as(EXCHANGE)
                .contract()
                .newProposal("party:add")
                .addArguments(document("party", id.toLowerCase(java.util.Locale.ROOT), RECIPIENT, ""))
                .setEndorsingOrganizations(mspIds)
                .build();
    }

    private Transaction rival(String id) {
        try {
            return stage.as(EXCHANGE).endorse("party:add", document("party", id, RECIPIENT, ""));
        } catch (GatewayException e) {
            throw new AssertionError(e);
        }
    }

    private Transaction delivery(long sequence) {
        try {
            return stage.as(EXCHANGE).endorse("circulation:record", batch(sequence, delivered("copy-" + sequence)));
        } catch (GatewayException e) {
            throw new AssertionError(e);
        }
    }
}
