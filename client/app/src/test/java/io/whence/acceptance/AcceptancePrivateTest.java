package io.whence.acceptance;

import static io.whence.acceptance.Stage.EXCHANGE;
import static io.whence.acceptance.Stage.INSURER;
import static io.whence.acceptance.Stage.PROVIDER;
import static io.whence.acceptance.Stage.REGULATOR;
import static org.assertj.core.api.Assertions.assertThat;

import io.whence.model.bytes.FieldReader;
import io.whence.model.value.Digest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.hyperledger.fabric.client.GatewayException;
import org.hyperledger.fabric.client.Proposal;
import org.hyperledger.fabric.client.Transaction;
import org.hyperledger.fabric.protos.common.Block;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Private values: shared by the organisations that keep a peer, never in a block, erased when they are purged. */
@ParameterizedClass
@EnumSource(Network.class)
final class AcceptancePrivateTest {
    private static final String SALT = "0123456789abcdef0123456789abcdef";

    private final Stage stage;

    AcceptancePrivateTest(Network network) {
        stage = Stages.on(network);
    }

    @Test
    void a_kept_value_is_opened_at_every_organisation_with_a_peer() throws GatewayException {
        String commitment = keep(PROVIDER, "the price is 4711");
        for (String who : List.of(EXCHANGE, INSURER, REGULATOR)) {
            FieldReader opening = new FieldReader("", opened(who, commitment).json());
            assertThat(Base64.getDecoder().decode(opening.text("value")))
                    .asString()
                    .isEqualTo("the price is 4711");
            assertThat(Base64.getDecoder().decode(opening.text("salt")))
                    .asString()
                    .isEqualTo(SALT);
        }
    }

    @Test
    void an_organisation_outside_the_collection_opens_nothing() throws GatewayException {
        String commitment = keep(EXCHANGE, "not for everybody");
        opened(EXCHANGE, commitment);
        assertThat(stage.ask(PROVIDER, "commitment:open", commitment).refusal())
                .isEqualTo("400 ROLE_DENIED caller ProviderMSP/INSURED");
        assertThat(stage.ask("adjuster/ADJUSTER", "commitment:open", commitment).refusal())
                .isEqualTo("400 ROLE_DENIED caller AdjusterMSP/ADJUSTER");
    }

    @Test
    void neither_value_nor_salt_stands_in_a_block() throws GatewayException {
        Transaction transaction = kept(EXCHANGE, "a secret of 1847").endorse();
        long number = stage.commit(transaction).getBlockNumber();
        Block block = stage.as(EXCHANGE).block(number);
        String text = block.toByteString().toString(StandardCharsets.ISO_8859_1);
        assertThat(text).contains(transaction.getTransactionId()).doesNotContain("a secret of 1847", SALT);
    }

    @Test
    void a_purged_value_opens_no_more_anywhere() throws GatewayException {
        String commitment = keep(EXCHANGE, "forget me");
        opened(INSURER, commitment);
        assertThat(stage.submit(REGULATOR, "commitment:purge", Member.bytes(commitment))
                        .code())
                .isEqualTo("VALID");
        for (String who : List.of(EXCHANGE, INSURER, REGULATOR)) {
            assertThat(stage.ask(who, "commitment:open", commitment).refusal())
                    .isEqualTo("400 COMMITMENT_UNOPENED commitment " + commitment);
        }
    }

    @Test
    void a_value_is_handed_in_beside_the_transaction_or_refused() {
        assertThat(stage.submit(EXCHANGE, "commitment:keep", Member.bytes("price"))
                        .refusal())
                .startsWith("400 FIELD_MISSING salt");
    }

    private String keep(String who, String value) throws GatewayException {
        Transaction transaction = kept(who, value).endorse();
        assertThat(stage.commit(transaction).getCode().name()).isEqualTo("VALID");
        FieldReader answer = new FieldReader("", io.whence.model.bytes.Json.parse(transaction.getResult()));
        return answer.named("commitment", Digest::parse).hex();
    }

    private Proposal kept(String who, String value) {
        return stage.as(who)
                .contract()
                .newProposal("commitment:keep")
                .addArguments("price")
                .putTransient("salt", SALT)
                .putTransient("value", value)
                .build();
    }

    /** A peer that did not endorse receives the value beside the block, a moment after it. */
    private Outcome opened(String who, String commitment) {
        Outcome outcome = stage.ask(who, "commitment:open", commitment);
        for (int tries = 0; tries < 100 && !outcome.code().equals("OK"); tries++) {
            java.util.concurrent.locks.LockSupport.parkNanos(100_000_000);
            outcome = stage.ask(who, "commitment:open", commitment);
        }
        assertThat(outcome.code()).as(who + " " + outcome).isEqualTo("OK");
        return outcome;
    }
}
