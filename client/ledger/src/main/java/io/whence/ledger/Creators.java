package io.whence.ledger;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;
import io.whence.model.circulation.Caller;
import io.whence.model.circulation.Role;
import io.whence.model.value.Digest;
import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.hyperledger.fabric.protos.msp.SerializedIdentity;

/**
 * Who signed proposals, read from their certificates as the chaincode reads them. Remembered, because parsing a certificate
 * costs more than everything else about a transaction.
 */
final class Creators {
    private static final int REMEMBERED_MAX = 1024;
    /** Where Fabric keeps a certificate's attributes: JSON in an extension of its own. */
    private static final String ATTRIBUTES = "1.2.3.4.5.6.7.8.1";

    private static final byte OCTET_STRING = 0x04;

    private final Map<ByteBuffer, Caller> remembered = new ConcurrentHashMap<>();

    Caller of(ByteString serialized) {
        ByteBuffer key = serialized.asReadOnlyByteBuffer();
        Caller known = remembered.get(key);
        if (known != null) {
            return known;
        }
        Caller caller = parse(serialized);
        if (remembered.size() < REMEMBERED_MAX) {
            remembered.put(key, caller);
        }
        return caller;
    }

    private static Caller parse(ByteString serialized) {
        try {
            SerializedIdentity identity = SerializedIdentity.parseFrom(serialized);
            X509Certificate certificate = (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(
                            new ByteArrayInputStream(identity.getIdBytes().toByteArray()));
            Optional<FieldReader> attributes = attributes(certificate);
            return new Caller(
                    identity.getMspid(),
                    attributes
                            .flatMap(all -> all.textIfPresent("whence.role"))
                            .map(Role::valueOf)
                            .orElse(Role.MEMBER),
                    attributes
                            .flatMap(all -> all.textIfPresent("whence.authority"))
                            .map(Long::parseLong)
                            .orElse(0L),
                    Digest.over(certificate.getEncoded()));
        } catch (InvalidProtocolBufferException | CertificateException e) {
            throw new IllegalStateException("a valid transaction by an unreadable identity", e);
        }
    }

    private static Optional<FieldReader> attributes(X509Certificate certificate) {
        return Optional.ofNullable(certificate.getExtensionValue(ATTRIBUTES))
                .map(value -> new FieldReader("", Json.parse(octets(value))))
                .flatMap(fields -> fields.objectIfPresent("attrs"));
    }

    /** The content of a DER octet string. */
    private static byte[] octets(byte[] der) {
        if (der.length < 2 || der[0] != OCTET_STRING) {
            throw new IllegalStateException("an extension that is no octet string");
        }
        int lengthBytes = der[1] < 0 ? der[1] & 0x7f : 0;
        return Arrays.copyOfRange(der, 2 + lengthBytes, der.length);
    }
}
