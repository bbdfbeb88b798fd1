package io.whence.embedded.commit;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.whence.embedded.simulation.Proposal;
import org.hyperledger.fabric.protos.common.Header;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.common.SignatureHeader;
import org.hyperledger.fabric.protos.peer.ChaincodeAction;
import org.hyperledger.fabric.protos.peer.ChaincodeActionPayload;
import org.hyperledger.fabric.protos.peer.ChaincodeEndorsedAction;
import org.hyperledger.fabric.protos.peer.ProposalResponsePayload;
import org.hyperledger.fabric.protos.peer.TransactionAction;

/** The one action of an endorsed transaction, taken apart as far as it must be to judge it and to carry it out. */
record Transaction(ChaincodeEndorsedAction endorsed, ChaincodeAction action) {
    /** A transaction whose parts do not fit together. */
    static final class Malformed extends Exception {
        private static final long serialVersionUID = 1;

        Malformed(String reason) {
            super(reason);
        }
    }

    /** Takes the payload of an envelope apart and checks that it is the answer to the proposal in its header. */
    static Transaction unpack(Payload payload) throws InvalidProtocolBufferException, Malformed {
        var transaction = org.hyperledger.fabric.protos.peer.Transaction.parseFrom(payload.getData());
        if (transaction.getActionsCount() != 1) {
            throw new Malformed("only one action per transaction is supported");
        }
        TransactionAction only = transaction.getActions(0);
        SignatureHeader proposer = SignatureHeader.parseFrom(only.getHeader());
        if (proposer.getNonce().isEmpty() || proposer.getCreator().isEmpty()) {
            throw new Malformed("no nonce or no creator");
        }
        ChaincodeActionPayload call = ChaincodeActionPayload.parseFrom(only.getPayload());
        ProposalResponsePayload answer =
                ProposalResponsePayload.parseFrom(call.getAction().getProposalResponsePayload());
        Header proposed = Header.newBuilder()
                .setChannelHeader(payload.getHeader().getChannelHeader())
                .setSignatureHeader(only.getHeader())
                .build();
        ByteString hash = Proposal.hash(proposed, call.getChaincodeProposalPayload());
        if (!hash.equals(answer.getProposalHash())) {
            throw new Malformed("proposal hash does not match");
        }
        return new Transaction(call.getAction(), ChaincodeAction.parseFrom(answer.getExtension()));
    }
}
