package io.whence.embedded.gateway;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/** The virtual thread behind one stream of messages to a client; it ends when the client leaves. */
final class StreamThread {
    private @Nullable Thread thread;
    private boolean interrupted;

    /** Work that streams; it returns when the stream is complete. */
    interface Work {
        void run() throws InterruptedException;
    }

    synchronized void start(StreamObserver<?> client, Work work) {
        if (!interrupted) {
            thread = Thread.startVirtualThread(() -> stream(client, work));
        }
    }

    synchronized void interrupt() {
        interrupted = true;
        if (thread != null) {
            thread.interrupt();
        }
    }

    private static void stream(StreamObserver<?> client, Work work) {
        try {
            work.run();
            client.onCompleted();
        } catch (StatusRuntimeException e) {
            client.onError(e);
        } catch (InterruptedException | CancellationException e) {
            // The client has left: there is nobody to tell.
        } catch (RuntimeException e) {
            client.onError(Status.INTERNAL.withDescription(e.toString()).asRuntimeException());
        }
    }
}
