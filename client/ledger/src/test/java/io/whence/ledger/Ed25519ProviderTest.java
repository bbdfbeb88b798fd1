package io.whence.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.whence.model.merkle.MerkleHash;
import io.whence.model.note.Checkpoint;
import io.whence.model.note.KeyType;
import io.whence.model.note.SignedNote;
import io.whence.model.note.SignerKey;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Security;
import java.security.interfaces.EdECPrivateKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class Ed25519ProviderTest {
    @AfterEach
    void take_it_out() {
        Security.removeProvider("Whence-Ed25519");
    }

    @Test
    void cosignatures_of_either_provider_are_checked_alike_by_both() throws Exception {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        byte[] seed = ((EdECPrivateKey) pair.getPrivate()).getBytes().orElseThrow();
        byte[] encoded = pair.getPublic().getEncoded();
        byte[] publicKey = Arrays.copyOfRange(encoded, encoded.length - seed.length, encoded.length);
        SignerKey key = SignerKey.of("insurer", KeyType.COSIGNS_CHECKPOINTS, seed, publicKey);
        Checkpoint head = new Checkpoint("log", 0, MerkleHash.empty());
        SignedNote platforms = head.unsigned().with(key.cosign(head, Instant.EPOCH));
        assertThat(Ed25519Provider.install()).isTrue();
        SignedNote conscrypts = head.unsigned().with(key.cosign(head, Instant.EPOCH));
        assertThat(conscrypts).isEqualTo(platforms);
        assertThat(platforms.signedBy(List.of(key.verifier()))).containsExactly(key.verifier());
        Security.removeProvider("Whence-Ed25519");
        assertThat(conscrypts.signedBy(List.of(key.verifier()))).containsExactly(key.verifier());
    }
}
