package io.whence.identity;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemReader;
import org.bouncycastle.util.io.pem.PemWriter;

/** A certificate with the private key of its subject. */
public record Credential(X509Certificate certificate, PrivateKey privateKey) {
    /** Reads the signing credential of an MSP folder. */
    public static Credential readMsp(Path msp) {
        return read(msp.resolve(Msp.CERTIFICATE), msp.resolve(Msp.PRIVATE_KEY));
    }

    /** Reads a certificate and a PKCS #8 key from PEM files. */
    public static Credential read(Path certificate, Path privateKey) {
        return new Credential(readCertificate(certificate), readKey(privateKey));
    }

    /** Reads a certificate from a PEM file. */
    public static X509Certificate readCertificate(Path pem) {
        try (var in = Files.newInputStream(pem)) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("no certificate: " + pem, e);
        }
    }

    /** The certificate as PEM text. */
    public String certificatePem() {
        try {
            return pem("CERTIFICATE", certificate.getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a certificate that cannot be encoded", e);
        }
    }

    /** The private key as PEM text (PKCS #8). */
    public String privateKeyPem() {
        return pem("PRIVATE KEY", privateKey.getEncoded());
    }

    private static PrivateKey readKey(Path pem) {
        try (Reader text = Files.newBufferedReader(pem);
                PemReader in = new PemReader(text)) {
            PemObject key = in.readPemObject();
            if (key == null) {
                throw new IllegalArgumentException("no private key: " + pem);
            }
            return KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(key.getContent()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("no private key: " + pem, e);
        }
    }

    private static String pem(String type, byte[] content) {
        StringWriter text = new StringWriter();
        try (PemWriter out = new PemWriter(text)) {
            out.writeObject(new PemObject(type, content));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
