package io.whence.embedded.gateway;

import io.whence.embedded.commit.Ledger;
import io.whence.embedded.membership.ChannelMembers;
import io.whence.embedded.membership.Member;
import io.whence.embedded.membership.NotAMember;
import io.whence.embedded.simulation.Proposal;
import java.util.HexFormat;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.peer.SignedProposal;

/** What a peer checks of a proposal before it runs the chaincode, in Fabric's order and words. */
final class Admission {
    private final ChannelMembers members;
    private final Ledger ledger;

    Admission(ChannelMembers members, Ledger ledger) {
        this.members = members;
        this.ledger = ledger;
    }

    /** A proposal that a peer may run. */
    record Admitted(Proposal proposal, Member creator) {}

    /** A proposal that no peer runs. */
    static final class Rejected extends Exception {
        private static final long serialVersionUID = 1;

        Rejected(String reason) {
            super(reason);
        }
    }

    Admitted admit(Proposal proposal) throws Rejected {
        checkHeaders(proposal);
        Member creator = creator(proposal);
        SignedProposal signed = proposal.signed();
        if (!creator.signed(signed.getSignature(), signed.getProposalBytes())) {
            throw denied(proposal, creator.mspId());
        }
        if (ledger.committed(proposal.transactionId()).isPresent()) {
            throw new Rejected("duplicate transaction found [" + proposal.transactionId() + "]. Creator ["
                    + HexFormat.of().formatHex(proposal.creator().toByteArray()) + "]");
        }
        if (!creator.writes()) {
            throw new Rejected("failed evaluating policy on signed data during check policy on channel ["
                    + proposal.channel() + "] with policy [/Channel/Application/Writers]: [implicit policy evaluation"
                    + " failed - 0 sub-policies were satisfied, but this policy requires 1 of the 'Writers'"
                    + " sub-policies to be satisfied]");
        }
        return new Admitted(proposal, creator);
    }

    private static void checkHeaders(Proposal proposal) throws Rejected {
        if (proposal.channelHeader().getType() != HeaderType.ENDORSER_TRANSACTION_VALUE) {
            throw invalid("invalid header type " + proposal.channelHeader().getType());
        }
        if (proposal.channelHeader().getEpoch() != 0) {
            throw invalid("epoch is non-zero");
        }
        if (proposal.signatureHeader().getNonce().isEmpty()) {
            throw invalid("nonce is empty");
        }
        if (proposal.creator().isEmpty()) {
            throw invalid("creator is empty");
        }
        String expected = Proposal.transactionId(proposal.signatureHeader());
        if (!proposal.transactionId().equals(expected)) {
            throw invalid(
                    "incorrectly computed txid '" + proposal.transactionId() + "' -- expected '" + expected + "'");
        }
        if (proposal.signed().getSignature().isEmpty()) {
            throw invalid("empty signature bytes");
        }
    }

    private Member creator(Proposal proposal) throws Rejected {
        try {
            return members.member(proposal.creator());
        } catch (NotAMember e) {
            throw e.organisationKnown()
                    ? denied(proposal, e.mspId())
                    : invalid("access denied: channel [" + proposal.channel()
                            + "] creator org unknown, creator is malformed");
        }
    }

    private static Rejected denied(Proposal proposal, String mspId) {
        return invalid("access denied: channel [" + proposal.channel() + "] creator org [" + mspId + "]");
    }

    private static Rejected invalid(String reason) {
        return new Rejected("error validating proposal: " + reason);
    }
}
