package io.whence.app.desk;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/** The P-256 key of a party without an organisation: {@code ID.pem}, for its owner's eyes alone, and {@code ID.pub}. */
public record PartyKey(Path privateFile, Path publicFile) {
    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));

    public static PartyKey of(Path keys, String party) {
        return new PartyKey(keys.resolve(party + ".pem"), keys.resolve(party + ".pub"));
    }

    public boolean exists() {
        return Files.exists(privateFile);
    }

    /** Writes a new key pair, unless the party has one already. */
    public void createIfAbsent() throws IOException {
        if (exists()) {
            return;
        }
        Files.createDirectories(publicFile.getParent());
        KeyPair pair = pair();
        Files.writeString(publicFile, pem("PUBLIC KEY", pair.getPublic().getEncoded()));
        Secret.write(privateFile, pem("PRIVATE KEY", pair.getPrivate().getEncoded()));
    }

    /** The SubjectPublicKeyInfo in base64, as a party document states it. */
    public String publicKey() throws IOException {
        return Base64.getEncoder().encodeToString(decoded(publicFile));
    }

    /** The party's signature (SHA256withECDSA, DER) in base64. */
    public String sign(byte[] message) throws IOException {
        try {
            PrivateKey key =
                    KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(decoded(privateFile)));
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(key);
            signature.update(message);
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw DeskRule.FILE_UNREADABLE.refuse(privateFile.toString(), String.valueOf(e.getMessage()));
        }
    }

    private static KeyPair pair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a Java platform without P-256", e);
        }
    }

    private static String pem(String label, byte[] der) {
        return "-----BEGIN " + label + "-----\n" + LINES.encodeToString(der) + "\n-----END " + label + "-----\n";
    }

    private static byte[] decoded(Path file) throws IOException {
        String body = Files.readString(Input.required(file)).replaceAll("-----[A-Z ]+-----", "");
        try {
            return Base64.getMimeDecoder().decode(body);
        } catch (IllegalArgumentException e) {
            throw DeskRule.FILE_UNREADABLE.refuse(file.toString(), String.valueOf(e.getMessage()));
        }
    }
}
