package io.whence.trace.log;

import io.whence.model.note.KeyType;
import io.whence.model.note.SignerKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.EdECPrivateKey;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The keys with which organisations cosign the log of a development network, kept beside its connection: a secret file a
 * witness in {@code witness/}, and all verifier keys in {@code trust.txt}, one a line.
 */
public record WitnessKeys(Path connection) {
    private static final String TRUST = "trust.txt";
    private static final int KEY_BYTES = 32;

    /** The file that names every witness's verifier key. */
    public Path trust() {
        return connection.resolve(TRUST);
    }

    /** Makes a key for each of these witnesses that has none, and writes them all to the trust file. */
    public void ensure(List<String> witnesses) {
        try {
            Files.createDirectories(connection.resolve("witness"));
            for (String witness : witnesses) {
                if (!Files.exists(file(witness))) {
                    writeSecret(file(witness), draw(witness).text());
                }
            }
            String trusted = witnesses.stream()
                    .map(witness -> key(witness).verifier().text() + "\n")
                    .collect(Collectors.joining());
            Files.writeString(trust(), trusted);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write witness keys under " + connection, e);
        }
    }

    /** A witness's secret key. */
    public SignerKey key(String witness) {
        if (!Files.exists(file(witness))) {
            throw WitnessRule.WITNESS_KEY_MISSING.refuse("as", witness);
        }
        try {
            return SignerKey.parse(Files.readString(file(witness)));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file(witness), e);
        }
    }

    Path file(String witness) {
        return connection.resolve("witness").resolve(witness + ".key");
    }

    /** The file appears whole, readable by its owner alone. */
    private static void writeSecret(Path file, String text) throws IOException {
        Path part = Files.createTempFile(
                file.getParent(),
                "key",
                ".part",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(part, text, StandardCharsets.UTF_8);
        Files.move(part, file);
    }

    private static SignerKey draw(String name) {
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            byte[] seed = ((EdECPrivateKey) pair.getPrivate()).getBytes().orElseThrow();
            byte[] encoded = pair.getPublic().getEncoded();
            byte[] publicKey = Arrays.copyOfRange(encoded, encoded.length - KEY_BYTES, encoded.length);
            return SignerKey.of(name, KeyType.COSIGNS_CHECKPOINTS, seed, publicKey);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a Java platform without Ed25519", e);
        }
    }
}
