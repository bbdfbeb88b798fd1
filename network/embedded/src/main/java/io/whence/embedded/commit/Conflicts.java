package io.whence.embedded.commit;

import io.whence.embedded.state.Draft;
import io.whence.embedded.state.Version;
import io.whence.embedded.state.Versioned;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRead;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVReadHash;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.RangeQueryInfo;
import org.hyperledger.fabric.protos.peer.TxValidationCode;

/** Whether what a transaction read still stands when its turn in the block comes. */
final class Conflicts {
    private Conflicts() {}

    static TxValidationCode check(Effects effects, Draft draft) {
        if (!effects.keys().getReadsList().stream().allMatch(read -> stands(read, draft))) {
            return TxValidationCode.MVCC_READ_CONFLICT;
        }
        if (!effects.keys().getRangeQueriesInfoList().stream().allMatch(range -> stands(range, draft))) {
            return TxValidationCode.PHANTOM_READ_CONFLICT;
        }
        for (Effects.InCollection collection : effects.collections()) {
            for (KVReadHash read : collection.hashes().getHashedReadsList()) {
                if (!stands(collection.name(), read, draft)) {
                    return TxValidationCode.MVCC_READ_CONFLICT;
                }
            }
        }
        return TxValidationCode.VALID;
    }

    private static boolean stands(KVRead read, Draft draft) {
        return !draft.wrote(read.getKey())
                && draft.state().value(read.getKey()).map(Versioned::version).equals(version(read));
    }

    private static boolean stands(String collection, KVReadHash read, Draft draft) {
        Optional<Version> seen = read.hasVersion() ? Optional.of(Version.of(read.getVersion())) : Optional.empty();
        return !draft.wroteHash(collection, read.getKeyHash())
                && draft.state()
                        .hash(collection, read.getKeyHash())
                        .map(Versioned::version)
                        .equals(seen);
    }

    /** Walks the range again, over the state as the block has changed it so far. */
    private static boolean stands(RangeQueryInfo range, Draft draft) {
        Iterator<Map.Entry<String, Versioned>> now = draft.state()
                .range(range.getStartKey(), range.getEndKey(), !range.getItrExhausted())
                .entrySet()
                .iterator();
        for (KVRead seen : range.getRawReads().getKvReadsList()) {
            if (!now.hasNext() || !same(now.next(), seen)) {
                return false;
            }
        }
        return !now.hasNext();
    }

    private static boolean same(Map.Entry<String, Versioned> now, KVRead seen) {
        return now.getKey().equals(seen.getKey())
                && Optional.of(now.getValue().version()).equals(version(seen));
    }

    private static Optional<Version> version(KVRead read) {
        return read.hasVersion() ? Optional.of(Version.of(read.getVersion())) : Optional.empty();
    }
}
