package io.whence.embedded.gateway;

import io.grpc.stub.StreamObserver;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Status;
import org.hyperledger.fabric.protos.peer.DeliverGrpc;
import org.hyperledger.fabric.protos.peer.DeliverResponse;

/** The block streams of one organisation's peer. */
public final class DeliverService extends DeliverGrpc.DeliverImplBase {
    private final Channel channel;
    private final Peer local;

    public DeliverService(Channel channel, Peer local) {
        this.channel = channel;
        this.local = local;
    }

    @Override
    public StreamObserver<Envelope> deliver(StreamObserver<DeliverResponse> client) {
        return stream(client, BlockShape.full());
    }

    @Override
    public StreamObserver<Envelope> deliverFiltered(StreamObserver<DeliverResponse> client) {
        return stream(client, BlockShape.filtered());
    }

    @Override
    public StreamObserver<Envelope> deliverWithPrivateData(StreamObserver<DeliverResponse> client) {
        return stream(client, BlockShape.withPrivateValues(channel, local.mspId()));
    }

    private StreamObserver<Envelope> stream(StreamObserver<DeliverResponse> client, BlockShape shape) {
        BlockingQueue<Optional<Envelope>> requests = new LinkedBlockingQueue<>();
        StreamThread thread = new StreamThread();
        Outlet<DeliverResponse> outlet = Outlet.of(client, thread::interrupt);
        BlockStream blocks = new BlockStream(channel, shape, outlet);
        thread.start(client, () -> serve(requests, blocks, outlet));
        return new Requests(requests, thread);
    }

    private static void serve(
            BlockingQueue<Optional<Envelope>> requests, BlockStream blocks, Outlet<DeliverResponse> outlet)
            throws InterruptedException {
        Status status = Status.SUCCESS;
        Optional<Envelope> request = requests.take();
        while (request.isPresent() && status == Status.SUCCESS) {
            status = blocks.serve(request.get());
            outlet.send(DeliverResponse.newBuilder().setStatus(status).build());
            if (status == Status.SUCCESS) {
                request = requests.take();
            }
        }
    }

    /** Hands a client's requests over, an empty one when there will be no more. */
    private record Requests(BlockingQueue<Optional<Envelope>> queue, StreamThread thread)
            implements StreamObserver<Envelope> {
        @Override
        public void onNext(Envelope request) {
            queue.add(Optional.of(request));
        }

        @Override
        public void onError(Throwable thrown) {
            thread.interrupt();
        }

        @Override
        public void onCompleted() {
            queue.add(Optional.empty());
        }
    }
}
