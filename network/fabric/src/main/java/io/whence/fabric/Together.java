package io.whence.fabric;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Does the same for several servers at once. */
final class Together {
    private Together() {}

    /** Ends when all have ended; throws what the first of them threw. */
    static <T> void forEach(Collection<T> items, Consumer<T> action) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            items.forEach(item -> running.add(threads.submit(() -> action.accept(item))));
            for (Future<?> one : running) {
                join(one);
            }
        }
    }

    private static void join(Future<?> running) {
        try {
            running.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FabricUnavailable("interrupted", e);
        }
    }
}
