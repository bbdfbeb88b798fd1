package io.whence.contract;

import io.whence.model.circulation.Caller;
import io.whence.model.circulation.CirculationRule;
import io.whence.model.circulation.Role;
import io.whence.model.value.Digest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.cert.CertificateException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.hyperledger.fabric.contract.ClientIdentity;
import org.hyperledger.fabric.shim.ChaincodeStub;
import org.jspecify.annotations.Nullable;

/** Reads who calls from the certificate that signed the proposal: organisation, role, authority. */
final class Callers {
    /** The certificate attribute that names a role. */
    static final String ROLE = "whence.role";

    /** The certificate attribute that states up to which amount somebody approves, in minor units. */
    static final String AUTHORITY = "whence.authority";

    private static final int REMEMBERED_MAX = 1024;

    /** A pure function of the creator's bytes, remembered because parsing a certificate costs more than a read. */
    private static final Map<ByteBuffer, Caller> REMEMBERED = new ConcurrentHashMap<>();

    private Callers() {}

    static Caller of(ChaincodeStub stub) {
        ByteBuffer creator = ByteBuffer.wrap(stub.getCreator());
        Caller known = REMEMBERED.get(creator);
        if (known != null) {
            return known;
        }
        Caller caller = parse(stub);
        if (REMEMBERED.size() < REMEMBERED_MAX) {
            REMEMBERED.put(creator, caller);
        }
        return caller;
    }

    private static Caller parse(ChaincodeStub stub) {
        try {
            ClientIdentity identity = new ClientIdentity(stub);
            return new Caller(
                    identity.getMSPID(),
                    RoleGrants.granted(identity.getMSPID(), role(identity.getAttributeValue(ROLE))),
                    authority(identity.getAttributeValue(AUTHORITY)),
                    Digest.over(identity.getX509Certificate().getEncoded()));
        } catch (CertificateException | IOException e) {
            throw CirculationRule.ROLE_DENIED.refuse("caller", "unreadable certificate");
        }
    }

    private static Role role(@Nullable String attribute) {
        if (attribute == null) {
            return Role.MEMBER;
        }
        for (Role role : Role.values()) {
            if (role.name().equals(attribute)) {
                return role;
            }
        }
        throw CirculationRule.ROLE_DENIED.refuse("caller", attribute);
    }

    private static long authority(@Nullable String attribute) {
        if (attribute == null) {
            return 0;
        }
        if (!attribute.matches("\\d{1,18}")) {
            throw CirculationRule.ROLE_DENIED.refuse("caller", AUTHORITY + " " + attribute);
        }
        return Long.parseLong(attribute);
    }
}
