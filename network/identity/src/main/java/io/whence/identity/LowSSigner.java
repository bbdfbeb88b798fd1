package io.whence.identity;

import java.io.OutputStream;
import java.security.PrivateKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * Signs certificates in the accepted form of {@link LowS}, because a Fabric node rewrites any other certificate to it and
 * then speaks of a certificate that nobody else has on disk.
 */
record LowSSigner(ContentSigner ecdsa) implements ContentSigner {
    static ContentSigner of(PrivateKey key) throws OperatorCreationException {
        return new LowSSigner(new JcaContentSignerBuilder("SHA256withECDSA").build(key));
    }

    @Override
    public AlgorithmIdentifier getAlgorithmIdentifier() {
        return ecdsa.getAlgorithmIdentifier();
    }

    @Override
    public OutputStream getOutputStream() {
        return ecdsa.getOutputStream();
    }

    @Override
    public byte[] getSignature() {
        return LowS.of(ecdsa.getSignature());
    }
}
