package io.whence.embedded.gateway;

import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** A stream of messages to a client that takes them at its own pace. */
final class Outlet<T> {
    private final ServerCallStreamObserver<T> observer;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    private Outlet(ServerCallStreamObserver<T> observer) {
        this.observer = observer;
    }

    /** Wraps the observer of a call that is just being accepted; {@code onCancel} hears if the client leaves. */
    static <T> Outlet<T> of(StreamObserver<T> observer, Runnable onCancel) {
        Outlet<T> outlet = new Outlet<>((ServerCallStreamObserver<T>) observer);
        outlet.observer.setOnReadyHandler(outlet::signal);
        outlet.observer.setOnCancelHandler(() -> {
            outlet.signal();
            onCancel.run();
        });
        return outlet;
    }

    /** Sends a message once the client is ready for it. */
    void send(T message) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (!observer.isReady() && !observer.isCancelled()) {
                changed.await();
            }
        } finally {
            lock.unlock();
        }
        if (observer.isCancelled()) {
            throw new CancellationException("the client has left");
        }
        observer.onNext(message);
    }

    private void signal() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
