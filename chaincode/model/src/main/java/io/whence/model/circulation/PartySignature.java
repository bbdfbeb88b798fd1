package io.whence.model.circulation;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/** Signatures of parties without an organisation of their own: ECDSA over P-256 with SHA-256, DER-encoded. */
public final class PartySignature {
    private static final int P256_BITS = 256;

    private PartySignature() {}

    /** Whether {@code publicKey} is base64 of the SubjectPublicKeyInfo of a P-256 key. */
    public static boolean wellFormed(String publicKey) {
        try {
            return key(publicKey) instanceof ECPublicKey ec
                    && ec.getParams().getOrder().bitLength() == P256_BITS;
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }

    /** Whether the signature is that key's over exactly these bytes. Anything malformed verifies nothing. */
    public static boolean verifies(String publicKey, byte[] message, byte[] signature) {
        try {
            Signature verifier = Signature.getInstance("SHA256withECDSA");
            verifier.initVerify(key(publicKey));
            verifier.update(message);
            return verifier.verify(signature);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }

    /** The same for a signature in base64. */
    public static boolean verifies(String publicKey, byte[] message, String signature) {
        try {
            return verifies(publicKey, message, Base64.getDecoder().decode(signature));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static PublicKey key(String publicKey) throws GeneralSecurityException {
        byte[] encoded = Base64.getDecoder().decode(publicKey);
        return KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(encoded));
    }
}
