package io.whence.embedded.commit;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.whence.embedded.block.Blocks;
import io.whence.embedded.rule.EmbeddedRule;
import io.whence.embedded.state.Draft;
import io.whence.embedded.state.State;
import io.whence.embedded.state.Version;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.peer.TxValidationCode;

/** Rebuilds the state from the blocks on disk, each of which must follow from the one before it. */
final class Replay {
    private final String chaincode;
    private final PrivateStore secrets;
    private final Map<String, Committed> transactions = new HashMap<>();
    private final Map<List<Effects.Purge>, Long> purges = new HashMap<>();
    private State state = State.empty();
    private ByteString lastHash = ByteString.EMPTY;
    private long height;

    Replay(String chaincode, PrivateStore secrets) {
        this.chaincode = chaincode;
        this.secrets = secrets;
    }

    void accept(ByteString record) {
        try {
            Block block = Block.parseFrom(record);
            if (!follows(block)) {
                throw EmbeddedRule.LEDGER_DAMAGED.refuse("blocks.dat", "block " + height);
            }
            apply(block);
            lastHash = Blocks.hash(block.getHeader());
            height++;
        } catch (InvalidProtocolBufferException | Effects.Foreign | Transaction.Malformed e) {
            throw EmbeddedRule.LEDGER_DAMAGED.refuse("blocks.dat", "block " + height);
        }
    }

    State state() {
        return state;
    }

    ByteString lastHash() {
        return lastHash;
    }

    long height() {
        return height;
    }

    Map<String, Committed> transactions() {
        return transactions;
    }

    /** The purges on the ledger, each with its block. */
    Map<List<Effects.Purge>, Long> purges() {
        return purges;
    }

    /** Notes where a block's transactions stand; of two with the same id the first counts. */
    static void index(long block, List<String> ids, ByteString codes, Map<String, Committed> into) {
        for (int i = 0; i < ids.size(); i++) {
            if (!ids.get(i).isEmpty()) {
                into.putIfAbsent(ids.get(i), new Committed(block, TxValidationCode.forNumber(codes.byteAt(i) & 0xff)));
            }
        }
    }

    private boolean follows(Block block) {
        return block.getHeader().getNumber() == height
                && block.getHeader().getPreviousHash().equals(lastHash)
                && block.getHeader()
                        .getDataHash()
                        .equals(Blocks.dataHash(block.getData().getDataList()))
                && Blocks.codes(block).size() == block.getData().getDataCount();
    }

    private void apply(Block block) throws InvalidProtocolBufferException, Effects.Foreign, Transaction.Malformed {
        Draft draft = new Draft(state);
        ByteString codes = Blocks.codes(block);
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < codes.size(); i++) {
            boolean valid = codes.byteAt(i) == TxValidationCode.VALID_VALUE;
            ids.add(apply(block.getData().getData(i), valid, new Version(height, i), draft));
        }
        secrets.written(height).forEach(record -> record.apply(draft));
        index(height, ids, codes, transactions);
        state = draft.state();
    }

    private String apply(ByteString envelope, boolean valid, Version version, Draft draft)
            throws InvalidProtocolBufferException, Effects.Foreign, Transaction.Malformed {
        if (!valid) {
            return Screening.transactionId(envelope);
        }
        Payload payload = Payload.parseFrom(Envelope.parseFrom(envelope).getPayload());
        ChannelHeader header = ChannelHeader.parseFrom(payload.getHeader().getChannelHeader());
        if (header.getType() == HeaderType.ENDORSER_TRANSACTION_VALUE) {
            Effects effects = Effects.of(Transaction.unpack(payload).action().getResults(), chaincode);
            effects.apply(draft, version);
            if (!effects.purges().isEmpty()) {
                purges.merge(effects.purges(), version.block(), Math::max);
            }
        }
        return header.getTxId();
    }
}
