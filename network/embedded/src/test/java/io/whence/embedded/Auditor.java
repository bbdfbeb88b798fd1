package io.whence.embedded;

import com.google.protobuf.ByteString;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.ledger.rwset.NsReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.TxReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRWSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVWrite;
import org.hyperledger.fabric.protos.peer.ChaincodeAction;
import org.hyperledger.fabric.protos.peer.ChaincodeActionPayload;
import org.hyperledger.fabric.protos.peer.ProposalResponsePayload;
import org.hyperledger.fabric.protos.peer.Transaction;

/**
 * Reads a block file by its own means and adds it up. It knows the format from its description alone: records of three
 * integers and a block, block headers hashed as DER, one validation byte a transaction.
 */
final class Auditor {
    private static final int HEADER_BYTES = 12;
    private static final int METADATA_CODES = 2;

    private final Map<String, Integer> codes = new HashMap<>();
    private final Map<String, String> state = new TreeMap<>();
    private long height;
    private byte[] lastHash = new byte[0];

    /** Adds up all whole records of a file; what follows the last of them must be shorter than a record. */
    static Auditor read(Path blocks) throws IOException, GeneralSecurityException {
        Auditor auditor = new Auditor();
        ByteBuffer file = ByteBuffer.wrap(Files.readAllBytes(blocks));
        while (file.remaining() >= HEADER_BYTES && file.getInt(file.position()) <= file.remaining() - HEADER_BYTES) {
            byte[] body = new byte[file.getInt()];
            file.position(file.position() + HEADER_BYTES - Integer.BYTES);
            file.get(body);
            auditor.add(Block.parseFrom(body));
        }
        return auditor;
    }

    long height() {
        return height;
    }

    /** The validation code of a transaction, -1 if it is not on the ledger. */
    int code(String transactionId) {
        return codes.getOrDefault(transactionId, -1);
    }

    String value(String key) {
        return state.getOrDefault(key, "");
    }

    Map<String, String> state() {
        return state;
    }

    private void add(Block block) throws IOException, GeneralSecurityException {
        if (block.getHeader().getNumber() != height
                || !Arrays.equals(block.getHeader().getPreviousHash().toByteArray(), lastHash)) {
            throw new IllegalStateException("block " + height + " does not follow");
        }
        MessageDigest data = MessageDigest.getInstance("SHA-256");
        for (int i = 0; i < block.getData().getDataCount(); i++) {
            ByteString envelope = block.getData().getData(i);
            data.update(envelope.toByteArray());
            add(envelope, block.getMetadata().getMetadata(METADATA_CODES).byteAt(i) & 0xff);
        }
        byte[] dataHash = data.digest();
        if (!Arrays.equals(dataHash, block.getHeader().getDataHash().toByteArray())) {
            throw new IllegalStateException("block " + height + " is not what its header says");
        }
        lastHash = headerHash(height, lastHash, dataHash);
        height++;
    }

    private void add(ByteString envelope, int code) throws IOException {
        Payload payload = Payload.parseFrom(Envelope.parseFrom(envelope).getPayload());
        String id =
                ChannelHeader.parseFrom(payload.getHeader().getChannelHeader()).getTxId();
        if (id.isEmpty()) {
            return;
        }
        boolean first = codes.putIfAbsent(id, code) == null;
        if (code == 0) {
            if (!first) {
                throw new IllegalStateException("transaction " + id + " counts twice");
            }
            apply(payload);
        }
    }

    private void apply(Payload payload) throws IOException {
        ByteString call = Transaction.parseFrom(payload.getData()).getActions(0).getPayload();
        ByteString answer = ChaincodeActionPayload.parseFrom(call).getAction().getProposalResponsePayload();
        ChaincodeAction action = ChaincodeAction.parseFrom(
                ProposalResponsePayload.parseFrom(answer).getExtension());
        for (NsReadWriteSet set : TxReadWriteSet.parseFrom(action.getResults()).getNsRwsetList()) {
            for (KVWrite write : KVRWSet.parseFrom(set.getRwset()).getWritesList()) {
                state.put(write.getKey(), write.getValue().toStringUtf8());
            }
        }
    }

    private static byte[] headerHash(long number, byte[] previous, byte[] data) throws GeneralSecurityException {
        ByteArrayOutputStream fields = new ByteArrayOutputStream();
        byte[] integer = BigInteger.valueOf(number).toByteArray();
        element(fields, 0x02, integer);
        element(fields, 0x04, previous);
        element(fields, 0x04, data);
        ByteArrayOutputStream sequence = new ByteArrayOutputStream();
        element(sequence, 0x30, fields.toByteArray());
        return MessageDigest.getInstance("SHA-256").digest(sequence.toByteArray());
    }

    private static void element(ByteArrayOutputStream out, int tag, byte[] content) {
        out.write(tag);
        out.write(content.length);
        out.writeBytes(content);
    }
}
