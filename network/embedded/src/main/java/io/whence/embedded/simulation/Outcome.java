package io.whence.embedded.simulation;

import com.google.protobuf.ByteString;
import io.whence.embedded.state.PrivateWrites;
import java.util.List;
import java.util.Set;
import org.hyperledger.fabric.protos.peer.Response;

/** How a run of the chaincode ended. */
public sealed interface Outcome {
    /**
     * The chaincode answered, with success or with an error of its own.
     *
     * @param results the public read-write set
     * @param event the encoded chaincode event, empty if none
     */
    record Answered(
            Response response,
            ByteString results,
            ByteString event,
            List<PrivateWrites> privateWrites,
            Set<String> collectionsRead,
            Set<String> collections)
            implements Outcome {
        public Answered {
            privateWrites = List.copyOf(privateWrites);
            collectionsRead = Set.copyOf(collectionsRead);
            collections = Set.copyOf(collections);
        }

        /** Whether a peer would endorse the answer. */
        public boolean endorsable() {
            return response.getStatus() >= 200 && response.getStatus() < 400;
        }
    }

    /** The chaincode broke off; the message is what a peer reports. */
    record Broke(String message) implements Outcome {}
}
