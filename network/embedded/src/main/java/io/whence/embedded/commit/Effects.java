package io.whence.embedded.commit;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.whence.embedded.simulation.CollectionRules;
import io.whence.embedded.state.Draft;
import io.whence.embedded.state.Version;
import io.whence.embedded.state.Versioned;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.hyperledger.fabric.protos.ledger.rwset.CollectionHashedReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.NsReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.TxReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.HashedRWSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRWSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVWrite;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVWriteHash;

/** What a transaction read and does to the state, taken from its read-write set. */
public record Effects(KVRWSet keys, List<InCollection> collections) {
    /** Its reads and writes of one private collection, as hashes. */
    public record InCollection(String name, HashedRWSet hashes, ByteString writesHash) {}

    /** A private key, known by its hash, whose values are to be forgotten. */
    public record Purge(String collection, ByteString keyHash) {}

    /** A read-write set that touches what is not the chaincode's, or twice what is. */
    static final class Foreign extends Exception {
        private static final long serialVersionUID = 1;
    }

    static Effects of(ByteString results, String chaincode) throws InvalidProtocolBufferException, Foreign {
        TxReadWriteSet set = TxReadWriteSet.parseFrom(results);
        if (set.getNsRwsetCount() == 0) {
            return new Effects(KVRWSet.getDefaultInstance(), List.of());
        }
        NsReadWriteSet own = set.getNsRwset(0);
        if (set.getNsRwsetCount() > 1 || !own.getNamespace().equals(chaincode)) {
            throw new Foreign();
        }
        List<InCollection> collections = new ArrayList<>();
        for (CollectionHashedReadWriteSet collection : own.getCollectionHashedRwsetList()) {
            collections.add(new InCollection(
                    collection.getCollectionName(),
                    HashedRWSet.parseFrom(collection.getHashedRwset()),
                    collection.getPvtRwsetHash()));
        }
        return new Effects(KVRWSet.parseFrom(own.getRwset()), List.copyOf(collections));
    }

    /** Whether organisations whose peers endorsed this satisfy the policies of all that it writes. */
    boolean endorsedBy(Set<String> organisations, int endorsersMin) {
        List<InCollection> written = collections.stream()
                .filter(collection -> collection.hashes().getHashedWritesCount() > 0)
                .toList();
        List<String> owners = written.stream()
                .flatMap(collection -> CollectionRules.ownerOf(collection.name()).stream())
                .toList();
        boolean ownAlone = keys.getWritesCount() == 0 && !owners.isEmpty() && owners.size() == written.size();
        return organisations.containsAll(owners) && (ownAlone || organisations.size() >= endorsersMin);
    }

    void apply(Draft draft, Version version) {
        for (KVWrite write : keys.getWritesList()) {
            if (write.getIsDelete() || write.getValue().isEmpty()) {
                draft.delete(write.getKey());
            } else {
                draft.put(write.getKey(), new Versioned(write.getValue(), version));
            }
        }
        collections.forEach(collection -> apply(collection, draft, version));
    }

    List<Purge> purges() {
        return collections.stream()
                .flatMap(collection -> collection.hashes().getHashedWritesList().stream()
                        .filter(KVWriteHash::getIsPurge)
                        .map(write -> new Purge(collection.name(), write.getKeyHash())))
                .toList();
    }

    private static void apply(InCollection collection, Draft draft, Version version) {
        for (KVWriteHash write : collection.hashes().getHashedWritesList()) {
            if (write.getIsDelete() || write.getIsPurge()) {
                draft.deleteHash(collection.name(), write.getKeyHash());
            } else {
                draft.putHash(collection.name(), write.getKeyHash(), new Versioned(write.getValueHash(), version));
            }
        }
    }
}
