package io.whence.embedded.gateway;

import io.grpc.Status;
import io.whence.embedded.simulation.Outcome;
import io.whence.embedded.simulation.Proposal;
import java.util.ArrayList;
import java.util.List;
import org.hyperledger.fabric.protos.gateway.ErrorDetail;
import org.hyperledger.fabric.protos.gateway.EvaluateRequest;
import org.hyperledger.fabric.protos.gateway.EvaluateResponse;
import org.hyperledger.fabric.protos.peer.Response;

/** Answers queries: one peer runs the chaincode, its own organisation's first, and nothing is recorded. */
final class Evaluation {
    private final Channel channel;
    private final Peer local;
    private final Admission admission;

    Evaluation(Channel channel, Peer local) {
        this.channel = channel;
        this.local = local;
        this.admission = new Admission(channel.members(), channel.ledger());
    }

    EvaluateResponse evaluate(EvaluateRequest request) {
        Proposal proposal = unpack(request);
        List<Peer> peers = candidates(proposal, request.getTargetOrganizationsList());
        Admission.Admitted admitted = admit(proposal, peers.getFirst());
        List<ErrorDetail> details = new ArrayList<>();
        for (Peer peer : peers) {
            switch (peer.run(admitted, channel.ledger().state())) {
                case Outcome.Answered answer
                when answer.endorsable() -> {
                    return response(answer.response());
                }
                case Outcome.Answered answer -> throw returned(Status.Code.UNKNOWN, peer, Peer.error(answer));
                case Outcome.Broke broke -> details.add(peer.detail(broke.message()));
            }
        }
        throw Failure.of(
                Status.Code.ABORTED, "failed to evaluate transaction, see attached details for more info", details);
    }

    private static EvaluateResponse response(Response result) {
        return EvaluateResponse.newBuilder().setResult(result).build();
    }

    private static Proposal unpack(EvaluateRequest request) {
        try {
            return Proposal.unpack(request.getProposedTransaction());
        } catch (Proposal.Malformed e) {
            throw Failure.of(Status.Code.INVALID_ARGUMENT, "failed to unpack transaction proposal: " + e.getMessage());
        }
    }

    private List<Peer> candidates(Proposal proposal, List<String> targets) {
        boolean guarded = !proposal.transientValues().isEmpty() && targets.isEmpty();
        List<String> wanted = guarded ? List.of(local.mspId()) : targets;
        List<Peer> peers = new ArrayList<>(channel.peers());
        peers.remove(local);
        peers.addFirst(local);
        peers.removeIf(peer -> !wanted.isEmpty() && !wanted.contains(peer.mspId()));
        if (peers.isEmpty() || !channel.serves(proposal.channel(), proposal.chaincode())) {
            throw Failure.of(
                    Status.Code.FAILED_PRECONDITION,
                    "no peers available to evaluate chaincode " + proposal.chaincode() + " in channel "
                            + proposal.channel());
        }
        return peers;
    }

    private Admission.Admitted admit(Proposal proposal, Peer peer) {
        try {
            return admission.admit(proposal);
        } catch (Admission.Rejected e) {
            throw returned(Status.Code.FAILED_PRECONDITION, peer, String.valueOf(e.getMessage()));
        }
    }

    private static RuntimeException returned(Status.Code code, Peer peer, String message) {
        return Failure.of(code, "evaluate call to endorser returned error: " + message, List.of(peer.detail(message)));
    }
}
