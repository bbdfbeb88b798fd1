package io.whence.embedded.simulation;

import java.util.Iterator;
import java.util.List;
import org.hyperledger.fabric.protos.peer.QueryResponseMetadata;
import org.hyperledger.fabric.shim.ledger.KeyValue;
import org.hyperledger.fabric.shim.ledger.QueryResultsIterator;
import org.hyperledger.fabric.shim.ledger.QueryResultsIteratorWithMetadata;

/** What a range query returns, in the shapes that the shim knows. */
final class FoundValues {
    private FoundValues() {}

    /** One walk over found values. */
    record Walk(Iterator<KeyValue> iterator) implements QueryResultsIterator<KeyValue> {
        @Override
        public void close() {}
    }

    /** One page of found values, and the key that the next page starts with. */
    record Page(List<KeyValue> values, String bookmark) implements QueryResultsIteratorWithMetadata<KeyValue> {
        Page {
            values = List.copyOf(values);
        }

        @Override
        public Iterator<KeyValue> iterator() {
            return values.iterator();
        }

        @Override
        public QueryResponseMetadata getMetadata() {
            return QueryResponseMetadata.newBuilder()
                    .setFetchedRecordsCount(values.size())
                    .setBookmark(bookmark)
                    .build();
        }

        @Override
        public void close() {}
    }
}
