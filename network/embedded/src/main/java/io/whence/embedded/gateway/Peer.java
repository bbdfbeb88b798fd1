package io.whence.embedded.gateway;

import com.google.protobuf.ByteString;
import io.whence.embedded.membership.Endorser;
import io.whence.embedded.simulation.ChaincodeRun;
import io.whence.embedded.simulation.Outcome;
import io.whence.embedded.state.State;
import org.hyperledger.fabric.protos.gateway.ErrorDetail;
import org.hyperledger.fabric.protos.peer.ChaincodeAction;
import org.hyperledger.fabric.protos.peer.ChaincodeID;
import org.hyperledger.fabric.protos.peer.Endorsement;
import org.hyperledger.fabric.protos.peer.ProposalResponsePayload;

/** One organisation's endorsing peer. */
public record Peer(Endorser endorser, ChaincodeRun chaincode) {
    private static final String CHAINCODE_VERSION = "1.0";

    String mspId() {
        return endorser.mspId();
    }

    /** Runs a proposal that has been admitted, on a state. */
    Outcome run(Admission.Admitted admitted, State state) {
        return chaincode.run(
                admitted.proposal(), state, mspId(), admitted.creator().mspId());
    }

    /** The bytes that endorsers of this answer sign: equal answers to one proposal have equal bytes. */
    static ByteString payload(String chaincode, ByteString proposalHash, Outcome.Answered answer) {
        ChaincodeAction action = ChaincodeAction.newBuilder()
                .setResults(answer.results())
                .setEvents(answer.event())
                .setResponse(answer.response())
                .setChaincodeId(ChaincodeID.newBuilder().setName(chaincode).setVersion(CHAINCODE_VERSION))
                .build();
        return ProposalResponsePayload.newBuilder()
                .setProposalHash(proposalHash)
                .setExtension(action.toByteString())
                .build()
                .toByteString();
    }

    Endorsement endorse(ByteString payload) {
        return endorser.endorse(payload);
    }

    /** What the gateway attaches to an error when this peer caused it. */
    ErrorDetail detail(String message) {
        return ErrorDetail.newBuilder()
                .setAddress(endorser.endpoint())
                .setMspId(mspId())
                .setMessage(message)
                .build();
    }

    /** How the gateway words an answer that is no success. */
    static String error(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Answered answer ->
                "chaincode response " + answer.response().getStatus() + ", "
                        + answer.response().getMessage();
            case Outcome.Broke broke -> broke.message();
        };
    }
}
