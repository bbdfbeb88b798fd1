package io.whence.embedded.gateway;

import com.google.protobuf.ByteString;
import io.grpc.Status;
import io.whence.embedded.simulation.Outcome;
import io.whence.embedded.simulation.Proposal;
import io.whence.embedded.state.State;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.hyperledger.fabric.protos.gateway.EndorseRequest;
import org.hyperledger.fabric.protos.gateway.EndorseResponse;
import org.hyperledger.fabric.protos.gateway.ErrorDetail;
import org.hyperledger.fabric.protos.peer.Endorsement;

/**
 * Collects endorsements: the organisations that the client names, or the gateway's own and as many others as the policy
 * asks. Each organisation's peer runs the chaincode itself; answers that differ are not endorsed together.
 */
final class Endorsing {
    private static final String COLLECT_FAILED =
            "failed to collect enough transaction endorsements, see attached details for more info";
    private static final String FIRST_FAILED = "failed to endorse transaction, see attached details for more info";

    private final Channel channel;
    private final Peer local;
    private final Admission admission;

    Endorsing(Channel channel, Peer local) {
        this.channel = channel;
        this.local = local;
        this.admission = new Admission(channel.members(), channel.ledger());
    }

    EndorseResponse endorse(EndorseRequest request) {
        if (request.getProposedTransaction().getProposalBytes().isEmpty()) {
            throw Failure.of(Status.Code.INVALID_ARGUMENT, "the proposed transaction must contain a signed proposal");
        }
        Proposal proposal = unpack(request);
        List<String> named = request.getEndorsingOrganizationsList();
        return named.isEmpty() ? asPolicyAsks(proposal) : byNamed(proposal, named);
    }

    private EndorseResponse byNamed(Proposal proposal, List<String> named) {
        List<Peer> peers = channel.peers().stream()
                .filter(peer -> named.contains(peer.mspId()))
                .toList();
        Set<String> missing = new TreeSet<>(named);
        peers.forEach(peer -> missing.remove(peer.mspId()));
        if (!missing.isEmpty() || !channel.serves(proposal.channel(), proposal.chaincode())) {
            Set<String> absent = missing.isEmpty() ? new TreeSet<>(named) : missing;
            throw Failure.of(
                    Status.Code.UNAVAILABLE,
                    "failed to find any endorsing peers for org(s): " + String.join(", ", absent));
        }
        Round round = new Round(
                admit(proposal, peers, COLLECT_FAILED), channel.ledger().state());
        peers.forEach(round::ask);
        return round.complete(peers.size());
    }

    private EndorseResponse asPolicyAsks(Proposal proposal) {
        if (!channel.serves(proposal.channel(), proposal.chaincode())) {
            throw Failure.of(
                    Status.Code.FAILED_PRECONDITION,
                    "no combination of peers can be derived which satisfy the endorsement policy: no metadata was"
                            + " found for chaincode " + proposal.chaincode() + " in channel " + proposal.channel());
        }
        Admission.Admitted admitted = admit(proposal, List.of(local), FIRST_FAILED);
        Round round = new Round(admitted, channel.ledger().state());
        Outcome.Answered first = round.first(local);
        List<Peer> eligible = eligible(first, proposal);
        Collections.shuffle(eligible);
        if (eligible.remove(local)) {
            round.take(local, first);
        }
        for (Peer peer : eligible) {
            if (round.endorsements.size() < channel.terms().endorsersMin()) {
                round.ask(peer);
            }
        }
        return round.complete(channel.terms().endorsersMin());
    }

    /** The peers whose organisations keep every collection that they would have to read, or be told of. */
    private List<Peer> eligible(Outcome.Answered first, Proposal proposal) {
        boolean guarded = !proposal.transientValues().isEmpty();
        List<Peer> peers = keeping(guarded ? first.collections() : first.collectionsRead());
        if (peers.size() >= channel.terms().endorsersMin()) {
            return peers;
        }
        boolean openlyPossible =
                keeping(first.collectionsRead()).size() >= channel.terms().endorsersMin();
        throw Failure.of(
                Status.Code.FAILED_PRECONDITION,
                guarded && openlyPossible
                        ? "requires endorsement from organisation(s) that are not in the distribution policy of the"
                                + " private data collection(s): " + first.collections()
                                + "; retry specifying trusted endorsing organizations to protect transient data"
                        : "no combination of peers can be derived which satisfy the endorsement policy");
    }

    private List<Peer> keeping(Set<String> collections) {
        List<Peer> peers = new ArrayList<>(channel.peers());
        peers.removeIf(peer -> !collections.stream()
                .allMatch(collection -> channel.collections().keeps(peer.mspId(), collection)));
        return peers;
    }

    private static Proposal unpack(EndorseRequest request) {
        try {
            return Proposal.unpack(request.getProposedTransaction());
        } catch (Proposal.Malformed e) {
            throw Failure.of(Status.Code.INVALID_ARGUMENT, String.valueOf(e.getMessage()));
        }
    }

    private Admission.Admitted admit(Proposal proposal, List<Peer> peers, String failure) {
        try {
            return admission.admit(proposal);
        } catch (Admission.Rejected e) {
            List<ErrorDetail> details = peers.stream()
                    .map(peer -> peer.detail(String.valueOf(e.getMessage())))
                    .toList();
            throw Failure.of(Status.Code.ABORTED, failure, details);
        }
    }

    /** The endorsements of one proposal, all over the same bytes and the same state. */
    private final class Round {
        private final Admission.Admitted admitted;
        private final State state;
        private final ByteString proposalHash;
        private final List<Endorsement> endorsements = new ArrayList<>();
        private final List<ErrorDetail> details = new ArrayList<>();
        private ByteString payload = ByteString.EMPTY;

        Round(Admission.Admitted admitted, State state) {
            this.admitted = admitted;
            this.state = state;
            this.proposalHash = Proposal.hash(
                    admitted.proposal().header(), admitted.proposal().payload());
        }

        Outcome.Answered first(Peer peer) {
            Outcome outcome = peer.run(admitted, state);
            if (outcome instanceof Outcome.Answered answer && answer.endorsable()) {
                return answer;
            }
            throw Failure.of(Status.Code.ABORTED, FIRST_FAILED, List.of(peer.detail(Peer.error(outcome))));
        }

        void ask(Peer peer) {
            Outcome outcome = peer.run(admitted, state);
            if (outcome instanceof Outcome.Answered answer && answer.endorsable()) {
                take(peer, answer);
            } else {
                details.add(peer.detail(Peer.error(outcome)));
            }
        }

        void take(Peer peer, Outcome.Answered answer) {
            ByteString signed = Peer.payload(admitted.proposal().chaincode(), proposalHash, answer);
            if (payload.isEmpty()) {
                payload = signed;
                channel.ledger().secrets().endorsed(admitted.proposal().transactionId(), answer.privateWrites());
            }
            if (payload.equals(signed)) {
                endorsements.add(peer.endorse(signed));
            } else {
                details.add(peer.detail("ProposalResponsePayloads do not match"));
            }
        }

        EndorseResponse complete(int needed) {
            if (endorsements.size() < needed) {
                throw Failure.of(Status.Code.ABORTED, COLLECT_FAILED, details);
            }
            return PreparedTransactions.prepare(admitted.proposal(), payload, endorsements);
        }
    }
}
