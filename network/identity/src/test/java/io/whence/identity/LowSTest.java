package io.whence.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import org.junit.jupiter.api.Test;

class LowSTest {
    private static final byte[] MESSAGE = {1, 2, 3};
    private static final int SIGNATURES = 64;

    @Test
    void exactly_one_of_the_two_forms_is_accepted_and_both_verify() throws GeneralSecurityException {
        KeyPair keys = keys();
        for (int i = 0; i < SIGNATURES; i++) {
            byte[] signature = sign(keys);
            byte[] other = LowS.flipped(signature);
            assertThat(LowS.accepts(signature)).isNotEqualTo(LowS.accepts(other));
            assertThat(LowS.of(signature))
                    .isEqualTo(LowS.of(other))
                    .satisfies(low -> assertThat(LowS.accepts(low)).isTrue());
            assertThat(verify(keys.getPublic(), signature)).isTrue();
            assertThat(verify(keys.getPublic(), other)).isTrue();
        }
    }

    @Test
    void what_is_no_signature_is_not_accepted() {
        assertThat(LowS.accepts(new byte[0])).isFalse();
        assertThat(LowS.accepts(MESSAGE)).isFalse();
        assertThat(LowS.accepts(new byte[] {0x30, 0x03, 0x02, 0x01, 0x01})).isFalse();
    }

    private static KeyPair keys() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        return generator.generateKeyPair();
    }

    private static byte[] sign(KeyPair keys) throws GeneralSecurityException {
        Signature ecdsa = Signature.getInstance("SHA256withECDSA");
        ecdsa.initSign(keys.getPrivate());
        ecdsa.update(MESSAGE);
        return ecdsa.sign();
    }

    private static boolean verify(PublicKey key, byte[] signature) throws GeneralSecurityException {
        Signature ecdsa = Signature.getInstance("SHA256withECDSA");
        ecdsa.initVerify(key);
        ecdsa.update(MESSAGE);
        return ecdsa.verify(signature);
    }
}
