package io.whence.embedded.commit;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Those who wait for transactions to be committed. Who stops waiting is forgotten. */
final class Awaited {
    private final Map<String, List<CompletableFuture<Committed>>> byTransaction = new ConcurrentHashMap<>();

    /** Completes when {@link #tell} is called for the transaction; whoever no longer waits cancels it. */
    CompletableFuture<Committed> await(String transactionId) {
        CompletableFuture<Committed> future = new CompletableFuture<>() {
            @Override
            public boolean cancel(boolean mayInterruptIfRunning) {
                leave(transactionId, this);
                return super.cancel(mayInterruptIfRunning);
            }
        };
        byTransaction.merge(
                transactionId,
                List.of(future),
                (known, more) -> Stream.concat(known.stream(), more.stream()).toList());
        return future;
    }

    void tell(String transactionId, Committed where) {
        waiting(transactionId).forEach(future -> future.complete(where));
    }

    /** Fails for everybody who waits. */
    void end() {
        for (String id : byTransaction.keySet()) {
            waiting(id)
                    .forEach(future -> future.completeExceptionally(new IllegalStateException("no block will follow")));
        }
    }

    /** Those who wait for a transaction, who are then no longer known. */
    private List<CompletableFuture<Committed>> waiting(String transactionId) {
        List<CompletableFuture<Committed>> waiting = byTransaction.remove(transactionId);
        return waiting == null ? List.of() : waiting;
    }

    @SuppressWarnings("ReferenceEquality") // Futures have no equality but their identity.
    private void leave(String transactionId, CompletableFuture<Committed> leaving) {
        byTransaction.computeIfPresent(transactionId, (id, waiting) -> {
            List<CompletableFuture<Committed>> left =
                    waiting.stream().filter(future -> future != leaving).toList();
            return left.isEmpty() ? null : left;
        });
    }
}
