package io.whence.contract;

import static io.whence.contract.Story.EXCHANGE;
import static io.whence.contract.Story.answer;
import static io.whence.contract.Story.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.whence.model.bytes.FieldReader;
import io.whence.model.note.Checkpoint;
import io.whence.model.note.KeyType;
import io.whence.model.note.SignerKey;
import io.whence.model.value.Digest;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.EdECPrivateKey;
import java.time.Instant;
import java.util.Arrays;
import org.hyperledger.fabric.shim.Chaincode.Response;
import org.junit.jupiter.api.Test;

/** Who may record a checkpoint, and what two that differ lead to. */
class CheckpointFunctionsTest {
    private static final SignerKey EXCHANGE_KEY = newKey("exchange");
    private static final SignerKey INSURER_KEY = newKey("insurer");

    private final FakePeer peer = peer();

    @Test
    void witnesses_that_saw_the_same_log_agree() {
        assertThat(list("agrees", record(EXCHANGE, EXCHANGE_KEY, 5, 1))).isEmpty();
        Response second = record("insurer/HANDLER", INSURER_KEY, 5, 1);
        assertThat(list("agrees", second)).containsExactly("exchange");
        assertThat(list("differs", second)).isEmpty();
    }

    @Test
    void witnesses_that_saw_different_logs_of_one_size_raise_an_alarm() {
        record(EXCHANGE, EXCHANGE_KEY, 5, 1);
        assertThat(list("differs", record("insurer/HANDLER", INSURER_KEY, 5, 2)))
                .containsExactly("exchange");
    }

    @Test
    void a_witness_does_not_change_its_mind_about_one_size() {
        record(EXCHANGE, EXCHANGE_KEY, 5, 1);
        assertThat(refusal(record(EXCHANGE, EXCHANGE_KEY, 5, 2))).startsWith("CHECKPOINT_CHANGED note");
        answer(record(EXCHANGE, EXCHANGE_KEY, 5, 1));
    }

    @Test
    void a_checkpoint_carries_the_cosignature_of_its_recorder() {
        assertThat(refusal(record(EXCHANGE, INSURER_KEY, 5, 1))).isEqualTo("NOT_COSIGNED note exchange");
        assertThat(refusal(record("regulator/REGULATOR", INSURER_KEY, 5, 1)))
                .isEqualTo("PARTY_UNKNOWN caller RegulatorMSP");
    }

    @Test
    void checkpoints_are_listed_in_order_of_size() {
        record(EXCHANGE, EXCHANGE_KEY, 10, 1);
        record(EXCHANGE, EXCHANGE_KEY, 9, 1);
        FieldReader listed = new FieldReader("", answer(peer.call(EXCHANGE, "checkpoint:list", "0")));
        assertThat(listed.objects("items", 10, item -> item.count("size"))).containsExactly(9L, 10L);
    }

    private Response record(String as, SignerKey key, long size, int root) {
        Checkpoint checkpoint = new Checkpoint("whence.example/log", size, Digest.over(new byte[] {(byte) root}));
        byte[] note = checkpoint
                .unsigned()
                .with(key.cosign(checkpoint, Instant.EPOCH))
                .bytes();
        return peer.submit(as, "checkpoint:record", note);
    }

    private static java.util.List<String> list(String name, Response response) {
        return new FieldReader("", answer(response)).texts(name, 10);
    }

    private static FakePeer peer() {
        Story story = new Story();
        story.added(EXCHANGE, "party", "exchange", party("ExchangeMSP", EXCHANGE_KEY));
        story.added("insurer/HANDLER", "party", "insurer", party("InsurerMSP", INSURER_KEY));
        return story.peer;
    }

    private static String party(String mspId, SignerKey key) {
        return "{'roles':['WITNESS'],'mspId':'%s','witnessKey':'%s'}"
                .formatted(mspId, key.verifier().text());
    }

    private static SignerKey newKey(String name) {
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            byte[] seed = ((EdECPrivateKey) pair.getPrivate()).getBytes().orElseThrow();
            byte[] encoded = pair.getPublic().getEncoded();
            byte[] publicKey = Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
            return SignerKey.of(name, KeyType.COSIGNS_CHECKPOINTS, seed, publicKey);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
