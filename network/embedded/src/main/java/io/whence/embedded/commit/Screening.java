package io.whence.embedded.commit;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.whence.embedded.membership.ChannelMembers;
import io.whence.embedded.membership.Member;
import io.whence.embedded.membership.NotAMember;
import io.whence.embedded.simulation.Proposal;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.common.SignatureHeader;
import org.hyperledger.fabric.protos.peer.ChaincodeEvent;
import org.hyperledger.fabric.protos.peer.ChaincodeHeaderExtension;
import org.hyperledger.fabric.protos.peer.Endorsement;
import org.hyperledger.fabric.protos.peer.TxValidationCode;

/** Every check of a transaction that needs no state, in Fabric's order. Any number of threads may screen at once. */
public final class Screening {
    private final Channel channel;
    private final ChannelMembers members;

    /**
     * What is agreed on the channel.
     *
     * @param endorsingMspIds the organisations whose endorsements count
     * @param endorsersMin how many of them must endorse
     */
    public record Channel(String name, String chaincode, Set<String> endorsingMspIds, int endorsersMin) {
        public Channel {
            endorsingMspIds = Set.copyOf(endorsingMspIds);
        }
    }

    public Screening(Channel channel, ChannelMembers members) {
        this.channel = channel;
        this.members = members;
    }

    /** Screens the bytes of an envelope. */
    public Screened screen(ByteString envelope) {
        try {
            Envelope opened = Envelope.parseFrom(envelope);
            return screen(envelope, opened, Payload.parseFrom(opened.getPayload()));
        } catch (InvalidProtocolBufferException e) {
            return Screened.malformed(envelope, "", TxValidationCode.BAD_PAYLOAD);
        }
    }

    /** The transaction id that an envelope claims, empty if it cannot be read. */
    static String transactionId(ByteString envelope) {
        try {
            Payload payload = Payload.parseFrom(Envelope.parseFrom(envelope).getPayload());
            return ChannelHeader.parseFrom(payload.getHeader().getChannelHeader())
                    .getTxId();
        } catch (InvalidProtocolBufferException e) {
            return "";
        }
    }

    private Screened screen(ByteString bytes, Envelope envelope, Payload payload) {
        ChannelHeader header;
        SignatureHeader creator;
        try {
            header = ChannelHeader.parseFrom(payload.getHeader().getChannelHeader());
            creator = SignatureHeader.parseFrom(payload.getHeader().getSignatureHeader());
        } catch (InvalidProtocolBufferException e) {
            return Screened.malformed(bytes, "", TxValidationCode.BAD_COMMON_HEADER);
        }
        TxValidationCode form = form(header, creator, envelope);
        if (form != TxValidationCode.VALID) {
            return Screened.malformed(bytes, header.getTxId(), form);
        }
        Transaction transaction;
        try {
            transaction = Transaction.unpack(payload);
        } catch (InvalidProtocolBufferException | Transaction.Malformed e) {
            return Screened.malformed(bytes, header.getTxId(), TxValidationCode.INVALID_ENDORSER_TRANSACTION);
        }
        return screen(bytes, header, transaction);
    }

    private TxValidationCode form(ChannelHeader header, SignatureHeader creator, Envelope envelope) {
        boolean known = header.getType() == HeaderType.ENDORSER_TRANSACTION_VALUE;
        if (!known
                || header.getEpoch() != 0
                || creator.getNonce().isEmpty()
                || creator.getCreator().isEmpty()) {
            return TxValidationCode.BAD_COMMON_HEADER;
        }
        if (!signed(creator.getCreator(), envelope.getSignature(), envelope.getPayload())) {
            return TxValidationCode.BAD_CREATOR_SIGNATURE;
        }
        if (!header.getTxId().equals(Proposal.transactionId(creator))) {
            return TxValidationCode.BAD_PROPOSAL_TXID;
        }
        return header.getChannelId().equals(channel.name)
                ? TxValidationCode.VALID
                : TxValidationCode.TARGET_CHAIN_NOT_FOUND;
    }

    private Screened screen(ByteString bytes, ChannelHeader header, Transaction transaction) {
        String id = header.getTxId();
        Effects effects;
        try {
            String called = ChaincodeHeaderExtension.parseFrom(header.getExtension())
                    .getChaincodeId()
                    .getName();
            String answered = transaction.action().getChaincodeId().getName();
            effects = Effects.of(transaction.action().getResults(), channel.chaincode);
            if (!called.equals(channel.chaincode) || !answered.equals(called)) {
                return Screened.unendorsed(bytes, id, TxValidationCode.INVALID_CHAINCODE);
            }
        } catch (InvalidProtocolBufferException e) {
            return Screened.unendorsed(bytes, id, TxValidationCode.BAD_RWSET);
        } catch (Effects.Foreign e) {
            return Screened.unendorsed(bytes, id, TxValidationCode.INVALID_CHAINCODE);
        }
        if (!eventFits(transaction)) {
            return Screened.unendorsed(bytes, id, TxValidationCode.INVALID_OTHER_REASON);
        }
        return effects.endorsedBy(endorsing(transaction), channel.endorsersMin)
                ? Screened.sound(bytes, id, effects)
                : Screened.unendorsed(bytes, id, TxValidationCode.ENDORSEMENT_POLICY_FAILURE);
    }

    private boolean eventFits(Transaction transaction) {
        ByteString event = transaction.action().getEvents();
        try {
            return event.isEmpty()
                    || ChaincodeEvent.parseFrom(event).getChaincodeId().equals(channel.chaincode);
        } catch (InvalidProtocolBufferException e) {
            return false;
        }
    }

    private Set<String> endorsing(Transaction transaction) {
        ByteString payload = transaction.endorsed().getProposalResponsePayload();
        List<Endorsement> endorsements = transaction.endorsed().getEndorsementsList();
        Set<String> organisations = new HashSet<>();
        for (Endorsement endorsement : endorsements) {
            endorser(endorsement, payload).ifPresent(organisations::add);
        }
        return organisations;
    }

    private Optional<String> endorser(Endorsement endorsement, ByteString payload) {
        try {
            Member peer = members.member(endorsement.getEndorser());
            boolean counts = peer.endorses()
                    && channel.endorsingMspIds.contains(peer.mspId())
                    && peer.signed(endorsement.getSignature(), payload, endorsement.getEndorser());
            return counts ? Optional.of(peer.mspId()) : Optional.empty();
        } catch (NotAMember e) {
            return Optional.empty();
        }
    }

    private boolean signed(ByteString creator, ByteString signature, ByteString payload) {
        try {
            Member member = members.member(creator);
            return member.writes() && member.signed(signature, payload);
        } catch (NotAMember e) {
            return false;
        }
    }
}
