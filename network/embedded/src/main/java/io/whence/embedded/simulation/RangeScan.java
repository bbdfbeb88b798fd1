package io.whence.embedded.simulation;

import io.whence.embedded.state.State;
import io.whence.embedded.state.Versioned;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.QueryReads;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.RangeQueryInfo;
import org.hyperledger.fabric.shim.ledger.KeyValue;

/**
 * A walk over a range of keys that remembers what it saw, so that the range can be walked again at commit. Like a peer, it
 * reads a page ahead of the chaincode: a short range is seen to its end even if the chaincode stops early.
 */
final class RangeScan implements Iterator<KeyValue> {
    private static final int PAGE = 100;

    private final Iterator<Map.Entry<String, Versioned>> entries;
    private final String end;
    private final RangeQueryInfo.Builder seen;
    private final QueryReads.Builder reads = QueryReads.newBuilder();
    private final Deque<KeyValue> page = new ArrayDeque<>();

    RangeScan(State state, String start, String end) {
        this.entries = state.range(start, end, false).entrySet().iterator();
        this.end = end;
        this.seen = RangeQueryInfo.newBuilder().setStartKey(start);
        readAhead(PAGE + 1);
    }

    @Override
    public boolean hasNext() {
        if (page.size() <= 1) {
            readAhead(PAGE);
        }
        return !page.isEmpty();
    }

    @Override
    public KeyValue next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return page.removeFirst();
    }

    /** What was seen so far, for the read-write set. */
    RangeQueryInfo message() {
        RangeQueryInfo.Builder info = seen.clone();
        if (reads.getKvReadsCount() > 0) {
            info.setRawReads(reads);
        }
        return info.build();
    }

    private void readAhead(int count) {
        for (int i = 0; i < count && !seen.getItrExhausted(); i++) {
            if (entries.hasNext()) {
                take(entries.next());
            } else {
                seen.setItrExhausted(true).setEndKey(end);
            }
        }
    }

    private void take(Map.Entry<String, Versioned> entry) {
        reads.addKvReads(ReadWriteSet.keyRead(entry.getKey(), Optional.of(entry.getValue())));
        seen.setEndKey(entry.getKey());
        page.addLast(new FoundValue(entry.getKey(), entry.getValue().value()));
    }
}
