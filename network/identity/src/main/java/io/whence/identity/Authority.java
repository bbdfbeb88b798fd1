package io.whence.identity;

import io.whence.model.bytes.Json;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;

/** A certificate authority of one organisation. It signs with ECDSA over P-256, in the form that Fabric keeps. */
public final class Authority {
    /** The certificate extension in which Fabric CA, and therefore Fabric, keeps attributes. */
    public static final ASN1ObjectIdentifier ATTRIBUTES = new ASN1ObjectIdentifier("1.2.3.4.5.6.7.8.1");

    private static final Duration LIFE = Duration.ofDays(3650);
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Credential credential;
    private final Instant now;

    private Authority(Credential credential, Instant now) {
        this.credential = credential;
        this.now = now;
    }

    /** Founds an authority that signs itself; {@code name} goes before the organisation's domain. */
    public static Authority found(String name, Organisation organisation, Instant now) {
        KeyPair keys = freshKeys();
        X500Name subject = subject(name + "." + organisation.domain(), organisation, "");
        X509v3CertificateBuilder certificate = builder(subject, subject, keys.getPublic(), now);
        extend(certificate, Extension.basicConstraints, true, new BasicConstraints(true));
        extend(
                certificate,
                Extension.keyUsage,
                true,
                new KeyUsage(KeyUsage.digitalSignature | KeyUsage.keyCertSign | KeyUsage.cRLSign));
        identify(certificate, keys.getPublic(), keys.getPublic());
        return new Authority(signed(certificate, keys, keys.getPrivate()), now);
    }

    /** An authority that signs with a credential read from disk. */
    public static Authority of(Credential credential, Instant now) {
        return new Authority(credential, now);
    }

    public Credential credential() {
        return credential;
    }

    /** Issues a signing certificate in one of Fabric's organisational units (client, admin, peer, orderer). */
    public Credential issue(String name, Organisation organisation, String unit) {
        return issue(name, organisation, unit, Map.of());
    }

    /** Issues a user's signing certificate, with the attributes that contracts decide by. */
    public Credential issue(User user, Organisation organisation) {
        TreeMap<String, Json> attributes = new TreeMap<>();
        user.attributes().forEach((name, value) -> attributes.put(name, Json.of(value)));
        return issue(user.name(), organisation, "client", attributes);
    }

    /** Issues a TLS certificate for a server (which may also be a client) under these host names and on loopback. */
    public Credential issueTls(String name, Organisation organisation, List<String> hosts) {
        KeyPair keys = freshKeys();
        X509v3CertificateBuilder certificate = leaf(subject(name, organisation, ""), keys.getPublic());
        KeyPurposeId[] purposes = {KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_clientAuth};
        extend(certificate, Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purposes));
        GeneralName[] names = new GeneralName[hosts.size() + 2];
        for (int i = 0; i < hosts.size(); i++) {
            names[i] = new GeneralName(GeneralName.dNSName, hosts.get(i));
        }
        names[hosts.size()] = new GeneralName(GeneralName.dNSName, "localhost");
        names[hosts.size() + 1] = new GeneralName(GeneralName.iPAddress, "127.0.0.1");
        extend(certificate, Extension.subjectAlternativeName, false, new GeneralNames(names));
        return signed(certificate, keys, credential.privateKey());
    }

    private Credential issue(String name, Organisation organisation, String unit, Map<String, Json> attributes) {
        KeyPair keys = freshKeys();
        X509v3CertificateBuilder certificate = leaf(subject(name, organisation, unit), keys.getPublic());
        if (!attributes.isEmpty()) {
            Json extension = Json.object(Map.of("attrs", Json.object(attributes)));
            extendRaw(certificate, extension.canonical());
        }
        return signed(certificate, keys, credential.privateKey());
    }

    private X509v3CertificateBuilder leaf(X500Name subject, PublicKey key) {
        X500Name issuer = X500Name.getInstance(
                credential.certificate().getSubjectX500Principal().getEncoded());
        X509v3CertificateBuilder certificate = builder(issuer, subject, key, now);
        extend(certificate, Extension.basicConstraints, true, new BasicConstraints(false));
        extend(certificate, Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
        identify(certificate, key, credential.certificate().getPublicKey());
        return certificate;
    }

    private static X509v3CertificateBuilder builder(X500Name issuer, X500Name subject, PublicKey key, Instant now) {
        return new JcaX509v3CertificateBuilder(
                issuer,
                new BigInteger(127, RANDOM),
                Date.from(now.minus(CLOCK_SKEW)),
                Date.from(now.plus(LIFE)),
                subject,
                key);
    }

    private static X500Name subject(String name, Organisation organisation, String unit) {
        X500NameBuilder subject = new X500NameBuilder(BCStyle.INSTANCE).addRDN(BCStyle.O, organisation.domain());
        if (!unit.isEmpty()) {
            subject.addRDN(BCStyle.OU, unit);
        }
        return subject.addRDN(BCStyle.CN, name).build();
    }

    private static void identify(X509v3CertificateBuilder certificate, PublicKey subject, PublicKey issuer) {
        try {
            JcaX509ExtensionUtils keys = new JcaX509ExtensionUtils();
            extend(certificate, Extension.subjectKeyIdentifier, false, keys.createSubjectKeyIdentifier(subject));
            extend(certificate, Extension.authorityKeyIdentifier, false, keys.createAuthorityKeyIdentifier(issuer));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a Java platform without SHA-1", e);
        }
    }

    private static void extend(
            X509v3CertificateBuilder certificate,
            ASN1ObjectIdentifier extension,
            boolean critical,
            ASN1Encodable value) {
        try {
            certificate.addExtension(extension, critical, value);
        } catch (CertIOException e) {
            throw new IllegalStateException("an extension that DER cannot encode", e);
        }
    }

    private static void extendRaw(X509v3CertificateBuilder certificate, byte[] value) {
        try {
            certificate.addExtension(new Extension(ATTRIBUTES, false, new DEROctetString(value)));
        } catch (CertIOException e) {
            throw new IllegalStateException("an extension that DER cannot encode", e);
        }
    }

    private static Credential signed(X509v3CertificateBuilder certificate, KeyPair subject, PrivateKey issuer) {
        try {
            X509Certificate signed =
                    new JcaX509CertificateConverter().getCertificate(certificate.build(LowSSigner.of(issuer)));
            return new Credential(signed, subject.getPrivate());
        } catch (OperatorCreationException | GeneralSecurityException e) {
            throw new IllegalStateException("a Java platform without ECDSA over P-256", e);
        }
    }

    private static KeyPair freshKeys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"), RANDOM);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a Java platform without P-256", e);
        }
    }
}
