package io.whence.ledger;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Timestamp;
import io.whence.model.bytes.Json;
import io.whence.model.value.Digest;
import io.whence.model.wire.Document;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockMetadataIndex;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.common.SignatureHeader;
import org.hyperledger.fabric.protos.peer.ChaincodeAction;
import org.hyperledger.fabric.protos.peer.ChaincodeActionPayload;
import org.hyperledger.fabric.protos.peer.ChaincodeInvocationSpec;
import org.hyperledger.fabric.protos.peer.ChaincodeProposalPayload;
import org.hyperledger.fabric.protos.peer.ProposalResponsePayload;
import org.hyperledger.fabric.protos.peer.Transaction;
import org.hyperledger.fabric.protos.peer.TxValidationCode;

/**
 * Decodes blocks: of one chaincode, the valid transactions that recorded something. A transaction that wrote nothing, such
 * as the repeat of a batch that stands already, announces nothing and is passed over.
 */
final class BlockReader {
    private final String chaincode;
    private final Creators creators = new Creators();

    BlockReader(String chaincode) {
        this.chaincode = chaincode;
    }

    /** Verifies the block against the position that it should have, and decodes it. */
    LedgerBlock read(Block block, Position position) {
        requireInPlace(block, position);
        List<LedgerTransaction> transactions = new ArrayList<>();
        ByteString codes = codes(block);
        for (int i = 0; i < block.getData().getDataCount(); i++) {
            if (valid(codes, i)) {
                transaction(block.getData().getData(i), i).ifPresent(transactions::add);
            }
        }
        return new LedgerBlock(block.getHeader().getNumber(), BlockHash.header(block.getHeader()), transactions);
    }

    private static void requireInPlace(Block block, Position position) {
        long number = block.getHeader().getNumber();
        String field = "block " + number;
        if (number != position.next()) {
            throw LedgerRule.BLOCK_ALTERED.refuse(field, "expected block " + position.next());
        }
        if (!ByteString.copyFrom(BlockHash.data(block).bytes())
                .equals(block.getHeader().getDataHash())) {
            throw LedgerRule.BLOCK_ALTERED.refuse(field, "data hash differs");
        }
        byte[] previous = block.getHeader().getPreviousHash().toByteArray();
        boolean chained = position.previous()
                .map(hash -> java.util.Arrays.equals(hash.bytes(), previous))
                .orElse(true);
        if (!chained) {
            throw LedgerRule.BLOCK_ALTERED.refuse(field, "previous hash differs");
        }
    }

    private static ByteString codes(Block block) {
        int index = BlockMetadataIndex.TRANSACTIONS_FILTER_VALUE;
        return block.getMetadata().getMetadataCount() > index
                ? block.getMetadata().getMetadata(index)
                : ByteString.EMPTY;
    }

    private static boolean valid(ByteString codes, int index) {
        return index < codes.size() && codes.byteAt(index) == (byte) TxValidationCode.VALID_VALUE;
    }

    private Optional<LedgerTransaction> transaction(ByteString bytes, int position) {
        try {
            Payload payload = Payload.parseFrom(Envelope.parseFrom(bytes).getPayload());
            ChannelHeader header = ChannelHeader.parseFrom(payload.getHeader().getChannelHeader());
            if (header.getType() != HeaderType.ENDORSER_TRANSACTION_VALUE) {
                return Optional.empty();
            }
            SignatureHeader signed =
                    SignatureHeader.parseFrom(payload.getHeader().getSignatureHeader());
            return invocation(Transaction.parseFrom(payload.getData()))
                    .map(invocation -> new LedgerTransaction(
                            header.getTxId(),
                            position,
                            instant(header.getTimestamp()),
                            creators.of(signed.getCreator()),
                            invocation.function(),
                            invocation.recorded(),
                            Digest.over(invocation.answer().toByteArray())));
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("a valid transaction that cannot be decoded", e);
        }
    }

    private Optional<Invocation> invocation(Transaction transaction) throws InvalidProtocolBufferException {
        ChaincodeActionPayload action =
                ChaincodeActionPayload.parseFrom(transaction.getActions(0).getPayload());
        ChaincodeAction result = ChaincodeAction.parseFrom(
                ProposalResponsePayload.parseFrom(action.getAction().getProposalResponsePayload())
                        .getExtension());
        if (!result.getChaincodeId().getName().equals(chaincode)
                || result.getEvents().isEmpty()) {
            return Optional.empty();
        }
        ChaincodeProposalPayload proposal = ChaincodeProposalPayload.parseFrom(action.getChaincodeProposalPayload());
        List<ByteString> input = ChaincodeInvocationSpec.parseFrom(proposal.getInput())
                .getChaincodeSpec()
                .getInput()
                .getArgsList();
        return Optional.of(new Invocation(input, result.getResponse().getPayload()));
    }

    /** The function and its arguments, and what it answered. */
    private record Invocation(List<ByteString> input, ByteString answer) {
        String function() {
            return input.getFirst().toStringUtf8();
        }

        Recorded recorded() {
            if (function().equals("circulation:record")) {
                return new Recorded.Sealed(argument());
            }
            if (function().endsWith(":add")) {
                String type = function().substring(0, function().length() - ":add".length());
                return new Recorded.Added(Document.read(type, argument()));
            }
            List<byte[]> arguments =
                    input.stream().skip(1).map(ByteString::toByteArray).toList();
            return new Recorded.Moved(function(), arguments, Json.parse(answer.toByteArray()));
        }

        private byte[] argument() {
            return input.get(1).toByteArray();
        }
    }

    private static Instant instant(Timestamp timestamp) {
        return Instant.ofEpochSecond(timestamp.getSeconds(), timestamp.getNanos());
    }
}
