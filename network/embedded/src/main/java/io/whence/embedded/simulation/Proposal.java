package io.whence.embedded.simulation;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.whence.embedded.bytes.Sha256;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Header;
import org.hyperledger.fabric.protos.common.SignatureHeader;
import org.hyperledger.fabric.protos.peer.ChaincodeHeaderExtension;
import org.hyperledger.fabric.protos.peer.ChaincodeInvocationSpec;
import org.hyperledger.fabric.protos.peer.ChaincodeProposalPayload;
import org.hyperledger.fabric.protos.peer.SignedProposal;

/**
 * A proposal taken apart.
 *
 * @param payload the part of the proposal that becomes public; transient values are not in it
 */
public record Proposal(
        SignedProposal signed,
        Header header,
        ChannelHeader channelHeader,
        SignatureHeader signatureHeader,
        String chaincode,
        List<ByteString> arguments,
        Map<String, ByteString> transientValues,
        ByteString payload) {

    /** Takes a proposal apart; a proposal that lacks a part is malformed. */
    public static Proposal unpack(SignedProposal signed) throws Malformed {
        try {
            return unpackParts(signed);
        } catch (InvalidProtocolBufferException e) {
            throw new Malformed("error unmarshalling the proposal: " + e.getMessage());
        }
    }

    private static Proposal unpackParts(SignedProposal signed) throws Malformed, InvalidProtocolBufferException {
        var proposal = org.hyperledger.fabric.protos.peer.Proposal.parseFrom(signed.getProposalBytes());
        Header header = Header.parseFrom(proposal.getHeader());
        ChannelHeader channel = ChannelHeader.parseFrom(header.getChannelHeader());
        ChaincodeProposalPayload payload = ChaincodeProposalPayload.parseFrom(proposal.getPayload());
        ChaincodeInvocationSpec spec = ChaincodeInvocationSpec.parseFrom(payload.getInput());
        String name = ChaincodeHeaderExtension.parseFrom(channel.getExtension())
                .getChaincodeId()
                .getName();
        if (name.isEmpty()) {
            throw new Malformed("ChaincodeHeaderExtension.ChaincodeId.Name is empty");
        }
        if (!spec.hasChaincodeSpec() || !spec.getChaincodeSpec().hasInput()) {
            throw new Malformed("chaincode input did not contain any input");
        }
        return new Proposal(
                signed,
                header,
                channel,
                SignatureHeader.parseFrom(header.getSignatureHeader()),
                name,
                List.copyOf(spec.getChaincodeSpec().getInput().getArgsList()),
                Map.copyOf(payload.getTransientMapMap()),
                payload.toBuilder().clearTransientMap().build().toByteString());
    }

    /** A proposal that cannot be taken apart. */
    public static final class Malformed extends Exception {
        private static final long serialVersionUID = 1;

        Malformed(String reason) {
            super(reason);
        }
    }

    public String transactionId() {
        return channelHeader.getTxId();
    }

    public String channel() {
        return channelHeader.getChannelId();
    }

    public ByteString creator() {
        return signatureHeader.getCreator();
    }

    /** The proposer's word for the time. */
    public Instant timestamp() {
        return Instant.ofEpochSecond(
                channelHeader.getTimestamp().getSeconds(),
                channelHeader.getTimestamp().getNanos());
    }

    /** The transaction id that this creator and this nonce lead to. */
    public static String transactionId(SignatureHeader header) {
        return HexFormat.of().formatHex(Sha256.digest(List.of(header.getNonce(), header.getCreator())));
    }

    /** The hash that ties an endorsement to its proposal. */
    public static ByteString hash(Header header, ByteString payload) {
        return Sha256.of(header.getChannelHeader(), header.getSignatureHeader(), payload);
    }

    /** The value that chaincode may bind transient data to: SHA-256 of nonce, creator and epoch. */
    byte[] binding() {
        ByteBuffer epoch = ByteBuffer.allocate(Long.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(channelHeader.getEpoch())
                .flip();
        return Sha256.digest(List.of(signatureHeader.getNonce(), creator(), ByteString.copyFrom(epoch)));
    }
}
