package io.whence.contract;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.hyperledger.fabric.shim.ChaincodeStub;

/** Channel state many keys at a time, where the peer offers that. The stub itself asks for one key after the other. */
interface BulkState {
    /** The peer offers nothing beyond the stub. */
    BulkState NONE = new BulkState() {
        @Override
        public Map<String, byte[]> read(ChaincodeStub stub, Collection<String> keys) {
            return Map.of();
        }

        @Override
        public boolean write(ChaincodeStub stub, SortedMap<String, Optional<byte[]>> changes) {
            return false;
        }
    };

    /** The committed values, no bytes for a key that has none; nothing at all where the peer does not offer it. */
    Map<String, byte[]> read(ChaincodeStub stub, Collection<String> keys);

    /** Writes values, and deletes the keys that have none; false where the peer does not offer it. */
    boolean write(ChaincodeStub stub, SortedMap<String, Optional<byte[]>> changes);
}
