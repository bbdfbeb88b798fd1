package io.whence.model.note;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;

/** Ed25519 (RFC 8032) over raw 32-byte keys, by the JDK's own engine. */
final class Ed25519 {
    static final int KEY_BYTES = 32;
    static final int SIGNATURE_BYTES = 64;

    private static final byte[] PUBLIC_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");
    private static final byte[] PRIVATE_PREFIX = HexFormat.of().parseHex("302e020100300506032b657004220420");

    private Ed25519() {}

    static byte[] sign(byte[] seed, byte[] message) {
        try {
            Signature engine = Signature.getInstance("Ed25519");
            engine.initSign(privateKey(seed));
            engine.update(message);
            return engine.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a Java platform that cannot sign by Ed25519", e);
        }
    }

    /** Whether this is the signature of this message; a key or signature that is no point or scalar verifies nothing. */
    static boolean verifies(byte[] publicKey, byte[] message, byte[] signature) {
        try {
            Signature engine = Signature.getInstance("Ed25519");
            engine.initVerify(publicKey(publicKey));
            engine.update(message);
            return engine.verify(signature);
        } catch (SignatureException | InvalidKeySpecException | InvalidKeyException e) {
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a Java platform without Ed25519", e);
        }
    }

    /** Whether a seed and a public key are two halves of one key. */
    static boolean match(byte[] seed, byte[] publicKey) {
        return verifies(publicKey, publicKey, sign(seed, publicKey));
    }

    private static PrivateKey privateKey(byte[] seed) throws GeneralSecurityException {
        return KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(join(PRIVATE_PREFIX, seed)));
    }

    private static PublicKey publicKey(byte[] key) throws GeneralSecurityException {
        return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(join(PUBLIC_PREFIX, key)));
    }

    private static byte[] join(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
