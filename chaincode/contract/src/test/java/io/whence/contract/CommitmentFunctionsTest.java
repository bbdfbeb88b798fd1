package io.whence.contract;

import static io.whence.contract.Story.EXCHANGE;
import static io.whence.contract.Story.answer;
import static io.whence.contract.Story.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.whence.model.bytes.FieldReader;
import io.whence.model.value.Commitment;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Private values: committed, opened, purged. */
class CommitmentFunctionsTest {
    private static final byte[] SALT = "0123456789abcdef".getBytes(StandardCharsets.UTF_8);
    private static final byte[] VALUE = "a legal name".getBytes(StandardCharsets.UTF_8);

    private final FakePeer peer = new FakePeer().handingIn("salt", SALT).handingIn("value", VALUE);

    @Test
    void a_value_is_opened_by_its_commitment_until_it_is_purged() {
        String commitment = keep();
        assertThat(commitment).isEqualTo(Commitment.of(SALT, "legalId", VALUE).hex());
        FieldReader opened = new FieldReader("", answer(peer.call(EXCHANGE, "commitment:open", commitment)));
        assertThat(java.util.Base64.getDecoder().decode(opened.text("value"))).isEqualTo(VALUE);
        answer(peer.call(EXCHANGE, "commitment:purge", commitment));
        assertThat(refusal(peer.call(EXCHANGE, "commitment:open", commitment))).startsWith("COMMITMENT_UNOPENED");
    }

    @Test
    void nothing_private_is_written_to_the_channel() {
        keep();
        assertThat(peer.keys("")).isZero();
    }

    @Test
    void a_short_salt_or_a_missing_value_is_refused() {
        peer.handingIn("salt", new byte[Commitment.SALT_BYTES_MIN - 1]);
        assertThat(refusal(peer.call(EXCHANGE, "commitment:keep", "legalId"))).startsWith("NUMBER_OUT_OF_RANGE salt");
        assertThat(refusal(new FakePeer().call(EXCHANGE, "commitment:keep", "legalId")))
                .startsWith("FIELD_MISSING salt");
    }

    @Test
    void only_listed_roles_purge() {
        String commitment = keep();
        assertThat(refusal(peer.call("provider/INSURED", "commitment:purge", commitment)))
                .startsWith("ROLE_DENIED");
    }

    private String keep() {
        return new FieldReader("", answer(peer.call(EXCHANGE, "commitment:keep", "legalId"))).text("commitment");
    }
}
