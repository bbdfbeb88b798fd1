package io.whence.embedded.membership;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import org.hyperledger.fabric.protos.msp.SerializedIdentity;

/** The organisations of the channel, each known by the root that vouches for its members. */
public final class ChannelMembers {
    private static final int REMEMBERED_MAX = 10_000;

    private final Map<String, X509Certificate> roots;
    private final InstantSource clock;
    private final Map<ByteString, Member> remembered = new ConcurrentHashMap<>();

    /** Members of these organisations; certificates must be valid by the clock. */
    public ChannelMembers(Map<String, X509Certificate> rootsByMspId, InstantSource clock) {
        this.roots = Map.copyOf(rootsByMspId);
        this.clock = clock;
    }

    /** The member behind a serialized identity, if its certificate is vouched for and has not expired. */
    public Member member(ByteString identity) throws NotAMember {
        Member known = remembered.get(identity);
        Member member = known == null ? identified(identity) : known;
        if (member.expires().isBefore(clock.instant())) {
            throw NotAMember.rejectedBy(member.mspId(), "the certificate expired at " + member.expires());
        }
        if (known == null && remembered.size() < REMEMBERED_MAX) {
            remembered.put(identity, member);
        }
        return member;
    }

    private Member identified(ByteString identity) throws NotAMember {
        SerializedIdentity serialized = parse(identity);
        X509Certificate root = roots.get(serialized.getMspid());
        if (root == null) {
            throw NotAMember.unknown("MSP " + serialized.getMspid() + " is unknown");
        }
        X509Certificate certificate = certificate(serialized);
        if (!vouchesFor(root, certificate)) {
            throw NotAMember.unknown("the certificate is not signed by " + serialized.getMspid());
        }
        return new Member(
                serialized.getMspid(),
                unit(serialized.getMspid(), certificate),
                certificate.getPublicKey(),
                certificate.getNotAfter().toInstant(),
                identity);
    }

    private static SerializedIdentity parse(ByteString identity) throws NotAMember {
        try {
            return SerializedIdentity.parseFrom(identity);
        } catch (InvalidProtocolBufferException e) {
            throw NotAMember.unknown("no serialized identity");
        }
    }

    private static X509Certificate certificate(SerializedIdentity identity) throws NotAMember {
        try (var pem = identity.getIdBytes().newInput()) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(pem);
        } catch (GeneralSecurityException | IOException e) {
            throw NotAMember.unknown("no certificate");
        }
    }

    private static boolean vouchesFor(X509Certificate root, X509Certificate certificate) {
        try {
            certificate.verify(root.getPublicKey());
            return certificate.getIssuerX500Principal().equals(root.getSubjectX500Principal())
                    && certificate.getBasicConstraints() < 0;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static Member.Unit unit(String mspId, X509Certificate certificate) throws NotAMember {
        List<Member.Unit> units = organisationalUnits(certificate).stream()
                .flatMap(name -> Arrays.stream(Member.Unit.values())
                        .filter(unit -> unit.name().equalsIgnoreCase(name)))
                .toList();
        if (units.size() != 1) {
            throw NotAMember.rejectedBy(mspId, "the certificate must carry one unit of client, peer, admin, orderer");
        }
        return units.getFirst();
    }

    private static List<String> organisationalUnits(X509Certificate certificate) {
        try {
            return new LdapName(certificate.getSubjectX500Principal().getName())
                    .getRdns().stream()
                            .filter(rdn -> rdn.getType().equalsIgnoreCase("OU"))
                            .map(Rdn::getValue)
                            .map(Object::toString)
                            .toList();
        } catch (InvalidNameException e) {
            return List.of();
        }
    }
}
