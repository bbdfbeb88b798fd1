package io.whence.verify.audit;

import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whether orderers signed a block, by certificates under the roots that the channel's configuration names (Hyperledger
 * Fabric, configtx.proto, common.proto): one of them, or, where the configuration lists consenters, a quorum of those.
 */
final class Orderers {
    private static final long CONFIGURATION = 1;
    private static final int GROUPS = 2;
    private static final int VALUES = 3;

    private final Map<String, List<Certificate>> roots = new HashMap<>();
    private final Map<Long, Message> consenters = new HashMap<>();
    private final Map<ByteBuffer, Optional<PublicKey>> keys = new HashMap<>();

    /** Takes over a configuration, if that is what an envelope holds. */
    void learn(byte[] envelope) {
        Message payload = Message.of(envelope).message(1);
        if (payload.message(1).message(1).number(1) != CONFIGURATION) {
            return;
        }
        Message channel = payload.message(2).message(1).message(2);
        Optional<Message> orderer = entry(channel, GROUPS, "Orderer");
        roots.clear();
        consenters.clear();
        keys.clear();
        orderer.ifPresent(group -> group.messages(GROUPS).forEach(organisation -> member(organisation.message(2))));
        orderer.flatMap(group -> entry(group, VALUES, "Orderers"))
                .ifPresent(listed -> listed.message(2)
                        .messages(1)
                        .forEach(consenter -> consenters.put(consenter.number(1), consenter)));
    }

    /** Whether the configuration names any: that of a development ledger does not. */
    boolean named() {
        return !roots.isEmpty();
    }

    /** Whether enough of them signed this block. */
    boolean signed(RawBlock block) {
        Message metadata = new Message(block.signatures());
        Set<PublicKey> signers = new HashSet<>();
        for (Message signature : metadata.messages(2)) {
            boolean byNumber = signature.value(1).length == 0;
            byte[] signer = signature.value(byNumber ? 3 : 1);
            Optional<PublicKey> key = byNumber
                    ? consenter(Message.of(signer).number(1))
                    : key(Message.of(signer).message(1));
            key.filter(known -> verifies(known, signature.value(2), metadata.value(1), signer, block.header()))
                    .ifPresent(signers::add);
        }
        return signers.size() >= quorum();
    }

    /** Of n consenters f may be faulty; any two quorums share an honest one. */
    private int quorum() {
        int faulty = (consenters.size() - 1) / 3;
        return consenters.isEmpty() ? 1 : (consenters.size() + faulty + 2) / 2;
    }

    private void member(Message organisation) {
        entry(organisation, VALUES, "MSP").ifPresent(value -> {
            Message msp = value.message(2).message(2);
            List<Certificate> trusted = roots.computeIfAbsent(msp.text(1), name -> new ArrayList<>());
            msp.values(2).forEach(root -> trusted.add(certificate(root)));
            msp.values(3).forEach(intermediate -> trusted.add(certificate(intermediate)));
        });
    }

    private Optional<PublicKey> consenter(long number) {
        return Optional.ofNullable(consenters.get(number))
                .map(consenter -> certificate(consenter.value(5)).getPublicKey());
    }

    /** The key of a serialized identity, where its certificate is issued under its MSP. */
    private Optional<PublicKey> key(Message identity) {
        return keys.computeIfAbsent(identity.bytes(), bytes -> {
            Certificate certificate = certificate(identity.value(2));
            return roots.getOrDefault(identity.text(1), List.of()).stream()
                    .filter(root -> issued(certificate, root))
                    .findFirst()
                    .map(root -> certificate.getPublicKey());
        });
    }

    private static boolean issued(Certificate certificate, Certificate issuer) {
        try {
            certificate.verify(issuer.getPublicKey());
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static boolean verifies(PublicKey key, byte[] signature, byte[]... message) {
        try {
            Signature ecdsa = Signature.getInstance("SHA256withECDSA");
            ecdsa.initVerify(key);
            for (byte[] part : message) {
                ecdsa.update(part);
            }
            return ecdsa.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static Certificate certificate(byte[] pem) {
        try {
            return CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(pem));
        } catch (CertificateException e) {
            throw new Message.Malformed("an orderer's certificate that cannot be read");
        }
    }

    /** The value under a key of a map. */
    private static Optional<Message> entry(Message owner, int map, String key) {
        return owner.messages(map).stream()
                .filter(entry -> entry.text(1).equals(key))
                .findFirst()
                .map(entry -> entry.message(2));
    }
}
