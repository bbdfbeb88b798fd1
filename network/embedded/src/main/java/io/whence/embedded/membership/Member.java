package io.whence.embedded.membership;

import com.google.protobuf.ByteString;
import java.security.PublicKey;
import java.time.Instant;

/** Someone whose certificate an organisation of the channel vouches for. */
public record Member(String mspId, Unit unit, PublicKey key, Instant expires, ByteString identity) {
    /** What an organisation's member is to Fabric; a certificate carries exactly one of these as organisational unit. */
    public enum Unit {
        CLIENT,
        PEER,
        ADMIN,
        ORDERER
    }

    /** Whether the member signed the parts, one after the other. */
    public boolean signed(ByteString signature, ByteString... parts) {
        return Ecdsa.verifies(key, signature, parts);
    }

    /** Whether the channel lets the member propose and submit. */
    public boolean writes() {
        return unit == Unit.CLIENT || unit == Unit.ADMIN;
    }

    /** Whether the member's signature counts as its organisation's endorsement. */
    public boolean endorses() {
        return unit == Unit.PEER;
    }
}
