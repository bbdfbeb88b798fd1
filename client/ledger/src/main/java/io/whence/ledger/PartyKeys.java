package io.whence.ledger;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The keys of parties without an organisation of their own that this home holds: {@code keys/PARTY.pem}. */
public final class PartyKeys {
    private final Path folder;
    private final Map<String, Optional<P256Signer>> signers = new ConcurrentHashMap<>();

    public PartyKeys(Path home) {
        this.folder = home.resolve("keys");
    }

    /** A party's signature over an event's bytes, where its key is here. */
    public Optional<byte[]> sign(String party, byte[] leaf) {
        return signers.computeIfAbsent(party, this::read).map(signer -> sign(signer, leaf));
    }

    private Optional<P256Signer> read(String party) {
        Path pem = folder.resolve(party + ".pem");
        return Files.exists(pem) ? Optional.of(P256Signer.read(pem)) : Optional.empty();
    }

    private static byte[] sign(P256Signer signer, byte[] leaf) {
        try {
            return signer.sign(leaf);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a P-256 key that does not sign", e);
        }
    }
}
