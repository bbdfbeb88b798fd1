package io.whence.embedded.membership;

import com.google.protobuf.ByteString;
import io.whence.identity.Credential;
import java.security.PrivateKey;
import org.hyperledger.fabric.protos.msp.SerializedIdentity;
import org.hyperledger.fabric.protos.peer.Endorsement;

/** A node that signs for its organisation: a peer its endorsements, an orderer its blocks. */
public record Endorser(String mspId, String endpoint, ByteString identity, PrivateKey key) {
    /** A node with the credential of its MSP folder, reached at an endpoint. */
    public static Endorser of(String mspId, String endpoint, Credential credential) {
        SerializedIdentity identity = SerializedIdentity.newBuilder()
                .setMspid(mspId)
                .setIdBytes(ByteString.copyFromUtf8(credential.certificatePem()))
                .build();
        return new Endorser(mspId, endpoint, identity.toByteString(), credential.privateKey());
    }

    /** The same node at another endpoint. */
    public Endorser at(String otherEndpoint) {
        return new Endorser(mspId, otherEndpoint, identity, key);
    }

    /** Endorses the payload of a proposal response. */
    public Endorsement endorse(ByteString payload) {
        return Endorsement.newBuilder()
                .setEndorser(identity)
                .setSignature(sign(payload, identity))
                .build();
    }

    /** Signs the parts, one after the other. */
    public ByteString sign(ByteString... parts) {
        return Ecdsa.sign(key, parts);
    }
}
