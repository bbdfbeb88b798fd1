package io.whence.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;

/** A fresh key of a party without an organisation, as a home keeps it. */
final class PartyKeyFile {
    private PartyKeyFile() {}

    /** Writes {@code PARTY.pem} and returns the public key as a party document states it. */
    static String create(Path keys, String party) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair pair = generator.generateKeyPair();
            String body =
                    Base64.getMimeEncoder().encodeToString(pair.getPrivate().getEncoded());
            Files.createDirectories(keys);
            Files.writeString(
                    keys.resolve(party + ".pem"),
                    "-----BEGIN PRIVATE KEY-----\n" + body + "\n-----END PRIVATE KEY-----\n");
            return Base64.getEncoder().encodeToString(pair.getPublic().getEncoded());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
