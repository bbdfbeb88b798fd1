package io.whence.embedded.simulation;

import com.google.protobuf.ByteString;
import io.whence.embedded.state.PrivateWrites;
import io.whence.embedded.state.State;
import io.whence.embedded.state.Version;
import io.whence.embedded.state.Versioned;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hyperledger.fabric.shim.ledger.KeyValue;

/** Reads one state and collects writes, under the rules of the private collections. For one run of the chaincode. */
final class Simulator {
    private final State state;
    private final CollectionRules rules;
    private final Site site;
    private final ReadWriteSet set = new ReadWriteSet();
    private boolean wrote;
    private boolean queriedUnchecked;

    /** Where a simulation takes place: the chaincode, the organisation whose peer runs it, and that of the caller. */
    record Site(String chaincode, String peerMspId, String callerMspId) {}

    Simulator(State state, CollectionRules rules, Site site) {
        this.state = state;
        this.rules = rules;
        this.site = site;
    }

    ByteString read(String key) {
        Optional<Versioned> found = state.value(key);
        set.read(key, found);
        return found.map(Versioned::value).orElse(ByteString.EMPTY);
    }

    void write(String key, ByteString value) {
        beforeWrite();
        set.write(key, value);
    }

    Iterator<KeyValue> scan(String start, String end) {
        RangeScan scan = new RangeScan(state, start, end);
        set.scan(scan);
        return scan;
    }

    /** One page of a range. Pages are not checked again at commit, so nothing may be written beside them. */
    FoundValues.Page page(String start, String end, int size) {
        beforeUncheckedQuery("Paginated queries are");
        Iterator<KeyValue> found =
                found(state.range(start, end, false).entrySet().iterator(), "");
        List<KeyValue> values = new ArrayList<>();
        while (values.size() < size && found.hasNext()) {
            values.add(found.next());
        }
        return new FoundValues.Page(values, found.hasNext() ? found.next().getKey() : "");
    }

    ByteString readSecret(String collection, String key) {
        mayRead(collection);
        Optional<Versioned> kept =
                rules.keeps(site.peerMspId, collection) ? state.secret(collection, key) : Optional.empty();
        Optional<Version> keptVersion = kept.map(Versioned::version);
        Optional<Versioned> hash = state.hash(collection, State.keyHash(key));
        if (!hash.map(Versioned::version).equals(keptVersion)) {
            throw new ChaincodeCallRefused("private data matching public hash version is not available. Public hash"
                    + " version = " + hash.map(Versioned::version) + ", Private data version = " + keptVersion);
        }
        set.readHash(collection, key, kept);
        set.readSecret(collection);
        return kept.map(Versioned::value).orElse(ByteString.EMPTY);
    }

    ByteString readHash(String collection, String key) {
        rule(collection);
        Optional<Versioned> hash = state.hash(collection, State.keyHash(key));
        set.readHash(collection, key, hash);
        return hash.map(Versioned::value).orElse(ByteString.EMPTY);
    }

    /** A range of private values. It is not checked again at commit, so nothing may be written beside it. */
    Iterator<KeyValue> scanSecrets(String collection, String start, String end) {
        mayRead(collection);
        beforeUncheckedQuery("Queries on pvt data is");
        if (!rules.keeps(site.peerMspId, collection)) {
            return List.<KeyValue>of().iterator();
        }
        return found(state.secretRange(collection, start, end).entrySet().iterator(), collection);
    }

    void writeSecret(String collection, String key, ByteString value) {
        mayWrite(collection);
        beforeWrite();
        set.writeSecret(collection, key, value);
    }

    void purgeSecret(String collection, String key) {
        mayWrite(collection);
        beforeWrite();
        set.purgeSecret(collection, key);
    }

    ByteString publicPart() {
        return set.publicPart(site.chaincode);
    }

    List<PrivateWrites> privatePart() {
        return set.privatePart();
    }

    Set<String> collectionsRead() {
        return set.collectionsRead();
    }

    Set<String> collections() {
        return set.collections();
    }

    private static Iterator<KeyValue> found(Iterator<Map.Entry<String, Versioned>> entries, String collection) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return entries.hasNext();
            }

            @Override
            public KeyValue next() {
                var entry = entries.next();
                String key = collection.isEmpty() ? entry.getKey() : State.keyWithin(collection, entry.getKey());
                return new FoundValue(key, entry.getValue().value());
            }
        };
    }

    private void mayRead(String collection) {
        CollectionRule rule = rule(collection);
        if (rule.memberOnlyRead() && !rule.mspIds().contains(site.callerMspId)) {
            throw denied("read", collection);
        }
    }

    private void mayWrite(String collection) {
        CollectionRule rule = rule(collection);
        if (rule.memberOnlyWrite() && !rule.mspIds().contains(site.callerMspId)) {
            throw denied("write", collection);
        }
    }

    private CollectionRule rule(String collection) {
        return rules.rule(collection)
                .orElseThrow(() -> new ChaincodeCallRefused("Collection [" + collection
                        + "] not defined in the collection config for chaincode [" + site.chaincode + "]"));
    }

    private ChaincodeCallRefused denied(String access, String collection) {
        return new ChaincodeCallRefused("tx creator does not have " + access
                + " access permission on privatedata in chaincodeName:" + site.chaincode + " collectionName: "
                + collection);
    }

    private void beforeWrite() {
        if (queriedUnchecked) {
            throw new ChaincodeCallRefused(
                    "the transaction has already performed a query that is not checked at commit. Writes are not allowed");
        }
        wrote = true;
    }

    private void beforeUncheckedQuery(String what) {
        if (wrote) {
            throw new ChaincodeCallRefused(what + " supported only in a read-only transaction");
        }
        queriedUnchecked = true;
    }
}
