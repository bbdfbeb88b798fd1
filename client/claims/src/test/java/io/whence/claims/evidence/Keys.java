package io.whence.claims.evidence;

import io.whence.model.note.KeyType;
import io.whence.model.note.SignerKey;
import io.whence.model.value.Digest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;

/** The same witness keys on every run: the seed of a key is the digest of its name. */
final class Keys {
    private Keys() {}

    static SignerKey witness(String name) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
            generator.initialize(NamedParameterSpec.ED25519, new Named(name));
            KeyPair pair = generator.generateKeyPair();
            byte[] encoded = pair.getPublic().getEncoded();
            byte[] seed = ((EdECPrivateKey) pair.getPrivate()).getBytes().orElseThrow();
            byte[] publicKey = Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
            return SignerKey.of(name, KeyType.COSIGNS_CHECKPOINTS, seed, publicKey);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static final class Named extends SecureRandom {
        private static final long serialVersionUID = 1;

        private final byte[] seed;

        Named(String name) {
            seed = Digest.over(name.getBytes(StandardCharsets.UTF_8)).bytes();
        }

        @Override
        public void nextBytes(byte[] bytes) {
            System.arraycopy(seed, 0, bytes, 0, bytes.length);
        }
    }
}
