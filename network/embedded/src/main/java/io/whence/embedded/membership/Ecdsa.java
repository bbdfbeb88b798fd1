package io.whence.embedded.membership;

import com.google.protobuf.ByteString;
import io.whence.embedded.bytes.Sha256;
import io.whence.identity.LowS;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Security;
import java.security.Signature;
import java.security.SignatureException;
import java.util.List;
import org.conscrypt.Conscrypt;

/** Signs and verifies with SHA-256 and P-256. Signatures with a high {@code s} are neither made nor accepted. */
public final class Ecdsa {
    private static final String ALGORITHM = "NONEwithECDSA";
    private static final Provider PROVIDER = provider();

    private Ecdsa() {}

    /** Signs the parts, one after the other. */
    public static ByteString sign(PrivateKey key, ByteString... parts) {
        try {
            Signature ecdsa = Signature.getInstance(ALGORITHM, PROVIDER);
            ecdsa.initSign(key);
            ecdsa.update(Sha256.digest(List.of(parts)));
            return ByteString.copyFrom(LowS.of(ecdsa.sign()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a key that cannot sign", e);
        }
    }

    /** Whether a key signed the parts, one after the other. */
    public static boolean verifies(PublicKey key, ByteString signature, ByteString... parts) {
        byte[] encoded = signature.toByteArray();
        if (!LowS.accepts(encoded)) {
            return false;
        }
        try {
            Signature ecdsa = Signature.getInstance(ALGORITHM, PROVIDER);
            ecdsa.initVerify(key);
            ecdsa.update(Sha256.digest(List.of(parts)));
            return ecdsa.verify(encoded);
        } catch (InvalidKeyException | SignatureException e) {
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a provider without " + ALGORITHM, e);
        }
    }

    private static Provider provider() {
        return Conscrypt.isAvailable() ? Conscrypt.newProvider() : Security.getProviders("Signature." + ALGORITHM)[0];
    }
}
