package io.whence.embedded.block;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.peer.ChaincodeAction;
import org.hyperledger.fabric.protos.peer.ChaincodeActionPayload;
import org.hyperledger.fabric.protos.peer.ChaincodeEvent;
import org.hyperledger.fabric.protos.peer.FilteredBlock;
import org.hyperledger.fabric.protos.peer.FilteredChaincodeAction;
import org.hyperledger.fabric.protos.peer.FilteredTransaction;
import org.hyperledger.fabric.protos.peer.FilteredTransactionActions;
import org.hyperledger.fabric.protos.peer.ProposalResponsePayload;
import org.hyperledger.fabric.protos.peer.Transaction;
import org.hyperledger.fabric.protos.peer.TransactionAction;
import org.hyperledger.fabric.protos.peer.TxValidationCode;

/** Chaincode events as blocks carry them, and blocks cut down to transaction ids, codes and event names. */
public final class BlockEvents {
    private BlockEvents() {}

    /** The events of a block's valid transactions. */
    public static List<ChaincodeEvent> of(Block block) throws InvalidProtocolBufferException {
        ByteString codes = Blocks.codes(block);
        List<ChaincodeEvent> events = new ArrayList<>();
        for (int i = 0; i < codes.size(); i++) {
            if (codes.byteAt(i) == TxValidationCode.VALID_VALUE) {
                Payload payload = payload(block, i);
                if (header(payload).getType() == HeaderType.ENDORSER_TRANSACTION_VALUE) {
                    events.addAll(events(payload));
                }
            }
        }
        return events;
    }

    /** The block without arguments, results and payloads. */
    public static FilteredBlock filtered(Block block) throws InvalidProtocolBufferException {
        FilteredBlock.Builder filtered =
                FilteredBlock.newBuilder().setNumber(block.getHeader().getNumber());
        ByteString codes = Blocks.codes(block);
        for (int i = 0; i < codes.size(); i++) {
            Payload payload = payload(block, i);
            ChannelHeader header = header(payload);
            FilteredTransaction.Builder transaction = FilteredTransaction.newBuilder()
                    .setTxid(header.getTxId())
                    .setTypeValue(header.getType())
                    .setTxValidationCodeValue(codes.byteAt(i) & 0xff);
            if (header.getType() == HeaderType.ENDORSER_TRANSACTION_VALUE) {
                transaction.setTransactionActions(actions(payload));
            }
            filtered.setChannelId(header.getChannelId()).addFilteredTransactions(transaction);
        }
        return filtered.build();
    }

    private static FilteredTransactionActions actions(Payload payload) throws InvalidProtocolBufferException {
        FilteredTransactionActions.Builder actions = FilteredTransactionActions.newBuilder();
        for (ChaincodeEvent event : events(payload)) {
            actions.addChaincodeActions(FilteredChaincodeAction.newBuilder()
                    .setChaincodeEvent(event.toBuilder().clearPayload()));
        }
        return actions.build();
    }

    private static List<ChaincodeEvent> events(Payload payload) throws InvalidProtocolBufferException {
        List<ChaincodeEvent> events = new ArrayList<>();
        for (TransactionAction action : Transaction.parseFrom(payload.getData()).getActionsList()) {
            event(action).ifPresent(events::add);
        }
        return events;
    }

    private static Optional<ChaincodeEvent> event(TransactionAction action) throws InvalidProtocolBufferException {
        ChaincodeActionPayload call = ChaincodeActionPayload.parseFrom(action.getPayload());
        ProposalResponsePayload answer =
                ProposalResponsePayload.parseFrom(call.getAction().getProposalResponsePayload());
        ByteString event = ChaincodeAction.parseFrom(answer.getExtension()).getEvents();
        return event.isEmpty() ? Optional.empty() : Optional.of(ChaincodeEvent.parseFrom(event));
    }

    private static Payload payload(Block block, int index) throws InvalidProtocolBufferException {
        return Payload.parseFrom(
                Envelope.parseFrom(block.getData().getData(index)).getPayload());
    }

    private static ChannelHeader header(Payload payload) throws InvalidProtocolBufferException {
        return ChannelHeader.parseFrom(payload.getHeader().getChannelHeader());
    }
}
