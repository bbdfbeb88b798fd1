package io.whence.verify.audit;

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
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Who signed a transaction, read from the serialized identity in it; the last few are remembered. */
final class Certificates {
    private static final int REMEMBERED_MAX = 256;
    /** Where a Fabric certificate keeps its attributes: JSON in an extension of its own. */
    private static final String ATTRIBUTES = "1.2.3.4.5.6.7.8.1";

    private final Map<ByteBuffer, Caller> remembered = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<ByteBuffer, Caller> eldest) {
            return size() > REMEMBERED_MAX;
        }
    };

    Caller caller(ByteBuffer identity) {
        return remembered.computeIfAbsent(identity, key -> read(new Message(key)));
    }

    private static Caller read(Message identity) {
        try {
            X509Certificate certificate = (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(identity.value(2)));
            Optional<FieldReader> attributes = attributes(certificate);
            return new Caller(
                    identity.text(1),
                    attributes
                            .flatMap(all -> all.textIfPresent("whence.role"))
                            .map(Role::valueOf)
                            .orElse(Role.MEMBER),
                    attributes
                            .flatMap(all -> all.textIfPresent("whence.authority"))
                            .map(Long::parseLong)
                            .orElse(0L),
                    Digest.over(certificate.getEncoded()));
        } catch (CertificateException | IllegalArgumentException e) {
            throw new Message.Malformed("an identity without a readable certificate");
        }
    }

    private static Optional<FieldReader> attributes(X509Certificate certificate) {
        byte[] octets = certificate.getExtensionValue(ATTRIBUTES);
        if (octets == null) {
            return Optional.empty();
        }
        int lengthBytes = octets[1] < 0 ? octets[1] & Byte.MAX_VALUE : 0;
        byte[] json = Arrays.copyOfRange(octets, 2 + lengthBytes, octets.length);
        return new FieldReader("", Json.parse(json)).objectIfPresent("attrs");
    }
}
