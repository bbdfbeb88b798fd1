package io.whence.embedded.simulation;

import com.google.protobuf.ByteString;
import io.whence.embedded.state.KeyOrder;
import io.whence.embedded.state.PrivateWrites;
import io.whence.embedded.state.State;
import io.whence.embedded.state.Versioned;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hyperledger.fabric.protos.ledger.rwset.CollectionHashedReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.NsReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.TxReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.HashedRWSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRWSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRead;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVReadHash;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVWrite;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVWriteHash;

/** What a simulation read and wants to write, in the order of keys, so that every endorser writes the same bytes. */
final class ReadWriteSet {
    private final SortedMap<String, KVRead> reads = new TreeMap<>(KeyOrder.UTF_8);
    private final SortedMap<String, KVWrite> writes = new TreeMap<>(KeyOrder.UTF_8);
    private final SequencedSet<RangeScan> scans = new LinkedHashSet<>();
    private final SortedMap<String, Hashes> hashes = new TreeMap<>(KeyOrder.UTF_8);
    private final SortedMap<String, SortedMap<String, KVWrite>> secrets = new TreeMap<>(KeyOrder.UTF_8);
    private final Set<String> collectionsRead = new TreeSet<>();

    private record Hashes(SortedMap<String, KVReadHash> reads, SortedMap<String, KVWriteHash> writes) {}

    void read(String key, Optional<Versioned> found) {
        reads.put(key, keyRead(key, found));
    }

    void scan(RangeScan scan) {
        scans.add(scan);
    }

    void write(String key, ByteString value) {
        writes.put(key, keyWrite(key, value));
    }

    void readHash(String collection, String key, Optional<Versioned> found) {
        KVReadHash.Builder read = KVReadHash.newBuilder().setKeyHash(State.keyHash(key));
        found.ifPresent(value -> read.setVersion(value.version().message()));
        hashes(collection).reads.put(key, read.build());
    }

    void readSecret(String collection) {
        collectionsRead.add(collection);
    }

    void writeSecret(String collection, String key, ByteString value) {
        KVWriteHash.Builder write =
                KVWriteHash.newBuilder().setKeyHash(State.keyHash(key)).setIsDelete(value.isEmpty());
        if (!value.isEmpty()) {
            write.setValueHash(new PrivateWrites(collection, value).hash());
        }
        hashes(collection).writes.put(key, write.build());
        secrets(collection).put(key, keyWrite(key, value));
    }

    void purgeSecret(String collection, String key) {
        writeSecret(collection, key, ByteString.EMPTY);
        hashes(collection)
                .writes
                .computeIfPresent(
                        key, (same, write) -> write.toBuilder().setIsPurge(true).build());
    }

    Set<String> collectionsRead() {
        return collectionsRead;
    }

    Set<String> collections() {
        return hashes.keySet();
    }

    /** The private write sets, one a collection. */
    List<PrivateWrites> privatePart() {
        return secrets.entrySet().stream()
                .map(entry -> new PrivateWrites(
                        entry.getKey(),
                        KVRWSet.newBuilder()
                                .addAllWrites(entry.getValue().values())
                                .build()
                                .toByteString()))
                .toList();
    }

    /** The public part, in which private values stand as hashes. */
    ByteString publicPart(String namespace) {
        TxReadWriteSet.Builder set = TxReadWriteSet.newBuilder().setDataModel(TxReadWriteSet.DataModel.KV);
        if (!reads.isEmpty() || !writes.isEmpty() || !scans.isEmpty() || !hashes.isEmpty()) {
            set.addNsRwset(namespaceSet(namespace));
        }
        return set.build().toByteString();
    }

    private NsReadWriteSet namespaceSet(String namespace) {
        KVRWSet.Builder keys = KVRWSet.newBuilder().addAllReads(reads.values()).addAllWrites(writes.values());
        scans.forEach(scan -> keys.addRangeQueriesInfo(scan.message()));
        NsReadWriteSet.Builder set = NsReadWriteSet.newBuilder()
                .setNamespace(namespace)
                .setRwset(keys.build().toByteString());
        Map<String, ByteString> privateHashes = new TreeMap<>();
        privatePart().forEach(part -> privateHashes.put(part.collection(), part.hash()));
        hashes.forEach((collection, hashed) -> set.addCollectionHashedRwset(CollectionHashedReadWriteSet.newBuilder()
                .setCollectionName(collection)
                .setHashedRwset(HashedRWSet.newBuilder()
                        .addAllHashedReads(hashed.reads.values())
                        .addAllHashedWrites(hashed.writes.values())
                        .build()
                        .toByteString())
                .setPvtRwsetHash(privateHashes.getOrDefault(collection, ByteString.EMPTY))));
        return set.build();
    }

    static KVRead keyRead(String key, Optional<Versioned> found) {
        KVRead.Builder read = KVRead.newBuilder().setKey(key);
        found.ifPresent(value -> read.setVersion(value.version().message()));
        return read.build();
    }

    private static KVWrite keyWrite(String key, ByteString value) {
        return KVWrite.newBuilder()
                .setKey(key)
                .setIsDelete(value.isEmpty())
                .setValue(value)
                .build();
    }

    private Hashes hashes(String collection) {
        return hashes.computeIfAbsent(
                collection, name -> new Hashes(new TreeMap<>(KeyOrder.UTF_8), new TreeMap<>(KeyOrder.UTF_8)));
    }

    private SortedMap<String, KVWrite> secrets(String collection) {
        return secrets.computeIfAbsent(collection, name -> new TreeMap<>(KeyOrder.UTF_8));
    }
}
