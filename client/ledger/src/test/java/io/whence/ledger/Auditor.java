package io.whence.ledger;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.whence.model.wire.proto.BatchMessage;
import io.whence.model.wire.proto.ColumnsMessage;
import io.whence.model.wire.proto.EventMessage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.hyperledger.fabric.client.CloseableIterator;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockMetadataIndex;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.peer.ChaincodeActionPayload;
import org.hyperledger.fabric.protos.peer.ChaincodeInvocationSpec;
import org.hyperledger.fabric.protos.peer.ChaincodeProposalPayload;
import org.hyperledger.fabric.protos.peer.Transaction;

/** Reads every block by other means than the follower, and says which events stand on the ledger, in block order. */
public final class Auditor {
    private final List<String> events = new ArrayList<>();
    private final Map<String, ByteString> batches = new HashMap<>();

    /** The ids of all recorded events of a connection's ledger, in block order. */
    public static List<String> events(Connection connection) {
        Auditor auditor = new Auditor();
        long height = Follower.height(connection);
        try (CloseableIterator<Block> blocks = connection
                .peers()
                .present()
                .network()
                .newBlockEventsRequest()
                .startBlock(0)
                .build()
                .getEvents()) {
            for (long number = 0; number < height; number++) {
                auditor.block(blocks.next());
            }
        } catch (InvalidProtocolBufferException | DataFormatException e) {
            throw new IllegalStateException(e);
        }
        return auditor.events;
    }

    private void block(Block block) throws InvalidProtocolBufferException, DataFormatException {
        ByteString codes = block.getMetadata().getMetadata(BlockMetadataIndex.TRANSACTIONS_FILTER_VALUE);
        for (int i = 0; i < block.getData().getDataCount(); i++) {
            if (i < codes.size() && codes.byteAt(i) == 0) {
                envelope(Envelope.parseFrom(block.getData().getData(i)));
            }
        }
    }

    private void envelope(Envelope envelope) throws InvalidProtocolBufferException, DataFormatException {
        Payload payload = Payload.parseFrom(envelope.getPayload());
        int type =
                ChannelHeader.parseFrom(payload.getHeader().getChannelHeader()).getType();
        if (type != HeaderType.ENDORSER_TRANSACTION_VALUE) {
            return;
        }
        ByteString action =
                Transaction.parseFrom(payload.getData()).getActions(0).getPayload();
        ByteString proposal = ChaincodeActionPayload.parseFrom(action).getChaincodeProposalPayload();
        ByteString input = ChaincodeProposalPayload.parseFrom(proposal).getInput();
        List<ByteString> arguments = ChaincodeInvocationSpec.parseFrom(input)
                .getChaincodeSpec()
                .getInput()
                .getArgsList();
        if (arguments.getFirst().toStringUtf8().equals("circulation:record")) {
            batch(arguments.get(1));
        }
    }

    /** The first valid batch under a producer and sequence counts; a repeat must be the same bytes when inflated. */
    private void batch(ByteString argument) throws InvalidProtocolBufferException, DataFormatException {
        ByteString message = argument.byteAt(0) == 0 ? argument.substring(1) : inflate(argument.substring(5));
        boolean columns = argument.byteAt(0) == 2;
        String key = columns ? key(ColumnsMessage.parseFrom(message)) : key(BatchMessage.parseFrom(message));
        ByteString before = batches.putIfAbsent(key, message);
        if (before == null) {
            events.addAll(columns ? ids(ColumnsMessage.parseFrom(message)) : ids(BatchMessage.parseFrom(message)));
        } else if (!before.equals(message)) {
            throw new AssertionError("two batches under " + key);
        }
    }

    private static String key(BatchMessage batch) {
        return batch.getProducer() + "/" + batch.getSequence();
    }

    private static String key(ColumnsMessage batch) {
        return batch.getProducer() + "/" + batch.getSequence();
    }

    private static List<String> ids(BatchMessage batch) throws InvalidProtocolBufferException {
        List<String> ids = new ArrayList<>();
        for (ByteString event : batch.getEventsList()) {
            ids.add(EventMessage.parseFrom(event).getId());
        }
        return ids;
    }

    /** First the ids of the rows, then those of the other events put in at their places. */
    private static List<String> ids(ColumnsMessage batch) throws InvalidProtocolBufferException {
        List<String> ids = new ArrayList<>();
        long number = 0;
        for (int row = 0; row < batch.getIdCount(); row++) {
            number += batch.getIdNumber(row);
            ids.add(batch.getWords(batch.getId(row)) + (number == 0 ? "" : number - 1));
        }
        for (int other = 0; other < batch.getOthersCount(); other++) {
            ids.add(
                    batch.getPlaces(other),
                    EventMessage.parseFrom(batch.getOthers(other)).getId());
        }
        return ids;
    }

    private static ByteString inflate(ByteString deflated) throws DataFormatException {
        Inflater inflater = new Inflater();
        inflater.setInput(deflated.toByteArray());
        ByteString.Output out = ByteString.newOutput();
        byte[] chunk = new byte[1 << 16];
        while (!inflater.finished()) {
            out.write(chunk, 0, inflater.inflate(chunk));
        }
        inflater.end();
        return out.toByteString();
    }
}
