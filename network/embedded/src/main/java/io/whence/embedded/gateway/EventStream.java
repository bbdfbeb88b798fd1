package io.whence.embedded.gateway;

import com.google.protobuf.InvalidProtocolBufferException;
import io.grpc.Status;
import io.whence.embedded.block.BlockEvents;
import io.whence.embedded.commit.Committed;
import io.whence.embedded.commit.Ledger;
import java.util.List;
import java.util.Optional;
import org.hyperledger.fabric.protos.gateway.ChaincodeEventsRequest;
import org.hyperledger.fabric.protos.gateway.ChaincodeEventsResponse;
import org.hyperledger.fabric.protos.orderer.SeekPosition;
import org.hyperledger.fabric.protos.peer.ChaincodeEvent;

/** Chaincode events in the order of the ledger, a response for each block that has any. */
final class EventStream {
    private final Ledger ledger;
    private final ChaincodeEventsRequest request;
    private final Outlet<ChaincodeEventsResponse> outlet;
    private Optional<String> skipThrough;

    EventStream(Ledger ledger, ChaincodeEventsRequest request, Outlet<ChaincodeEventsResponse> outlet) {
        this.ledger = ledger;
        this.request = request;
        this.outlet = outlet;
        this.skipThrough = Optional.of(request.getAfterTransactionId()).filter(id -> !id.isEmpty());
    }

    /** Streams until the client leaves or the ledger closes. */
    void run() throws InterruptedException {
        long number = start();
        while (ledger.awaitBlock(number)) {
            List<ChaincodeEvent> events = events(number);
            if (!events.isEmpty()) {
                outlet.send(ChaincodeEventsResponse.newBuilder()
                        .setBlockNumber(number)
                        .addAllEvents(events)
                        .build());
            }
            number++;
        }
        throw Failure.closing();
    }

    private long start() {
        Optional<Long> resumed = skipThrough.flatMap(ledger::committed).map(Committed::block);
        return resumed.orElseGet(() -> position(request.getStartPosition()));
    }

    private long position(SeekPosition position) {
        return switch (position.getTypeCase()) {
            case SPECIFIED -> position.getSpecified().getNumber();
            case NEXT_COMMIT, TYPE_NOT_SET -> ledger.height();
            case OLDEST, NEWEST ->
                throw Failure.of(
                        Status.Code.INVALID_ARGUMENT, "invalid start position type: " + position.getTypeCase());
        };
    }

    private List<ChaincodeEvent> events(long number) {
        try {
            return BlockEvents.of(ledger.block(number)).stream()
                    .filter(this::wanted)
                    .toList();
        } catch (InvalidProtocolBufferException e) {
            throw Failure.of(Status.Code.ABORTED, "block " + number + " cannot be read");
        }
    }

    private boolean wanted(ChaincodeEvent event) {
        if (skipThrough.isPresent()) {
            if (skipThrough.get().equals(event.getTxId())) {
                skipThrough = Optional.empty();
            }
            return false;
        }
        return event.getChaincodeId().equals(request.getChaincodeId());
    }
}
