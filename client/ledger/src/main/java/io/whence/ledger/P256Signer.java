package io.whence.ledger;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.conscrypt.Conscrypt;
import org.hyperledger.fabric.client.identity.Signer;

/**
 * Signs with ECDSA over P-256 and SHA-256 in the low-S form that Fabric demands. Uses Conscrypt where its native library
 * loads, which is about ten times as fast as the platform's own.
 */
public final class P256Signer implements Signer {
    private static final BigInteger ORDER =
            new BigInteger("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", 16);
    private static final BigInteger HALF = ORDER.shiftRight(1);
    private static final Pattern PEM =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");
    private static final Optional<Provider> FAST = fast();

    private final PrivateKey key;
    private final Optional<Provider> provider;

    private P256Signer(PrivateKey key, Optional<Provider> provider) {
        this.key = key;
        this.provider = provider;
    }

    /** A signer for the PKCS#8 key in a PEM file. */
    public static P256Signer read(Path pem) {
        return read(pem, FAST);
    }

    static P256Signer read(Path pem, Optional<Provider> provider) {
        try {
            Matcher matcher = PEM.matcher(Files.readString(pem));
            if (!matcher.find()) {
                throw LedgerRule.KEY_UNREADABLE.refuse("key", pem);
            }
            byte[] encoded = Base64.getMimeDecoder().decode(matcher.group(1));
            return new P256Signer(factory(provider).generatePrivate(new PKCS8EncodedKeySpec(encoded)), provider);
        } catch (IOException | GeneralSecurityException e) {
            throw LedgerRule.KEY_UNREADABLE.refuse("key", pem);
        }
    }

    /** The DER signature over the SHA-256 digest of {@code message}. */
    @Override
    public byte[] sign(byte[] message) throws GeneralSecurityException {
        Signature signature = provider.isPresent()
                ? Signature.getInstance("SHA256withECDSA", provider.get())
                : Signature.getInstance("SHA256withECDSA");
        signature.initSign(key);
        signature.update(message);
        return lowS(signature.sign());
    }

    /** Whether the fast native provider signs. */
    static boolean isFast() {
        return FAST.isPresent();
    }

    /** Replaces a high {@code s} by its other valid form, {@code n - s}. */
    static byte[] lowS(byte[] der) {
        BigInteger r = integer(der, 2);
        BigInteger s = integer(der, 4 + der[3]);
        return s.compareTo(HALF) <= 0
                ? der
                : encode(r.toByteArray(), ORDER.subtract(s).toByteArray());
    }

    /** A DER integer of at most 33 bytes at {@code offset}, whose length is always one byte for P-256. */
    private static BigInteger integer(byte[] der, int offset) {
        int length = der[offset + 1];
        return new BigInteger(der, offset + 2, length);
    }

    private static byte[] encode(byte[] r, byte[] s) {
        int length = 2 + r.length + 2 + s.length;
        return ByteBuffer.allocate(2 + length)
                .put((byte) 0x30)
                .put((byte) length)
                .put((byte) 2)
                .put((byte) r.length)
                .put(r)
                .put((byte) 2)
                .put((byte) s.length)
                .put(s)
                .array();
    }

    private static KeyFactory factory(Optional<Provider> provider) throws GeneralSecurityException {
        return provider.isPresent() ? KeyFactory.getInstance("EC", provider.get()) : KeyFactory.getInstance("EC");
    }

    private static Optional<Provider> fast() {
        try {
            return Optional.of(Conscrypt.newProvider());
        } catch (LinkageError e) {
            return Optional.empty();
        }
    }
}
