package io.whence.embedded.gateway;

import com.google.protobuf.InvalidProtocolBufferException;
import io.whence.embedded.block.BlockEvents;
import io.whence.embedded.commit.PrivateRecord;
import java.util.Map;
import java.util.TreeMap;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.ledger.rwset.CollectionPvtReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.NsPvtReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.TxPvtReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.TxReadWriteSet;
import org.hyperledger.fabric.protos.peer.BlockAndPrivateData;
import org.hyperledger.fabric.protos.peer.DeliverResponse;

/** How much of a block a client is sent. */
@FunctionalInterface
interface BlockShape {
    /** The response that carries a block to a client of an organisation. */
    DeliverResponse response(Block block, String readerMspId) throws InvalidProtocolBufferException;

    /** All that is public. */
    static BlockShape full() {
        return (block, reader) -> DeliverResponse.newBuilder().setBlock(block).build();
    }

    /** Transaction ids, validation codes and event names. */
    static BlockShape filtered() {
        return (block, reader) -> DeliverResponse.newBuilder()
                .setFilteredBlock(BlockEvents.filtered(block))
                .build();
    }

    /** All that is public, and the private values that this peer keeps and the reader may see. */
    static BlockShape withPrivateValues(Channel channel, String peerMspId) {
        return (block, reader) -> {
            Map<Long, NsPvtReadWriteSet.Builder> sets = new TreeMap<>();
            for (PrivateRecord record :
                    channel.ledger().secrets().written(block.getHeader().getNumber())) {
                if (passes(channel, record.writes().collection(), peerMspId, reader)) {
                    sets.computeIfAbsent(record.version().transaction(), i -> NsPvtReadWriteSet.newBuilder())
                            .addCollectionPvtRwset(message(record));
                }
            }
            BlockAndPrivateData.Builder both = BlockAndPrivateData.newBuilder().setBlock(block);
            sets.forEach((index, set) -> both.putPrivateDataMap(
                    index,
                    TxPvtReadWriteSet.newBuilder()
                            .setDataModel(TxReadWriteSet.DataModel.KV)
                            .addNsPvtRwset(set.setNamespace(channel.terms().chaincode()))
                            .build()));
            return DeliverResponse.newBuilder().setBlockAndPrivateData(both).build();
        };
    }

    private static boolean passes(Channel channel, String collection, String peerMspId, String readerMspId) {
        return channel.collections()
                .rule(collection)
                .filter(rule -> rule.mspIds().contains(peerMspId))
                .filter(rule -> rule.mspIds().contains(readerMspId))
                .isPresent();
    }

    private static CollectionPvtReadWriteSet message(PrivateRecord record) {
        return CollectionPvtReadWriteSet.newBuilder()
                .setCollectionName(record.writes().collection())
                .setRwset(record.writes().writeSet())
                .build();
    }
}
