package io.whence.ledger;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.nio.file.Files;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.gateway.CommitStatusRequest;
import org.hyperledger.fabric.protos.gateway.SignedCommitStatusRequest;
import org.hyperledger.fabric.protos.msp.SerializedIdentity;
import org.hyperledger.fabric.protos.orderer.SeekInfo;
import org.hyperledger.fabric.protos.orderer.SeekNewest;
import org.hyperledger.fabric.protos.orderer.SeekPosition;

/** Requests that the gateway client can sign and send but has no builder for. */
final class Requests {
    private Requests() {}

    /** Asks what became of a transaction that this program, or one that ran before it, sent. */
    static byte[] commitStatus(String channel, String transaction, Identity identity) {
        CommitStatusRequest request = CommitStatusRequest.newBuilder()
                .setChannelId(channel)
                .setTransactionId(transaction)
                .setIdentity(serialized(identity))
                .build();
        return SignedCommitStatusRequest.newBuilder()
                .setRequest(request.toByteString())
                .build()
                .toByteArray();
    }

    /** Turns a request for blocks into one for the newest block alone. */
    static byte[] newestBlock(byte[] blocksRequest) {
        try {
            Envelope envelope = Envelope.parseFrom(blocksRequest);
            SeekPosition newest = SeekPosition.newBuilder()
                    .setNewest(SeekNewest.getDefaultInstance())
                    .build();
            SeekInfo seek =
                    SeekInfo.newBuilder().setStart(newest).setStop(newest).build();
            Payload payload = Payload.parseFrom(envelope.getPayload()).toBuilder()
                    .setData(seek.toByteString())
                    .build();
            return Envelope.newBuilder()
                    .setPayload(payload.toByteString())
                    .build()
                    .toByteArray();
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("a request of the gateway client that is no envelope", e);
        }
    }

    private static ByteString serialized(Identity identity) {
        try {
            return SerializedIdentity.newBuilder()
                    .setMspid(identity.mspId())
                    .setIdBytes(ByteString.copyFrom(Files.readAllBytes(identity.certificate())))
                    .build()
                    .toByteString();
        } catch (IOException e) {
            throw LedgerRule.CONNECTION_UNREADABLE.refuse("connection.identities.certificate", identity.certificate());
        }
    }
}
