package io.whence.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.whence.model.circulation.PartySignature;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class P256SignerTest {
    private static final BigInteger HALF_ORDER =
            new BigInteger("7fffffff800000007fffffffffffffffde737d56d38bcf4279dce5617e3192a8", 16);

    @TempDir
    private Path keys;

    @Test
    void signatures_of_either_provider_verify_and_are_low_s() throws GeneralSecurityException {
        String publicKey = PartyKeyFile.create(keys, "lender");
        P256Signer fast = P256Signer.read(keys.resolve("lender.pem"));
        P256Signer plain = P256Signer.read(keys.resolve("lender.pem"), Optional.empty());
        for (int i = 0; i < 64; i++) {
            byte[] message = ("message " + i).getBytes(StandardCharsets.UTF_8);
            for (P256Signer signer : new P256Signer[] {fast, plain}) {
                byte[] signature = signer.sign(message);
                assertThat(PartySignature.verifies(publicKey, message, signature))
                        .isTrue();
                assertThat(s(signature)).isLessThanOrEqualTo(HALF_ORDER);
            }
        }
    }

    @Test
    void what_is_no_key_is_refused_by_file() throws IOException {
        Path file = keys.resolve("no.pem");
        Files.writeString(file, "no key");

        assertThatThrownBy(() -> P256Signer.read(file)).hasMessageStartingWith("KEY_UNREADABLE");
    }

    private static BigInteger s(byte[] der) {
        int at = 4 + der[3];
        return new BigInteger(der, at + 2, der[at + 1]);
    }
}
